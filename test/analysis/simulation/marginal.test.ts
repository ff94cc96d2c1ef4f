import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BulkQuantiles } from '../../../src/analysis/simulation/bulk-quantiles.ts';
import type { Distribution } from '../../../src/analysis/simulation/distribution.ts';
import { marginalOf, quantile } from '../../../src/analysis/simulation/marginal.ts';
import { RUN } from '../../../src/analysis/simulation/sobol.ts';
import { tailQuantileOf } from '../../../src/analysis/simulation/tail-quantile.ts';
import { cumulative, inverseCumulative } from '../../../src/quantity/normal.ts';

const { POSITIVE_INFINITY: INFINITY } = Number;
const at = (d: Distribution, u: number) => quantile(marginalOf(d), u);
const pert = (low: number, likely: number, high: number) => ({ kind: 'pert', low, likely, high }) as const;
const normal = (mean: number, sd: number, low = -INFINITY, high = INFINITY) =>
  ({ kind: 'normal', mean, sd, low, high }) as const;
const lognormal = (mu: number, sigma: number, low = 0, high = INFINITY) =>
  ({ kind: 'lognormal', mu, sigma, low, high }) as const;
const drawn = (d: Distribution, bits: readonly number[]): Float64Array => {
  const out = new Float64Array(bits.length);
  const bulk = new BulkQuantiles([marginalOf(d)]);
  for (let from = 0; from < bits.length; from += RUN) {
    const part = bits.slice(from, from + RUN);
    bulk.runs[0]!.set(part);
    bulk.fill(0, 0, 0, part.length, out, from);
  }
  return out;
};

/** Draws in every octave of both tails, 200 in each. */
const everywhere: readonly number[] = Array.from({ length: 32 }, (_, octave) =>
  Array.from({ length: 200 }, (_, i) => Math.floor(2 ** (31 - octave) * (1 - i / 400))),
).flatMap(tails => tails.flatMap(m => [m, 2 ** 32 - 1 - m].filter(bits => bits >= 0 && bits < 2 ** 32)));

describe('quantiles in closed form', () => {
  test('uniform: low + u (high − low)', () => {
    expect(at({ kind: 'uniform', low: 2, high: 6 }, 0.25)).toBe(3);
  });
  test('triangular 0..1..4: F(1) = 1/4; F(x) = x²/4 below, 1 − (4 − x)²/12 above', () => {
    const d = { kind: 'triangular', low: 0, likely: 1, high: 4 } as const;
    expect([0, 1 / 16, 1 / 4, 1 - 1 / 12, 1].map(u => at(d, u))).toEqual([0, 0.5, 1, 3, 4]);
  });
  test('PERT 0..0..1 is 1 − (1 − u)^(1/5), and its mirror 0..1..1 is u^(1/5)', () => {
    for (const u of [1e-8, 1e-4, 0.1, 0.5, 0.9, 0.9999]) {
      expect(Math.abs(at(pert(0, 0, 1), u) + Math.expm1(Math.log1p(-u) / 5))).toBeLessThan(1e-11);
      expect(Math.abs(at(pert(0, 1, 1), u) - u ** 0.2)).toBeLessThan(1e-11);
    }
  });
  test('PERT 0..0.5..1 has α = β = 3: F(0.25) = 10 x³ − 15 x⁴ + 6 x⁵ = 0.103515625', () => {
    expect(at(pert(0, 0.5, 1), 0.103515625)).toBeCloseTo(0.25, 11);
  });
  test.each([
    // scipy.stats.beta.ppf(u, 1 + 4 likely, 5 − 4 likely)
    [0.3, 1e-6, 0.0006425812390762546],
    [0.3, 0.05, 0.09570428352919888],
    [0.3, 0.5, 0.35099948494911815],
    [0.3, 0.95, 0.6915510177116264],
    [0.3, 0.999999, 0.9835533430183723],
    [0.05, 1e-8, 4.770396251204515e-8],
    [0.05, 0.99, 0.6440245891369805],
  ])('PERT 0..%f..1 at %f is %f', (likely, u, x) => {
    expect(Math.abs(at(pert(0, likely, 1), u) - x)).toBeLessThan(1e-11);
  });
  test('lognormal: the median is e^mu, and one standard deviation above it e^(mu + sigma)', () => {
    expect(at(lognormal(3, 0.5), 0.5) / Math.exp(3)).toBeCloseTo(1, 10);
    expect(at(lognormal(3, 0.5), cumulative(1)) / Math.exp(3.5)).toBeCloseTo(1, 9);
  });
  test('normal between two ends: F(z) = (Φ(z) − Φ(low))/(Φ(high) − Φ(low))', () => {
    const [low, high] = [cumulative(-1), cumulative(2)];
    for (const z of [-0.999, 0, 1.5]) {
      expect(at(normal(0, 1, -1, 2), (cumulative(z) - low) / (high - low))).toBeCloseTo(z, 10);
    }
  });
  test('normal far in the tail, above 8: exact although 1 − Φ(8) = 6e-16', () => {
    // the median is where the tail is half of what it is at 8
    expect(at(normal(0, 1, 8), 0.5)).toBeCloseTo(-inverseCumulative(cumulative(-8) / 2), 9);
  });
  test('choice: shares by weight, in rising order; samples: equal shares, sorted', () => {
    const choice = { kind: 'choice', values: [30, 10, 20], weights: [1, 2, 0] } as const;
    // 10 with 2/3, 30 with 1/3, 20 never
    expect([0, 0.66, 0.67, 1].map(u => at(choice, u))).toEqual([10, 10, 30, 30]);
    const samples = { kind: 'samples', values: [5, 1, 3, 3] } as const;
    expect([0, 0.24, 0.25, 0.74, 0.75, 1].map(u => at(samples, u))).toEqual([1, 1, 3, 3, 5, 5]);
  });
});

