import type { ColumnType, TypedColumn } from '../column-type.ts';
import { DUCKDB } from '../dialects/duckdb.ts';

export type FileKind = 'parquet' | 'csv' | 'json';

/** Files of one form that are read together. */
export interface FileSet {
  readonly kind: FileKind;
  readonly files: readonly string[];
  /** Files of CSV by their headings, where these differ. */
  readonly groups?: readonly (readonly string[])[];
  /** Bytes of the longest document of JSON that may be in them: a line, or a whole file. */
  readonly longest?: number;
  /** Whether a document of JSON is a line, so that a broken one harms no other. */
  readonly lines?: boolean;
  /** Whether these lines begin with a byte order mark, over which DuckDB loses the first line when it reads with several threads. */
  readonly marked?: boolean;
}

/** Names of files as DuckDB takes them: signs of a pattern in a name stand for themselves. */
const list = (files: readonly string[]): string =>
  `[${files.map(file => DUCKDB.literal(file.replace(/[*?[]/g, '[$&]'))).join(', ')}]`;

/** Bytes of a line of JSON at most, unless said otherwise. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Bytes that each thread keeps of CSV, twice the longest row there may be; DuckDB would keep 32 MB for every time that a question names the file. */
const CSV_BUFFER = 4 * 1024 * 1024;

/** Lines of a file of CSV that DuckDB remembers to have left out. */
const REJECTS = 200_000;

/**
 * A query for the lines that these files of CSV had and no question saw, after one was asked: how many there are, the file and the number of
 * the first, and whether there are more than DuckDB remembered. What stands in them is not read.
 */
export const rejectsQuery = (files: readonly string[]): string => {
  const rejects = `SELECT file_path, line, count(*) OVER (PARTITION BY scan_id, file_id) AS n_errors FROM reject_errors JOIN reject_scans USING (scan_id, file_id) WHERE file_path IN (${files.map(file => DUCKDB.literal(file)).join(', ')})`;
  return `SELECT count(DISTINCT (file_path, line)), min({'path': file_path, 'line': line}).path, min({'path': file_path, 'line': line}).line, max(n_errors) >= ${REJECTS} FROM (${rejects}) AS rejects`;
};

/** What stands after FROM for Parquet and CSV, whose columns tell themselves. Cells of CSV are texts; the files of a group have the same headings, in whatever order. */
export function tableOf({ kind, files, groups }: FileSet): string {
  if (kind === 'parquet') return `read_parquet(${list(files)}, union_by_name = true)`;
  if (!groups || groups.length < 2) return csvTable(files);
  return `(${groups.map(alike => `SELECT * FROM ${csvTable(alike)}`).join(' UNION ALL BY NAME ')})`;
}

const csvTable = (files: readonly string[]): string =>
  `read_csv(${list(files)}, all_varchar = true, header = true, store_rejects = true, rejects_limit = ${REJECTS}, buffer_size = ${CSV_BUFFER})`;

/** How JSON is read: a line that is none becomes a row of nothing; a broken document that is no line ends it all. */
const jsonOptions = ({ longest = LONGEST_LINE, lines = false }: Partial<FileSet>): string =>
  `${lines ? "format = 'newline_delimited', ignore_errors = true" : "format = 'auto'"}, maximum_object_size = ${longest}`;

/** What stands after FROM for JSON: of all that is in it these columns are read. */
export function jsonTable(set: FileSet, columns: readonly TypedColumn[]): string {
  if (set.marked) return linesTable(set, columns);
  const types = columns.map(({ name, type }) => `${DUCKDB.literal(name)}: ${DUCKDB.literal(DUCKDB.typeText(type))}`);
  return `read_json(${list(set.files)}, columns = {${types.join(', ')}}, ${jsonOptions(set)})`;
}

/** The same, of lines that are read as texts: no sign that JSON may have in it parts their columns. */
function linesTable({ files, longest = LONGEST_LINE }: FileSet, columns: readonly TypedColumn[]): string {
  const structure = structureOf({ kind: 'struct', fields: new Map(columns.map(({ name, type }) => [name, type])) });
  const lines = `read_csv(${list(files)}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = chr(31), quote = '', escape = '', max_line_size = ${longest}, buffer_size = ${2 * longest})`;
  const json = 'CASE WHEN json_valid(line) THEN CAST(line AS JSON) END';
  const document = `CASE WHEN json_type(${json}) = 'OBJECT' THEN from_json(${json}, ${DUCKDB.literal(JSON.stringify(structure))}) END`;
  return `(SELECT unnest(document) FROM (SELECT ${document} AS document FROM (SELECT ltrim(line, chr(65279)) AS line FROM ${lines}) AS texts WHERE line <> '') AS documents)`;
}

/** A type as `from_json` takes it. */
function structureOf(type: ColumnType): unknown {
  if (type.kind === 'list') return [structureOf(type.element)];
  if (type.kind === 'struct') return Object.fromEntries([...type.fields].map(([name, of]) => [name, structureOf(of)]));
  return DUCKDB.typeText(type);
}

/** The first documents, or lines, of some of the files. */
const firstDocuments = (set: FileSet): string =>
  `(SELECT json FROM read_json_objects(${list(set.files.slice(0, 3))}, ${jsonOptions(set)}) LIMIT 200)`;

/** A query for how many lines of the first there are, and how many of them are a document each; {@link areLines} reads it. */
export const jsonLinesQuery = (set: FileSet): string =>
  `SELECT count(*) AS s_lines, count(*) FILTER (json_type(json) = 'OBJECT') AS s_documents FROM ${firstDocuments({ ...set, lines: true })} AS lines`;

/** Whether JSON is a document a line, broken ones among them: of one document that is set out over lines few are one themselves. */
export const areLines = (lines: number, documents: number): boolean => documents > 0 && documents * 2 >= lines;

/** A query for how many documents of JSON there are, and how many of them say that more follow. */
export const pagesQuery = (set: FileSet): string =>
  `SELECT count(*) AS s_pages, count(*) FILTER (json_extract_string(json, '$.has_more') = 'true') AS s_more FROM read_json_objects(${list(set.files)}, ${jsonOptions(set)})`;

/** A query for what the documents of JSON are made of, without a word of what is in them. */
export const jsonStructureQuery = (set: FileSet): string =>
  `SELECT json_group_structure(json) FROM ${firstDocuments(set)} AS documents WHERE json_type(json) = 'OBJECT'`;
