import { describe, expect, test } from 'vitest';
import { rootOf } from '../../../src/analysis/simulation/cholesky.ts';
import { marginalOf } from '../../../src/analysis/simulation/marginal.ts';
import type { Estimate } from '../../../src/analysis/simulation/replications.ts';
import type { SamplerSpec } from '../../../src/analysis/simulation/sampler.ts';
import { dividedAmong, shapleyEffects } from '../../../src/analysis/simulation/shapley.ts';
import { sobolIndices } from '../../../src/analysis/simulation/sobol-indices.ts';
import type { Evaluate } from '../../../src/analysis/simulation/variance-request.ts';

const expectWithin = (found: Estimate, exact: number, atMost: number) => {
  expect(found.halfWidth).toBeLessThan(atMost);
  // twice the half width: of some hundred comparisons, one in twenty would miss once
  expect(Math.abs(found.mean - exact)).toBeLessThan(2 * found.halfWidth + 1e-9);
};
const independent = (count: number, low: number, high: number): SamplerSpec => ({
  seed: 9,
  marginals: Array.from({ length: count }, () => marginalOf({ kind: 'uniform', low, high })),
  groups: [],
});
const each = (count: number) => Array.from({ length: count }, (_, i) => [i]);
const perDraw =
  (f: (x: readonly number[]) => number): Evaluate =>
  (inputs, count) => [Float64Array.from({ length: count }, (_, n) => f(inputs.map(x => x[n]!)))];

/** sin x₁ + a sin² x₂ + b x₃⁴ sin x₁, inputs uniform on −π … π (Ishigami & Homma 1990). */
const [A, B] = [7, 0.1];
const ishigami = perDraw(([x, y, z]) => Math.sin(x!) + A * Math.sin(y!) ** 2 + B * z! ** 4 * Math.sin(x!));
const V1 = (1 + (B * Math.PI ** 4) / 5) ** 2 / 2;
const V2 = A ** 2 / 8;
const V13 = B ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
const V = V1 + V2 + V13;
const request = { spec: independent(3, -Math.PI, Math.PI), players: each(3), replications: 16, draws: 1024 };

describe('Sobol indices', () => {
  test('of the Ishigami function: first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437', () => {
    const [found] = sobolIndices({ ...request, evaluate: ishigami });
    [V1, V2, 0].forEach((v, i) => {
      expectWithin(found![i]!.first, v / V, 0.02);
    });
    [V1 + V13, V2, V13].forEach((v, i) => {
      expectWithin(found![i]!.total, v / V, 0.02);
    });
    expect([V1 / V, V2 / V, V13 / V].map(s => s.toFixed(4))).toEqual(['0.3139', '0.4424', '0.2437']);
  });
  test('of several outputs at once, one of which does not move', () => {
    const [sum, still] = sobolIndices({
      ...request,
      evaluate: ([x, y], count) => [
        x!.map((v, n) => 1e6 + v + 2 * y![n]!).slice(0, count),
        new Float64Array(count).fill(1e9),
      ],
    });
    // variances 1 : 4 : 0
    [0.2, 0.8, 0].forEach((s, i) => {
      expectWithin(sum![i]!.first, s, 0.01);
      expectWithin(sum![i]!.total, s, 0.01);
    });
    for (const { first, total } of still!) expect([first.mean, total.mean]).toEqual([0, 0]);
  });
  test('of correlated inputs exist for the group as one player only', () => {
    const spec = {
      ...request.spec,
      groups: [{ inputs: [0, 1], cholesky: rootOf(Float64Array.of(1, 0.5, 0.5, 1), 2) }],
    };
    expect(() => sobolIndices({ ...request, spec, evaluate: ishigami })).toThrow(RangeError);
    const [sum] = sobolIndices({
      ...request,
      spec,
      players: [[0, 1], [2]],
      evaluate: perDraw(x => x[0]! + x[1]! + x[2]!),
    });
    // the two parts are independent: all is first order
    expectWithin(sum![0]!.first, 1 - sum![1]!.total.mean, 0.02);
  });
});

const gaussian = (
  sds: readonly number[],
  correlations: readonly number[],
  members: readonly number[],
): SamplerSpec => ({
  seed: 4,
  marginals: sds.map(sd =>
    marginalOf({ kind: 'normal', mean: 5, sd, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }),
  ),
  groups: [{ inputs: members, cholesky: rootOf(Float64Array.from(correlations), members.length) }],
});
const run = { replications: 16, draws: 2048 };