describe('the tables', () => {
  test.each([
    normal(0, 1),
    normal(0, 1, -3, 1),
    normal(0, 1, 5, 12),
    lognormal(0, 0.3),
    lognormal(0, 1),
    lognormal(0, 3),
    lognormal(0, 1, 0.1, 10),
    pert(0, 0, 1),
    pert(0, 0.001, 1),
    pert(0, 0.3, 1),
    pert(0, 0.9, 1),
  ])('of %o meet the exact quantiles to 1e-9, in both tails down to 2^-33', d => {
    const values = drawn(d, everywhere);
    const exact = tailQuantileOf(d);
    const error = everywhere.map((bits, i) => {
      const upper = bits >= 2 ** 31;
      const x = exact(((upper ? 2 ** 32 - 1 - bits : bits) + 0.5) / 2 ** 32, upper);
      const size = d.kind === 'pert' ? 1 : d.kind === 'lognormal' ? x : Math.max(1, Math.abs(x));
      return Math.abs(values[i]! - x) / size;
    });
    expect(Math.max(...error)).toBeLessThan(1e-9);
  });
});

const anyRange = fc
  .tuple(
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    fc.double({ noNaN: true, min: 0, max: 1e6 }),
    fc.double({ noNaN: true, min: 0, max: 1 }),
  )
  .filter(([low, width]) => width > 1e-9 * Math.max(1, Math.abs(low)))
  .map(([low, width, share]) => ({ low, likely: Math.min(low + width, low + share * width), high: low + width }));
const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  anyRange.map(({ low, high }) => ({ kind: 'uniform', low, high }) as const),
  anyRange.map(r => ({ kind: 'pert', ...r }) as const),
  anyRange.map(r => ({ kind: 'triangular', ...r }) as const),
  fc
    .tuple(anyRange, fc.double({ noNaN: true, min: 0.3, max: 100 }))
    .map(([{ low, likely, high }, spread]) => normal(likely, (high - low) / spread, low, high)),
  fc
    .tuple(
      fc.double({ noNaN: true, min: -9, max: 9 }),
      fc.double({ noNaN: true, min: 0, max: 3 }),
      fc.double({ noNaN: true, min: 0.1, max: 4 }),
    )
    .map(([mu, sigma, reach]) => lognormal(mu, sigma, Math.exp(mu - reach * sigma), Math.exp(mu + reach * sigma))),
  fc
    .array(fc.tuple(fc.double({ noNaN: true, min: -9, max: 9 }), fc.nat(5)), { minLength: 1, maxLength: 9 })
    .map(all => ({ kind: 'choice', values: all.map(([v]) => v), weights: all.map(([, w]) => w + 0.1) }) as const),
  fc
    .array(fc.double({ noNaN: true, min: -9, max: 9 }), { minLength: 1, maxLength: 40 })
    .map(values => ({ kind: 'samples', values }) as const),
);
const supportOf = (d: Distribution): readonly [number, number] =>
  'values' in d ? [Math.min(...d.values), Math.max(...d.values)] : [d.low, d.high];

