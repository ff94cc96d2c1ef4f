import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A folder of its own for a test file; `remove` takes it away again. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tco-logs-'));
  return { at: (name: string) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const connection = DuckDBInstance.create(':memory:').then(instance => instance.connect());

/** What DuckDB answers about files: one object a row, whole numbers as numbers. */
export async function asked(sql: string): Promise<readonly Record<string, unknown>[]> {
  const rows = (await (await connection).runAndReadAll(sql)).getRowObjects();
  const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}
