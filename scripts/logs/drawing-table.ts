import { BIGINT, type DuckDBConnection, DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import type { Part } from './arrivals.ts';

const CHUNK = 2048;
const COLUMNS = [
  ['task', INTEGER],
  ['minute', BIGINT],
  ['cell_rows', INTEGER],
  ['rows_before', BIGINT],
  ['first_key', BIGINT],
  ['task_rows', BIGINT],
] as const;

/** Fills the table `cell` of a connection: `first_key` is the number of the task's first row in this part, `task_rows` how many it has there. */
export async function writeCells(connection: DuckDBConnection, { cells, rowsOfTask, before }: Part): Promise<void> {
  const columns = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE cell (${columns})`);
  const firstKeys: number[] = [];
  rowsOfTask.reduce((key, rows, task) => {
    firstKeys[task] = key;
    return key + rows;
  }, before);
  const appender = await connection.createAppender('cell');
  for (let from = 0; from < cells.length; from += CHUNK) {
    const some = cells.slice(from, from + CHUNK);
    const chunk = DuckDBDataChunk.create(COLUMNS.map(([, type]) => type));
    chunk.setColumns([
      some.map(({ task }) => task),
      some.map(({ minute }) => BigInt(minute)),
      some.map(({ rows }) => rows),
      some.map(cell => BigInt(cell.before)),
      some.map(({ task }) => BigInt(firstKeys[task]!)),
      some.map(({ task }) => BigInt(rowsOfTask[task]!)),
    ]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
