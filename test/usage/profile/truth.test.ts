import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLogs } from '../../../scripts/logs/draw.ts';
import type { LogTask } from '../../../scripts/logs/task.ts';
import type { Truth } from '../../../scripts/logs/truth.ts';
import { week } from '../../../scripts/logs/week.ts';
import type { Estimate } from '../../../src/usage/profile/estimate.ts';
import type { NamedTask } from '../../../src/usage/profile/named-tasks.ts';
import type { Profile } from '../../../src/usage/profile/profile.ts';
import { scenarioText } from '../../../src/usage/profile/scenario-text.ts';
import { planOf, realCatalog, reportOf } from '../../model/compare.ts';
import { scratchFolder } from '../logs/drawn.ts';
import { askedFiles, DRAWN, profiled } from './profiled.ts';

const USUAL = {
  dayNoise: 0.02,
  bursts: { share: 0.01, factor: 4, minutes: 3 },
  ...{ batch: 0, flex: 0, rateLimited: 0.012, timedOut: 0.004, retried: 0.9 },
  reasoning: { share: 0, mean: 0 },
};

/** Prompts long enough on average for the caches of their APIs. */
const TASKS: readonly LogTask[] = [
  {
    ...USUAL,
    ...{ id: 'chat', team: 'support', route: '/chat', share: 0.4, week: week('evenings'), growth: 0.12 },
    input: { p50: 5200, sigma: 0.5 },
    output: { p50: 210, sigma: 0.6 },
    cache: { hits: 0.8, read: [0.55, 0.95], written: 0.7, oneHour: 0 },
    models: { 'anthropic/claude-haiku-4-5': 1 },
  },
  {
    ...USUAL,
    ...{ id: 'search', team: 'product', route: '/search', share: 0.3, week: week('office'), growth: -0.06 },
    input: { p50: 3600, sigma: 0.5 },
    output: { p50: 320, sigma: 0.5 },
    reasoning: { share: 0.3, mean: 600 },
    cache: { hits: 0.6, read: [0.2, 0.6], written: 0, oneHour: 0 },
    models: { 'openai/gpt-5.4-mini': 1 },
    batch: 0.3,
  },
  {
    ...USUAL,
    ...{ id: 'agent', team: 'product', route: '/agent', share: 0.15, week: week('office'), growth: 0.3 },
    input: { p50: 18_000, sigma: 0.6 },
    output: { p50: 380, sigma: 0.9 },
    reasoning: { share: 0.5, mean: 900 },
    cache: { hits: 0.9, read: [0.8, 0.98], written: 0.9, oneHour: 0.35 },
    models: { 'anthropic/claude-sonnet-4-6': 1 },
    rateLimited: 0.03,
    timedOut: 0.02,
  },
  {
    ...USUAL,
    ...{ id: 'enrich', team: 'data', route: '/enrich', share: 0.15, week: week('flat'), growth: 0 },
    input: { p50: 4800, sigma: 0.4 },
    output: { p50: 240, sigma: 0.4 },
    reasoning: { share: 1, mean: 120 },
    cache: { hits: 0.35, read: [0.4, 0.8], written: 0, oneHour: 0 },
    models: { 'google/gemini-3.5-flash': 1 },
    flex: 1,
  },
];

const scratch = scratchFolder();
let truth: Truth;
let profile: Profile;
let text: string;

beforeAll(async () => {
  truth = await drawLogs({ rows: 40_000, seed: 5, tasks: TASKS, rowsPerFile: 50_000 }, scratch.at('logs'));
  const files = truth.files.map(file => scratch.at(`logs/${file}`));
  // the weeks are told in the time of -05:00
  profile = profiled([await askedFiles(files, DRAWN, ['route'], { offset: -300 })], ['route']);
  text = scenarioText(profile, { name: 'drawn', timeZone: '-05:00' });
});
afterAll(scratch.remove);

const of = (id: string): NamedTask => profile.tasks.find(task => task.id === id)!;

let within: boolean[] = [];

