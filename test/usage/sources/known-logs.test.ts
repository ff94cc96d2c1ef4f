import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../src/usage/cube/requests-view.ts';
import type { Engine } from '../../../src/usage/engine.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { EXPECTED, type Expected } from './expected.ts';
import { openEngine, seenColumns, viewOf } from './opened-log.ts';

export const FIXTURES = 'test/usage/sources/fixtures';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

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

describe('a known log', () => {
  test.each(EXPECTED)('$file gives the sums that were added up by hand', async ({ file, log, ...expected }) => {
    const path = join(FIXTURES, file);
    const recognised = recogniseLog(await seenColumns(engine, path));
    expect('log' in recognised ? recognised.log.id : recognised).toBe(log);
    const { mapping } = KNOWN_LOGS.find(({ id }) => id === log)!;
    const found = await totals(await viewOf(engine, path, mapping));
    expect(found).toEqual({ ...expected, flaws: 0 });
  });
});