describe('any distribution', () => {
  test('stays within its support and rises with u, in bulk as one by one', () => {
    const probabilities = fc.array(fc.nat(2 ** 32 - 1), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anyDistribution, probabilities, (d, some) => {
        const bits = [...some, 0, 1, 15, 16, 17, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 17, 2 ** 32 - 1].sort((a, b) => a - b);
        const values = drawn(d, bits);
        const [low, high] = supportOf(d);
        const m = marginalOf(d);
        values.forEach((x, i) => {
          expect(x >= low && x <= high).toBe(true);
          expect(Math.abs(quantile(m, (bits[i]! + 0.5) / 2 ** 32) - x)).toBeLessThanOrEqual(1e-13 * Math.abs(x));
          // neighbours may differ by rounding only
          if (i > 0) expect(x - values[i - 1]!).toBeGreaterThanOrEqual(-4e-16 * (Math.abs(x) + Math.abs(high - low)));
        });
      }),
      { numRuns: 200, seed: 7 },
    );
  });
  test('survives being sent to a worker', () => {
    for (const d of [pert(1, 2, 4), { kind: 'choice', values: [1, 2], weights: [1, 3] } as const]) {
      expect(quantile(structuredClone(marginalOf(d)), 0.4)).toBe(at(d, 0.4));
    }
  });
});

describe('moments', () => {
  test.each<[Distribution, number, number]>([
    // (low + high)/2; width²/12
    [{ kind: 'uniform', low: 1, high: 7 }, 4, 3],
    // (low + 4 likely + high)/6; (mean − low)(high − mean)/7
    [pert(0, 2, 6), 14 / 6, ((14 / 6) * (6 - 14 / 6)) / 7],
    // (a + b + c)/3; (a² + b² + c² − ab − ac − bc)/18
    [{ kind: 'triangular', low: 0, likely: 1, high: 5 }, 2, (1 + 25 - 5) / 18],
    [normal(3, 2), 3, 4],
    // half normal: √(2/π); 1 − 2/π
    [normal(0, 1, 0), Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI],
    // e^(mu + sigma²/2); (e^(sigma²) − 1) e^(2 mu + sigma²)
    [lognormal(0, 0.5), Math.exp(0.125), (Math.exp(0.25) - 1) * Math.exp(0.25)],
    [{ kind: 'choice', values: [0, 10], weights: [3, 1] }, 2.5, 18.75],
    [{ kind: 'samples', values: [1, 2, 3, 4] }, 2.5, 1.25],
  ])('of %o: mean %f, variance %f', (d, mean, variance) => {
    const N = 2 ** 16;
    const values = drawn(
      d,
      Array.from({ length: N }, (_, i) => (i + 0.5) * 2 ** 16),
    );
    const found = values.reduce((s, x) => s + x, 0) / N;
    expect(Math.abs(found - mean)).toBeLessThan(2e-4);
    expect(Math.abs(values.reduce((s, x) => s + (x - found) ** 2, 0) / N - variance)).toBeLessThan(variance * 1e-3);
  });
});

describe('what is no distribution', () => {
  test.each<[Distribution, RegExp]>([
    [{ kind: 'uniform', low: 2, high: 1 }, /low ≤ high/],
    [pert(0, 3, 2), /low ≤ likely ≤ high/],
    [normal(0, -1), /sd ≥ 0/],
    [normal(0, 1, 50, 60), /no probability/],
    [lognormal(0, Number.NaN), /finite mu/],
    [{ kind: 'choice', values: [1, 2], weights: [1] }, /a weight for each value/],
    [{ kind: 'choice', values: [1, 2], weights: [0, 0] }, /positive sum/],
    [{ kind: 'samples', values: [] }, /finite values/],
  ])('%o is refused', (d, message) => {
    expect(() => marginalOf(d)).toThrow(message);
  });
  test('one value is one: no width, no deviation', () => {
    expect([pert(3, 3, 3), normal(3, 0), lognormal(Math.log(3), 0)].map(d => at(d, 0.7))).toEqual([
      3,
      3,
      Math.exp(Math.log(3)),
    ]);
  });
});
