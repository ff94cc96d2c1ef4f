import type { TypedColumn } from '../column-type.ts';
import { DUCKDB } from '../dialects/duckdb.ts';

export type FileKind = 'parquet' | 'csv' | 'json';

/** Files of one form that are read together. */
export interface FileSet {
  readonly kind: FileKind;
  readonly files: readonly string[];
  /** Bytes of the longest document of JSON that may be in them: a line, or a whole file. */
  readonly longest?: number;
}

const list = (files: readonly string[]): string => `[${files.map(file => DUCKDB.literal(file)).join(', ')}]`;

/** Bytes of a line of JSON at most, unless said otherwise. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** What stands after FROM for Parquet and CSV, whose columns tell themselves. Cells of CSV are texts; its files have the same headings, in whatever order. */
export function tableOf({ kind, files }: FileSet): string {
  if (kind === 'parquet') return `read_parquet(${list(files)}, union_by_name = true)`;
  return `read_csv(${list(files)}, all_varchar = true, header = true, store_rejects = true, rejects_limit = 0)`;
}

/** What stands after FROM for JSON, one document a line or one array: of all that is in it these columns are read. What is no JSON becomes a row of nothing. */
export function jsonTable({ files, longest = LONGEST_LINE }: FileSet, columns: readonly TypedColumn[]): string {
  const types = columns.map(({ name, type }) => `${DUCKDB.literal(name)}: ${DUCKDB.literal(DUCKDB.typeText(type))}`);
  return `read_json(${list(files)}, columns = {${types.join(', ')}}, ignore_errors = true, maximum_object_size = ${longest})`;
}

/** A query for what the documents of JSON are made of, without a word of what is in them. */
export const jsonStructureQuery = ({ files, longest = LONGEST_LINE }: FileSet): string =>
  `SELECT json_group_structure(json) FROM (SELECT json FROM read_json_objects(${list(files.slice(0, 3))}, ignore_errors = true, maximum_object_size = ${longest}) LIMIT 200) AS documents WHERE json IS NOT NULL`;
