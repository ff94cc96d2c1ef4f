import { readFileSync } from 'node:fs';
import type { TypedColumn } from '../../../src/usage/column-type.ts';
import { requestsView, type View } from '../../../src/usage/cube/requests-view.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';

import { type DuckDbEngine, openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import {
  areLines,
  type FileSet,
  jsonLinesQuery,
  jsonStructureQuery,
  jsonTable,
  tableOf,
} from '../../../src/usage/files/file-set.ts';
import { jsonColumns } from '../../../src/usage/files/json-columns.ts';
import { structureColumns } from '../../../src/usage/files/json-structure.ts';
import { mappedPaths } from '../../../src/usage/mapping/mapped-paths.ts';
import type { Columns, Mapping } from '../../../src/usage/mapping/mapping.ts';

export const FIXTURES = 'test/usage/sources/fixtures';

/** The first of December 2026: what is later cannot have happened. */
export const LATEST = Date.UTC(2026, 11, 1);

export const openEngine = (): Promise<DuckDbEngine> => openDuckDb({ memory: 1e9, temporary: '', rowLimit: 10_000 });

async function fileSet(engine: DuckDbEngine, file: string): Promise<FileSet> {
  const kind = file.endsWith('.csv') ? 'csv' : file.endsWith('.parquet') ? 'parquet' : 'json';
  const set: FileSet = { kind, files: [file] };
  if (kind !== 'json') return set;
  const [counts] = await engine.rows(jsonLinesQuery(set));
  const marked = readFileSync(file)
    .subarray(0, 3)
    .equals(Buffer.from([0xef, 0xbb, 0xbf]));
  return { ...set, lines: areLines(Number(counts![0]), Number(counts![1])), marked };
}

const isJson = ({ kind }: FileSet): boolean => kind === 'json';

/** What the columns of a file are, as far as a look at it says. */
export async function seenColumns(engine: DuckDbEngine, file: string): Promise<readonly TypedColumn[]> {
  const set = await fileSet(engine, file);
  if (isJson(set)) {
    const [row] = await engine.rows(jsonStructureQuery(set));
    return structureColumns(row?.[0] ?? '{}');
  }
  return (await engine.describe(tableOf(set))).map(({ name, type }) => ({ name, type: DUCKDB.typeOf(type) }));
}

/** What stands after FROM for a file, and the columns it has there. */
export async function tableOfFile(
  engine: DuckDbEngine,
  file: string,
  mapping: Mapping,
  labels: readonly Columns[] = [],
) {
  const set = await fileSet(engine, file);
  if (!isJson(set)) return { from: tableOf(set), columns: await seenColumns(engine, file) };
  const columns = jsonColumns(mappedPaths(mapping, labels), mapping.unfold);
  return { from: jsonTable(set, columns), columns };
}

/** The requests of a file by a mapping. */
export async function viewOf(
  engine: DuckDbEngine,
  file: string,
  mapping: Mapping,
  labels: readonly Columns[] = [],
): Promise<View> {
  const { from, columns } = await tableOfFile(engine, file, mapping, labels);
  return requestsView(from, columns, mapping, DUCKDB, { labels, latest: LATEST });
}
