import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLogs } from '../../../scripts/logs/draw.ts';
import type { Totals, Truth } from '../../../scripts/logs/truth.ts';
import { asked, scratchFolder } from './drawn.ts';

const scratch = scratchFolder();
const ROWS = 6_000;
let truth: Truth;

beforeAll(async () => {
  truth = await drawLogs(
    { rows: ROWS, seed: 3, days: 5, rowsPerFile: 500, invoice: true, discounts: { anthropic: '12.5%' } },
    scratch.at('logs'),
  );
});
afterAll(scratch.remove);

const COUNTS = `count(*) AS rows, count(*) FILTER (attempt = 1) AS requests, count(*) FILTER (attempt = 2) AS retries,
  count(*) FILTER (status = 'failure' AND spend = 0) AS refused, count(*) FILTER (status = 'failure' AND spend > 0) AS "timedOut",
  sum(cached_tokens)::BIGINT AS "cacheRead", sum(cache_creation_tokens)::BIGINT AS "cacheWrite5m",
  sum(cache_creation_1h_tokens)::BIGINT AS "cacheWrite1h", sum(reasoning_tokens)::BIGINT AS reasoning,
  sum(prompt_tokens)::BIGINT AS prompt, sum(completion_tokens)::BIGINT AS completion, sum(spend) AS spend`;

/** The totals as the provider counts: Anthropic keeps the cache out of the prompt, Google keeps reasoning out of the answer. */
function asWritten({ input, output, cost, ...rest }: Totals, provider: string) {
  const beside = provider === 'anthropic' ? rest.cacheRead + rest.cacheWrite5m + rest.cacheWrite1h : 0;
  const completion = output + (provider === 'google' ? 0 : rest.reasoning);
  return { ...rest, prompt: input - beside, completion, spend: expect.closeTo(Number(cost), 9) };
}