describe('Shapley values', () => {
  test('of a game: gloves, one left and two right: 2/3, 1/6, 1/6', () => {
    // worth 1 with player 0 and one of 1, 2 at least (sets 3, 5, 7)
    const shares = dividedAmong(3, [0, 0, 0, 1, 0, 1, 0, 1]);
    [2 / 3, 1 / 6, 1 / 6].forEach((share, i) => {
      expect(shares[i]).toBeCloseTo(share, 12);
    });
  });
});

describe('Shapley effects', () => {
  test.each([0.6, -0.4, 0.999])('of β₁x₁ + β₂x₂ with correlation %f are those of Owen & Prieur 2017', rho => {
    const spec = gaussian([1, 3], [1, rho, rho, 1], [0, 1]);
    const [found] = shapleyEffects({ ...run, spec, players: each(2), evaluate: perDraw(x => 2 * x[0]! + x[1]!) });
    // β₁σ₁ = 2, β₂σ₂ = 3; variance 4 + 9 + 2ρ·6; effect 1 = 4(1 − ρ²/2) + 6ρ + 9ρ²/2
    const variance = 13 + 12 * rho;
    expectWithin(found!.variance, variance, 0.05);
    expectWithin(found!.shares[0]!, (4 * (1 - rho ** 2 / 2) + 6 * rho + (9 * rho ** 2) / 2) / variance, 0.02);
    expectWithin(found!.shares[1]!, (9 * (1 - rho ** 2 / 2) + 6 * rho + (4 * rho ** 2) / 2) / variance, 0.02);
  });
  test('of a linear model in three correlated inputs and a free one, two of them one player, are those of the formulas', () => {
    // x₀ … x₂ with unit variances and correlations 0.5, 0.3, −0.2; y = x₀ + 2x₁ − x₂ + x₃; players {0}, {1, 2}, the rest
    const [r, s, t] = [0.5, 0.3, -0.2];
    const spec = gaussian([1, 1, 1, 1], [1, r, s, r, 1, t, s, t, 1], [0, 1, 2]);
    const [found] = shapleyEffects({
      ...run,
      spec,
      players: [[0], [1, 2]],
      evaluate: perDraw(x => x[0]! + 2 * x[1]! - x[2]! + x[3]!),
    });
    // Var of y₃ = x₀ + 2x₁ − x₂: 1 + 4 + 1 + 2(2r − s − 2t)
    const joint = 6 + 2 * (2 * r - s - 2 * t);
    // explained by x₀: Cov(y₃, x₀)² = (1 + 2r − s)²
    const first = (1 + 2 * r - s) ** 2;
    // not explained by x₁, x₂: Var(x₀ | x₁, x₂) = 1 − (r² + s² − 2rst)/(1 − t²)
    const second = joint - (1 - (r * r + s * s - 2 * r * s * t) / (1 - t * t));
    // two players share what they explain jointly: (alone + joint − the other alone)/2; x₃ is independent: 1
    const all = joint + 1;
    [(first + joint - second) / 2, (second + joint - first) / 2, 1].forEach((effect, i) => {
      expectWithin(found!.shares[i]!, effect / all, 0.02);
    });
  });
  test('add up to all of the variance; without correlation lie between first-order and total index', () => {
    const [found] = shapleyEffects({ ...request, evaluate: ishigami });
    expect(found!.shares.reduce((sum, s) => sum + s.mean, 0)).toBeCloseTo(1, 9);
    // an interaction is shared evenly: V₁ + V₁₃/2, V₂, V₁₃/2
    [V1 + V13 / 2, V2, V13 / 2].forEach((v, i) => {
      expectWithin(found!.shares[i]!, v / V, 0.04);
    });
  });
  test('of an output that does not move are 0', () => {
    const [found] = shapleyEffects({ ...request, evaluate: (_, count) => [new Float64Array(count).fill(7)] });
    expect(found!.shares.map(s => s.mean)).toEqual([0, 0, 0]);
  });
  test('are refused for more than 8 players, those in none being one', () => {
    const ask = { ...request, spec: independent(9, 0, 1), evaluate: ishigami };
    expect(() => shapleyEffects({ ...ask, players: each(8) })).toThrow(RangeError);
  });
});
