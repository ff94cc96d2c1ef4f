import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stream } from '../../../scripts/logs/chance.ts';
import { decimalText } from '../../../scripts/logs/decimal-text.ts';
import { drawLogs } from '../../../scripts/logs/draw.ts';
import { MODELS } from '../../../scripts/logs/prices.ts';
import { scattered } from '../../../scripts/logs/scatter.ts';
import { shape } from '../../../scripts/logs/shapes.ts';
import type { LogTask } from '../../../scripts/logs/task.ts';
import type { TaskTruth, Totals, Truth } from '../../../scripts/logs/truth.ts';
import { week } from '../../../scripts/logs/week.ts';
import { scratchFolder } from './drawn.ts';

const scratch = scratchFolder();
const agent = shape('default').find(({ id }) => id === 'coding-agent')!;
const calm = { dayNoise: 0, bursts: { share: 0, factor: 1, minutes: 1 } };

/** Of 20,000 rows: one task that grows, one that keeps office hours, one with bursts. */
const TASKS: readonly LogTask[] = [
  { ...agent, ...calm, id: 'growing', share: 0.4, week: week('flat'), growth: 0.6 },
  { ...agent, ...calm, id: 'office', share: 0.4, week: week('office'), growth: 0 },
  {
    ...agent,
    id: 'bursting',
    share: 0.2,
    week: week('flat'),
    growth: 0,
    dayNoise: 0,
    bursts: { share: 0.02, factor: 20, minutes: 5 },
  },
];
const [ROWS, DAYS] = [20_000, 28];
let truth: Truth;
let growing: TaskTruth;
let office: TaskTruth;
let bursting: TaskTruth;
let all: Totals;

beforeAll(async () => {
  truth = await drawLogs({ rows: ROWS, seed: 11, days: DAYS, tasks: TASKS }, scratch.at('logs'));
  [growing, office, bursting] = Object.values(truth.tasks) as [TaskTruth, TaskTruth, TaskTruth];
  all = truth.totals.all;
});
afterAll(scratch.remove);

/** A share of `n` draws lies within four standard errors of its expectation, but once in 16,000 times. */
const near = (share: number, n: number) => 4 * Math.sqrt((share * (1 - share)) / n);

describe('what was put in comes out', () => {
  test('as requests a day of each task', () => {
    for (const { id, share } of TASKS) {
      const { rows } = truth.totals.tasks[id]!;
      expect(Math.abs(rows / ROWS - share)).toBeLessThan(near(share, ROWS));
      expect(truth.tasks[id]!.put.rowsPerDay).toBeCloseTo((share * ROWS) / DAYS, 9);
    }
  });
  test('as lognormal lengths', () => {
    for (const { put, drawn } of [growing, office]) {
      const n = 7600;
      for (const [of, sigma] of [
        ['input', 0.6],
        ['output', 0.9],
      ] as const) {
        // the standard error of a quantile's logarithm is σ √(q (1 − q) / n) / φ(z)
        expect(Math.abs(Math.log(drawn[of].p50 / put[of].p50))).toBeLessThan((4 * sigma * 0.5) / 0.3989 / Math.sqrt(n));
        expect(Math.abs(Math.log(drawn[of].p90 / put[of].p90))).toBeLessThan((4 * sigma * 0.3) / 0.1755 / Math.sqrt(n));
        expect(Math.abs(Math.log(drawn[of].p99 / put[of].p99))).toBeLessThan(
          (4 * sigma * 0.0995) / 0.0267 / Math.sqrt(n),
        );
        // the mean of a lognormal has a relative standard error of √((e^σ² − 1) / n)
        expect(Math.abs(drawn[of].mean / put[of].mean - 1)).toBeLessThan(4 * Math.sqrt((Math.exp(sigma ** 2) - 1) / n));
      }
    }
    // 18,000 × e^(0.6² / 2)
    expect(office.put.input.mean).toBeCloseTo(21_549.91, 1);
  });
  test('as shares of the cache and as reasoning', () => {
    const { cache, reasoning } = office.put;
    // 0.9 hits × (0.8 + 0.98) / 2; 0.1 misses × 0.9 written × 0.35 for an hour
    expect(cache).toEqual({
      read: expect.closeTo(0.801, 9),
      write5m: expect.closeTo(0.0585, 9),
      write1h: expect.closeTo(0.0315, 9),
    });
    expect(Math.abs(all.cacheRead / all.input - cache.read)).toBeLessThan(near(0.9, ROWS) * 1.3);
    expect(Math.abs((all.cacheWrite5m + all.cacheWrite1h) / all.input - 0.09)).toBeLessThan(near(0.1, ROWS) * 1.3);
    expect(all.cacheWrite1h / (all.cacheWrite5m + all.cacheWrite1h)).toBeGreaterThan(0.3);
    expect(all.cacheWrite1h / (all.cacheWrite5m + all.cacheWrite1h)).toBeLessThan(0.4);
    // exponential in half of the requests: mean 450, variance 0.5 × 2 × 900² − 450²
    const paid = all.rows - all.refused;
    expect(Math.abs(all.reasoning / paid - reasoning.perRequest)).toBeLessThan(
      4 * Math.sqrt((900 ** 2 - 450 ** 2) / paid),
    );
  });
  test('as failures and second attempts', () => {
    const { rateLimited, timedOut, retries } = office.put;
    expect(Math.abs(all.refused / ROWS - rateLimited)).toBeLessThan(near(rateLimited, ROWS));
    expect(Math.abs(all.timedOut / ROWS - timedOut)).toBeLessThan(near(timedOut, ROWS));
    expect(Math.abs(all.retries / all.requests - retries)).toBeLessThan(near(retries, ROWS) + 1e-3);
    // 3.8 % of the rows fail, 95 % of those are tried once more
    expect(retries).toBeCloseTo(0.0361 / (1 - 0.0361), 9);
  });
  test('as growth, in a line through the logarithms of the days', () => {
    const { days } = growing.drawn;
    const middle = (days.length - 1) / 2;
    const slope =
      days.reduce((sum, rows, d) => sum + (d - middle) * Math.log(rows), 0) /
      days.reduce((sum, _, d) => sum + (d - middle) ** 2, 0);
    // a month is 730 hours; about 286 rows a day give a logarithm an error of 0.06, and the slope one of 0.06 / √Σ(d − 13.5)² = 0.06 / 42.7
    expect(Math.abs(slope * (730 / 24) - Math.log(1.6))).toBeLessThan(4 * (0.06 / 42.7) * (730 / 24));
    expect(growing.put.growthPerMonth).toBe(0.6);
  });
  test('as a week in local time', () => {
    const { drawn, put } = office;
    const rows = drawn.week.reduce((sum, n) => sum + n, 0);
    // χ² of 168 hours about what is expected: 167 ± 4 × √(2 × 167)
    const expected = put.week.map(weight => (weight / 168) * rows);
    const distance = drawn.week.reduce((sum, n, h) => sum + (n - expected[h]!) ** 2 / expected[h]!, 0);
    expect(distance).toBeLessThan(167 + 4 * Math.sqrt(334));
    // Tuesday 10:00 is busier than Tuesday 10:00 of UTC taken for local time would be
    expect(put.week[24 + 10]).toBeGreaterThan(4 * put.week[24 + 5]!);
  });
  test('as bursts, whose minutes stand out of their hours', () => {
    // 143 rows a day are 0.1 a minute; 20 times that is 2 a minute, in 40 minutes a day
    const counts = (task: TaskTruth) => task.drawn.busiestMinute.rows;
    expect(counts(bursting)).toBeGreaterThanOrEqual(5);
    expect(counts(growing)).toBeLessThan(5);
  });
});