/** Within the error bars that the profile states, or within 5 % of a figure that it states as a point. */
function expectFound(name: string, { value, low, high }: Estimate, put: number): void {
  const isWithin = low <= put && put <= high;
  within.push(isWithin);
  if (!isWithin)
    expect(Math.abs(value - put), `${name}: ${low}..${value}..${high}, put ${put}`).toBeLessThan(0.05 * put);
}

describe('of logs with a known truth', () => {
  test('every token is in the profile: the sums are exact', () => {
    for (const { id } of TASKS) {
      const { rows } = of(id).stream;
      const sum = (name: 'input' | 'cached' | 'write5m' | 'write1h' | 'output' | 'reasoning') =>
        Number(rows.reduce((n, row) => n + row[name], 0n));
      const { input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, rows: count } = truth.totals.tasks[id]!;
      expect([sum('input'), sum('cached'), sum('write5m'), sum('write1h'), sum('output'), sum('reasoning')]).toEqual([
        ...[input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning],
      ]);
      expect(Number(rows.reduce((n, row) => n + row.rows, 0n))).toBe(count);
    }
    expect(profile.unknown).toEqual([]);
  });
  test('what was put in lies within the error bars that are stated', () => {
    within = [];
    for (const {
      id,
      output: { p50, sigma },
      growth,
    } of TASKS) {
      const { put } = truth.tasks[id]!;
      const task = of(id);
      // refused and timed out rows are no requests that were answered, nor are those that were tried once more
      expectFound(`${id} per day`, task.perDay, put.rowsPerDay * (1 - put.rateLimited - put.timedOut));
      expectFound(`${id} input`, task.input, put.input.mean);
      expectFound(`${id} output`, task.output, p50 * Math.exp(sigma ** 2 / 2));
      expectFound(`${id} reasoning`, task.reasoning, put.reasoning.perRequest);
      expectFound(`${id} cached`, task.cached, put.cache.read);
      expectFound(`${id} written`, task.write5m, put.cache.write5m);
      expectFound(`${id} written for an hour`, task.write1h, put.cache.write1h);
      expectFound(`${id} growth`, task.trend!.monthly, growth);
    }
    expect(of('search').totals.batch).toBeGreaterThan(0n);
    expectFound('batch', of('search').batch, 0.3);
    // of 33 figures 95 % are 31; noise of a day moves several of them at once
    expect(within.filter(Boolean).length).toBeGreaterThanOrEqual(28);
  });
  test('percentiles are those of the draw, within the width of a bucket', () => {
    for (const { id } of TASKS) {
      const { drawn } = truth.tasks[id]!;
      // two digits below 100,000 tok: a bucket is at most a tenth of its lower end
      for (const p of ['p50', 'p90', 'p99'] as const)
        expect(Math.abs(of(id).inputPercentiles![p] / drawn.input[p] - 1)).toBeLessThan(0.1);
    }
  });
  test('the week that was put in is found again', () => {
    const { week: found } = of('chat');
    if (found.kind !== 'weekly') throw new Error(found.kind);
    expect(found.smoothed).toBe(false);
    const put = week('evenings');
    const error = put.reduce((n, weight, hour) => n + Math.abs(weight - found.weights[hour]!), 0) / 168;
    // 95 requests in an hour of the week on average scatter by a tenth: 0.8 × 0.1 is the mean distance
    expect(error).toBeLessThan(0.1);
  });
  test('today costs in the scenario what the requests cost', async () => {
    const report = reportOf(text, await realCatalog());
    const modelled = Number(planOf(report, 'today').firstMonth!.value);
    // 730 h of 24 are 30.4167 days; the logs have 30
    const recorded = (Number(truth.totals.all.cost) * 730) / 24 / 30;
    expect(Math.abs(modelled / recorded - 1)).toBeLessThan(0.002);
    const priced = profile.tasks.reduce((n, { totals }) => n + Number(totals.cost), 0) / 1e9;
    expect(priced).toBeCloseTo(Number(truth.totals.all.cost), 3);
  });
});