describe('truth.json', () => {
  test('tells the sums over the files, by task, model and tier, in the convention of each provider', async () => {
    const lanes = await asked(`
      SELECT split_part(route, '/', 4) AS path, model, replace(service_tier, 'default', 'standard') AS tier, ${COUNTS}
      FROM '${scratch.at('logs')}/requests/*.parquet' GROUP BY ALL ORDER BY ALL`);
    const told = truth.totals.lanes.map(({ task, provider, model, tier, ...totals }) => ({
      path: truth.tasks[task]!.route.split('/')[3]!,
      ...{ model, tier, ...asWritten(totals, provider) },
    }));
    const key = (lane: Record<string, unknown>) => `${lane.path} ${lane.model} ${lane.tier}`;
    expect(lanes).toEqual(told.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
    // six tasks; one on two models, two with a batch beside the standard tier
    expect(lanes).toHaveLength(9);
  });
  test('adds its lanes up to providers, tasks and all', () => {
    const { lanes, providers, tasks, all } = truth.totals;
    const sum = (some: readonly Totals[], of: 'rows' | 'input' | 'output') => some.reduce((s, t) => s + t[of], 0);
    for (const of of ['rows', 'input', 'output'] as const)
      for (const some of [lanes, Object.values(providers), Object.values(tasks)]) expect(sum(some, of)).toBe(all[of]);
    expect(all.rows).toBe(ROWS);
    expect(all.requests + all.retries).toBe(ROWS);
    expect(JSON.parse(readFileSync(scratch.at('logs/truth.json'), 'utf8'))).toEqual(truth);
  });
  test('names each column and each file', async () => {
    const columns = await asked(
      `SELECT column_name AS name FROM (DESCRIBE '${scratch.at('logs')}/requests/*.parquet')`,
    );
    expect(Object.keys(truth.columns)).toEqual(columns.map(({ name }) => name));
    const files = readdirSync(scratch.at('logs/requests'));
    expect(truth.files).toEqual([...files.map(name => `requests/${name}`), 'invoice.csv']);
    // 1,200 rows a day in files of 500
    expect(files.slice(0, 3)).toEqual(['2026-06-01-1.parquet', '2026-06-01-2.parquet', '2026-06-01-3.parquet']);
  });
  test('has percentiles, days, a week and a busiest minute for each task, of the rows that were drawn', async () => {
    // -05:00 is the time of the weeks
    const found = await asked(`
      WITH row AS (
        SELECT route, status, prompt_tokens + if(model LIKE 'claude%', cached_tokens + cache_creation_tokens + cache_creation_1h_tokens, 0) AS input,
          "startTime" AS t, "startTime" - INTERVAL 5 HOUR AS l
        FROM '${scratch.at('logs')}/requests/*.parquet'
      ), whole AS (
        SELECT route, quantile_disc(input, [0.5, 0.9, 0.99]) FILTER (status = 'success') AS input, count(*) FILTER (t::DATE = '2026-06-04') AS "fourthDay" FROM row GROUP BY route
      ), hours AS (SELECT route, (isodow(l) - 1) * 24 + hour(l) AS h, count(*) AS n FROM row GROUP BY ALL),
      minutes AS (SELECT route, date_trunc('minute', t) AS m, count(*) AS n FROM row GROUP BY ALL)
      SELECT whole.*, (SELECT list(h * 1000 + n ORDER BY h) FROM hours WHERE hours.route = whole.route)::VARCHAR AS week,
        (SELECT max(n) FROM minutes WHERE minutes.route = whole.route) AS busiest FROM whole ORDER BY route`);
    const told = Object.values(truth.tasks).map(({ route, drawn: { input, days, week, busiestMinute } }) => ({
      ...{ route, input: { items: [input.p50, input.p90, input.p99] }, fourthDay: days[3]! },
      // each hour that has rows, as hour × 1000 + rows
      week: `[${week.flatMap((n, h) => (n > 0 ? [h * 1000 + n] : [])).join(', ')}]`,
      busiest: busiestMinute.rows,
    }));
    expect(found).toEqual(told.sort((x, y) => (x.route < y.route ? -1 : 1)));
  });
  test('has a request id on each row that no other has', async () => {
    expect(
      await asked(`SELECT count(DISTINCT request_id) AS ids FROM '${scratch.at('logs')}/requests/*.parquet'`),
    ).toEqual([{ ids: ROWS }]);
  });
});

test('logs in the convention of a gateway count the cache into every prompt and reasoning into every answer', async () => {
  const unified = { rows: 2000, seed: 3, days: 2, convention: 'unified' } as const;
  const { totals } = await drawLogs(unified, scratch.at('unified'));
  const written = await asked(`
    SELECT sum(prompt_tokens)::BIGINT AS prompt, sum(completion_tokens)::BIGINT AS completion FROM '${scratch.at('unified')}/requests/*.parquet'`);
  const { input, output, reasoning } = totals.all;
  expect(written).toEqual([{ prompt: input, completion: output + reasoning }]);
});

describe('the invoice', () => {
  const lines = () => asked(`FROM '${scratch.at('logs')}/invoice.csv'`);
  test('bills every token of the logs once', async () => {
    const [billed] = await asked(`SELECT sum(quantity)::BIGINT AS tokens FROM '${scratch.at('logs')}/invoice.csv'`);
    const { input, output, reasoning } = truth.totals.all;
    expect(billed!.tokens).toBe(input + output + reasoning);
  });
  test('takes the discount of a contract off the unit price', async () => {
    const [read] = await asked(`
      SELECT DISTINCT unit_price::VARCHAR AS price FROM '${scratch.at('logs')}/invoice.csv'
      WHERE model = 'claude-sonnet-4-6' AND token_type = 'cache_write_5m'`);
    // 3.75 USD/Mtok × (1 − 12.5 %) = 3.28125 USD/Mtok
    expect(Number(read!.price)).toBeCloseTo(3.28125e-6, 15);
  });
  test('rounds each line to a millionth of a dollar, and sums to the amount told', async () => {
    const all = await lines();
    for (const { quantity, unit_price, amount } of all)
      expect(Math.abs(Number(quantity) * Number(unit_price) - Number(amount))).toBeLessThan(0.500_001e-6);
    const sum = all.reduce((s, { amount }) => s + Math.round(Number(amount) * 1e6), 0);
    expect(sum / 1e6).toBeCloseTo(Number(truth.invoice!.amount), 9);
    expect(all).toHaveLength(truth.invoice!.lines);
  });
  test('differs from list by the discount and by rounding alone', () => {
    const list = (provider: string) => Number(truth.totals.providers[provider]!.cost);
    const billed = (provider: string) => Number(truth.invoice!.providers[provider]);
    // half a millionth a line at most
    const most = (truth.invoice!.lines * 0.5) / 1e6;
    expect(Math.abs(billed('openai') - list('openai'))).toBeLessThan(most);
    expect(Math.abs(billed('google') - list('google'))).toBeLessThan(most);
    expect(Math.abs(billed('anthropic') - list('anthropic') * 0.875)).toBeLessThan(most);
  });
});