describe('the parts of the generator', () => {
  test('scatter every thing into some cell, and none where the weight is 0', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, fc.nat(300), fc.nat(), (cells, count, seed) => {
        fc.pre(cells.some(weight => weight > 0));
        const counts = scattered(Float64Array.from(cells), count, stream(seed));
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(count);
        cells.forEach((weight, i) => {
          if (weight === 0) expect(counts[i]).toBe(0);
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });
  test('write whole units as exact decimals', () => {
    expect(decimalText(3_281_250_000_000n, 18)).toBe('0.00000328125');
    expect(decimalText(5_000_000n, 6, 2)).toBe('5.00');
    expect(decimalText(-1n, 6)).toBe('-0.000001');
    expect(decimalText(120n, 2)).toBe('1.2');
  });
  test('price every model as the catalog has it for June 2026', () => {
    for (const { provider, model, list, halved } of MODELS) {
      const folder = `pricing-data/api/${provider}`;
      expect(readdirSync(folder)).toContain(`${model}.yaml`);
      const { prices } = parse(readFileSync(`${folder}/${model}.yaml`, 'utf8')) as { prices: readonly CatalogPrices[] };
      const inForce = prices.filter(
        ({ validFrom = '', validTo = '9' }) => validFrom <= '2026-06-01' && validTo > '2026-06-30',
      );
      expect(inForce).toHaveLength(1);
      const { variants, ...listed } = inForce[0]!;
      const perMtok = Object.fromEntries(Object.entries(list).map(([bucket, price]) => [bucket, `${price} USD/Mtok`]));
      expect(listed).toMatchObject(perMtok);
      for (const [tier, buckets] of Object.entries(halved)) {
        const variant = variants.find(v => v.tier === tier)!;
        expect(variant.times).toBe('50%');
        expect(variant.buckets ?? ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output']).toEqual(buckets);
      }
    }
  });
  test('draw no tasks that have a bucket without a price, or shares that do not sum to 1', async () => {
    const draw = (tasks: readonly LogTask[]) => drawLogs({ rows: 10, seed: 1, tasks }, scratch.at('none'));
    await expect(draw([{ ...agent, share: 1, models: { 'openai/gpt-5.4': 1 } }])).rejects.toThrow('cacheWrite5m');
    await expect(draw([agent])).rejects.toThrow('sum to 0.14');
  });
});

interface CatalogPrices {
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly variants: readonly {
    readonly tier?: string;
    readonly times?: string;
    readonly buckets?: readonly string[];
  }[];
}
