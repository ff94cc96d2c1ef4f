import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../src/usage/cube/requests-view.ts';
import { resolutionOf, widthQuery } from '../../../src/usage/cube/resolution.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import type { DuckDbEngine } from '../../../src/usage/engines/duckdb.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { EXPECTED, type Expected } from './expected.ts';
import { FIXTURES, openEngine, seenColumns, tableOfFile, viewOf } from './opened-log.ts';

let engine: DuckDbEngine;
let folder: string;
beforeAll(async () => {
  engine = await openEngine();
  folder = mkdtempSync(join(tmpdir(), 'known-logs-'));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** What a view gives, added up as {@link Expected} says it. */
async function totals(view: View): Promise<Omit<Expected, 'file' | 'log'> & { flaws: number }> {
  const has = (name: 'failed' | 'batch') => view.dimensions.includes(name);
  const where = (condition: string) => `coalesce(sum(CASE WHEN ${condition} THEN r_requests ELSE 0 END), 0)`;
  const sums = ['input', 'cached', 'write5m', 'write1h', 'output', 'reasoning'].map(name => `sum(r_${name})`);
  const [row] = await engine.rows(
    `SELECT ${[
      'count(*) FILTER (r_flaw <> 0)',
      where(has('failed') ? 'r_failed = 0' : 'true'),
      where(has('failed') ? 'r_failed = 1' : 'false'),
      where(has('batch') ? 'r_batch = 1' : 'false'),
      'sum(r_cost)',
      ...sums,
      `list_sort(list(DISTINCT strftime(make_timestamp(r_at_ms * 1000), '%Y-%m-%d')))::VARCHAR`,
      `list_sort(list(DISTINCT r_model))::VARCHAR`,
    ].join(', ')} FROM (${view.sql})`,
  );
  const [flaws, answered, failed, batch, cost, input, cached, write5m, write1h, output, reasoning] = row!
    .slice(0, 11)
    .map(Number) as number[];
  const list = (cell: string) =>
    cell
      .replace(/^\[|\]$/g, '')
      .split(', ')
      .map(text => text.replace(/^'|'$/g, ''));
  return {
    flaws: flaws!,
    answered: view.hasRequests ? answered! : 'unknown',
    failed: failed!,
    batch: batch!,
    input: input!,
    cached: cached!,
    write5m: write5m!,
    write1h: write1h!,
    output: output!,
    reasoning: reasoning!,
    cost: row![4] === null ? 'unknown' : cost!,
    days: list(row![11]!),
    models: list(row![12]!),
  };
}

const sumsOf = async (path: string, id: string) =>
  totals(await viewOf(engine, path, KNOWN_LOGS.find(log => log.id === id)!.mapping));

describe('a known log', () => {
  test.each(EXPECTED)('$file gives the sums that were added up by hand', async ({ file, log, ...expected }) => {
    const path = join(FIXTURES, file);
    const recognised = recogniseLog(await seenColumns(engine, path));
    expect('log' in recognised ? recognised.log.id : recognised).toBe(log);
    expect(await sumsOf(path, log)).toEqual({ ...expected, flaws: 0 });
  });

  test.each([
    {
      as: 'otel-files',
      of: 'otel-table.jsonl',
      // a time as a time, attributes as a map
      rows: `SELECT CAST("Timestamp" AS TIMESTAMP) AS start_time, "TraceId" AS trace_id, "SpanId" AS span_id, "StatusCode" AS status_code, "SpanAttributes" AS attributes FROM read_json('$', columns = {Timestamp: 'VARCHAR', TraceId: 'VARCHAR', SpanId: 'VARCHAR', StatusCode: 'VARCHAR', SpanAttributes: 'MAP(VARCHAR, VARCHAR)'})`,
    },
    {
      as: 'langfuse',
      of: 'langfuse-observations.jsonl',
      // counts as a map of whole numbers, costs as one of decimals
      rows: `SELECT * FROM read_json('$', columns = {id: 'VARCHAR', trace_id: 'VARCHAR', type: 'VARCHAR', level: 'VARCHAR', start_time: 'TIMESTAMP', provided_model_name: 'VARCHAR', usage_details: 'MAP(VARCHAR, UBIGINT)', cost_details: 'MAP(VARCHAR, DECIMAL(18, 12))'})`,
    },
  ])('$as gives the same sums from Parquet', async ({ as, of, rows }) => {
    const path = join(folder, `${as}.parquet`);
    await engine.rows(`COPY (${rows.replace('$', join(FIXTURES, of))}) TO '${path}' (FORMAT parquet)`);
    const recognised = recogniseLog(await seenColumns(engine, path));
    expect('log' in recognised ? recognised.log.id : recognised).toBe(as);
    const { file: _, log: __, ...expected } = EXPECTED.find(({ file }) => file === of)!;
    expect(await sumsOf(path, as)).toEqual({ ...expected, flaws: 0 });
  });

  test.each([
    ['openai-usage.json', 'openai-usage', 'hour'],
    ['openai-usage.csv', 'openai-usage-csv', 'minute'],
    ['anthropic-usage.json', 'anthropic-usage', 'day'],
  ])('%s says itself how long the times are that it has sums of', async (file, id, resolution) => {
    const { mapping } = KNOWN_LOGS.find(log => log.id === id)!;
    const { from, columns } = await tableOfFile(engine, join(FIXTURES, file), mapping);
    const [row] = await engine.rows(widthQuery(from, columns, mapping, DUCKDB)!);
    expect(resolutionOf(Number(row![0]))).toBe(resolution);
  });

  test('without a column for the end of a time is not asked for its length', async () => {
    const { mapping } = KNOWN_LOGS.find(log => log.id === 'ccusage')!;
    const { from, columns } = await tableOfFile(engine, join(FIXTURES, 'ccusage-daily.json'), mapping);
    expect(widthQuery(from, columns, mapping, DUCKDB)).toBeUndefined();
  });

  test('has its times in UTC, whatever their offset', async () => {
    const path = join(FIXTURES, 'openai-responses.jsonl');
    const { mapping } = KNOWN_LOGS.find(log => log.id === 'openai-answers')!;
    const { sql } = await viewOf(engine, path, mapping);
    const [row] = await engine.rows(`SELECT r_at_ms FROM (${sql}) WHERE r_id = 'req_1'`);
    // 10:15:30.123 two hours east of UTC
    expect(Number(row![0])).toBe(Date.UTC(2026, 8, 1, 8, 15, 30, 123));
  });
});
