import { describe, expect, test } from 'vitest';
import { choleskyOf, squared } from '../../../src/analysis/simulation/cholesky.ts';
import type { Distribution } from '../../../src/analysis/simulation/distribution.ts';
import { marginalOf } from '../../../src/analysis/simulation/marginal.ts';
import { pearsonOfRank } from '../../../src/analysis/simulation/rank-correlation.ts';
import { Sampler, type SamplerSpec } from '../../../src/analysis/simulation/sampler.ts';

const N = 2 ** 14;
const inputs: readonly Distribution[] = [
  { kind: 'uniform', low: 0, high: 1 },
  { kind: 'lognormal', mu: 1, sigma: 0.8, low: 0, high: Number.POSITIVE_INFINITY },
  { kind: 'pert', low: 10, likely: 11, high: 20 },
  { kind: 'triangular', low: 0, likely: 4, high: 5 },
  { kind: 'choice', values: [1, 2, 3], weights: [1, 1, 2] },
];
// correlations of the ranks of inputs 1, 2, 3
const RANKS = [1, 0.7, -0.3, 0.7, 1, 0.2, -0.3, 0.2, 1];
const spec: SamplerSpec = {
  seed: 11,
  marginals: inputs.map(marginalOf),
  groups: [
    {
      inputs: [1, 2, 3],
      cholesky: choleskyOf(
        Float64Array.from(RANKS, r => (r === 1 ? 1 : pearsonOfRank(r))),
        3,
      )!,
    },
  ],
};

const draws = (sampler: Sampler, replication: number, from: number, count: number): Float64Array[] => {
  const out = inputs.map(() => new Float64Array(count));
  sampler.fill(replication, from, count, out);
  return out;
};

function rankCorrelation(x: Float64Array, y: Float64Array): number {
  const ranks = (values: Float64Array) => {
    const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
    const rank = new Float64Array(values.length);
    order.forEach((at, i) => {
      rank[at] = i;
    });
    return rank;
  };
  const [a, b] = [ranks(x), ranks(y)];
  const n = x.length;
  // 1 − 6 Σd² / (n³ − n)
  return 1 - (6 * a.reduce((s, r, i) => s + (r - b[i]!) ** 2, 0)) / (n ** 3 - n);
}

describe('draws of several inputs', () => {
  test('have the rank correlations asked for, to 0.005, and none between the others', () => {
    const [a, b, c, d] = draws(new Sampler(spec), 0, 0, N) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const found = [rankCorrelation(b, c), rankCorrelation(b, d), rankCorrelation(c, d), rankCorrelation(a, b)];
    [0.7, -0.3, 0.2, 0].forEach((asked, i) => {
      expect(Math.abs(found[i]! - asked)).toBeLessThan(0.005);
    });
  });
  test('keep each input’s own distribution: means (low + 4 likely + high)/6, e^(1 + 0.32), (0 + 4 + 5)/3, (1 + 2 + 6)/4', () => {
    const mean = (x: Float64Array) => x.reduce((s, v) => s + v, 0) / N;
    const found = draws(new Sampler(spec), 1, 0, N).map(mean);
    [0.5, Math.exp(1.32), 74 / 6, 3, 2.25].forEach((expected, i) => {
      expect(Math.abs(found[i]! / expected - 1)).toBeLessThan(2e-3);
    });
  });
  test('are the same however they are split, and by whichever worker', () => {
    const all = draws(new Sampler(spec), 5, 0, 4096);
    const other = new Sampler(structuredClone(spec));
    draws(other, 4, 0, 10);
    const parts = [draws(other, 5, 3000, 1096), draws(other, 5, 0, 3000)] as const;
    all.forEach((values, i) => {
      expect([...parts[1][i]!, ...parts[0][i]!]).toEqual([...values]);
    });
  });
  test('differ between replications, seeds and dimensions', () => {
    const firstOf = (sampler: Sampler, replication: number) => draws(sampler, replication, 0, 1)[0]![0]!;
    const first = [
      firstOf(new Sampler(spec), 0),
      firstOf(new Sampler(spec), 1),
      firstOf(new Sampler({ ...spec, seed: 12 }), 0),
      firstOf(new Sampler(spec, 5), 0),
    ];
    expect(new Set(first).size).toBe(4);
  });
  test('of normal inputs add up to a normal sum: variance 1 + 4 + 2 · 0.5 · 1 · 2 = 7', () => {
    const ends = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const sampler = new Sampler({
      seed: 1,
      marginals: [1, 2].map(sd => marginalOf({ kind: 'normal', mean: 10, sd, ...ends })),
      groups: [{ inputs: [0, 1], cholesky: choleskyOf(Float64Array.of(1, 0.5, 0.5, 1), 2)! }],
    });
    const out = [new Float64Array(N), new Float64Array(N)] as const;
    sampler.fill(0, 0, N, out);
    const sum = out[0].map((x, i) => x + out[1][i]!).sort();
    expect(sum.reduce((s, x) => s + x, 0) / N).toBeCloseTo(20, 3);
    expect(sum.reduce((s, x) => s + (x - 20) ** 2, 0) / N).toBeCloseTo(7, 1);
    // the 95th percentile: 20 + 1.6448536 √7
    expect(sum[Math.round(0.95 * N)]).toBeCloseTo(20 + 1.6448536 * Math.sqrt(7), 1);
  });
  test('a score of the first input of a group becomes the value that is drawn', () => {
    const sampler = new Sampler(spec);
    const z = new Float64Array(100);
    sampler.fillScores(0, 1, 0, 100, z);
    sampler.fromScores(1, z, 100, z);
    // the first of a group is not moved by the others
    const own = draws(sampler, 0, 0, 100)[1]!;
    z.forEach((x, i) => {
      expect(x / own[i]!).toBeCloseTo(1, 12);
    });
  });
});

describe('the root of a correlation matrix', () => {
  test('squares to it', () => {
    const matrix = Float64Array.of(1, 0.9, 0.5, 0.9, 1, 0.4, 0.5, 0.4, 1);
    squared(choleskyOf(matrix, 3)!, 3).forEach((x, i) => {
      expect(x).toBeCloseTo(matrix[i]!, 12);
    });
  });
  test('is not there where no distribution has such correlations', () => {
    expect(choleskyOf(Float64Array.of(1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1), 3)).toBeUndefined();
  });
});
