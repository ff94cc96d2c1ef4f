import { describe, expect, test } from 'vitest';
import { marginalOf } from '../../../src/analysis/simulation/marginal.ts';
import type { Outcomes } from '../../../src/analysis/simulation/outcomes.ts';
import { valueOfKnowing } from '../../../src/analysis/simulation/perfect-information.ts';
import { Sampler } from '../../../src/analysis/simulation/sampler.ts';
import { cumulative, density } from '../../../src/quantity/normal.ts';
import { decide } from './decide.ts';

const R = 16;
const N = 4096;
const normal = (mean: number, sd: number) =>
  marginalOf({ kind: 'normal', mean, sd, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
const coin = marginalOf({ kind: 'choice', values: [0, 1], weights: [3, 1] });

/** Plan 0 costs nothing; plan 1 the first input, N(mean, 3), and the second, N(0, 4). The third is a coin, the fourth nothing. */
function twoPlans(mean: number): { inputs: Float64Array[]; outcomes: Outcomes } {
  const sampler = new Sampler({ seed: 3, marginals: [normal(mean, 3), normal(0, 4), coin, normal(0, 1)], groups: [] });
  const inputs = [0, 1, 2, 3].map(() => new Float64Array(R * N));
  for (let r = 0; r < R; r++) {
    sampler.fill(
      r,
      0,
      N,
      inputs.map(x => x.subarray(r * N, (r + 1) * N)),
    );
  }
  const costs = [new Float64Array(R * N), inputs[0]!.map((x, n) => x + inputs[1]![n]!)];
  const possible = costs.map(c => new Uint8Array(c.length).fill(1));
  return { inputs, outcomes: { costs, possible, bounds: Array.from({ length: R + 1 }, (_, r) => r * N) } };
}

/** E[max(−X, 0)] of X ~ N(mean, sd): the unit normal loss integral, sd φ(mean/sd) − mean Φ(−mean/sd). */
const loss = (mean: number, sd: number) => sd * density(mean / sd) - mean * cumulative(-mean / sd);

describe('the value of knowing an input', () => {
  test.each([0, 1, 4])('meets the normal loss integral, plan 1 being dearer by %f on average', mean => {
    const { inputs, outcomes } = twoPlans(mean);
    const { plans, leastRegret } = decide(outcomes);
    const all = plans[leastRegret!]!.regret!;
    // √(3² + 4²) = 5
    expect(Math.abs(all.mean - loss(mean, 5))).toBeLessThan(2 * all.halfWidth);
    [3, 4].forEach((sd, input) => {
      const { value } = valueOfKnowing(inputs[input]!, outcomes)!;
      // the bin in which the best plan changes costs a little: within a hundredth of the standard deviation
      const exact = loss(mean, sd);
      expect(Math.abs(value.mean - exact)).toBeLessThan(2 * value.halfWidth + 0.01 * sd);
    });
  });
  test('of an input without effect is 0, and switches nothing', () => {
    const { inputs, outcomes } = twoPlans(1);
    for (const input of [2, 3]) {
      const { value, switches } = valueOfKnowing(inputs[input]!, outcomes)!;
      expect(value.mean).toBeLessThan(0.01);
      expect(switches).toEqual([]);
    }
  });
  test('says where one would switch: to plan 1 where the first input is below 0', () => {
    const { inputs, outcomes } = twoPlans(1);
    const { switches } = valueOfKnowing(inputs[0]!, outcomes)!;
    expect(switches.map(s => s.plan)).toEqual([1]);
    // 64 bins; P(N(1, 3) < 0) = Φ(−1/3) = 0.369; a bin there is 3/64/φ(1/3) = 0.12 wide
    expect(Math.abs(switches[0]!.to)).toBeLessThan(0.13);
    expect(Math.abs(switches[0]!.share - cumulative(-1 / 3))).toBeLessThan(1 / 64);
    // loss(1, 3) / Φ(−1/3)
    expect(Math.abs(switches[0]!.saving.mean - loss(1, 3) / cumulative(-1 / 3))).toBeLessThan(0.1);
  });
  test('of a coin that decides: 3/4 at cost 2, 1/4 at cost −10, against 0: 1/4 of 10 − max(0, 1)', () => {
    const { inputs, outcomes } = twoPlans(0);
    const byCoin = { ...outcomes, costs: [outcomes.costs[0]!, inputs[2]!.map(heads => (heads ? -10 : 2))] };
    const { value, switches } = valueOfKnowing(inputs[2]!, byCoin)!;
    // known: 1/4 · −10 = −2.5; unknown: plan 1 at 3/4 · 2 − 2.5 = −1
    expect(value.mean).toBeCloseTo(1.5, 10);
    expect(switches.map(({ from, to, plan, share }) => [from, to, plan, share])).toEqual([[0, 0, 0, 0.75]]);
  });
  test('is none where no plan is possible, and 0 where the other one is possible only where it is dearer', () => {
    const { inputs, outcomes } = twoPlans(0);
    const never = { ...outcomes, possible: outcomes.costs.map(c => new Uint8Array(c.length)) };
    expect(valueOfKnowing(inputs[0]!, never)).toBeNull();
    // plan 1 possible for positive first inputs only, and dearer than nothing there on average
    const partly = {
      ...outcomes,
      possible: [outcomes.possible[0]!, Uint8Array.from(inputs[0]!, x => (x > 0 ? 1 : 0))],
    };
    expect(valueOfKnowing(inputs[0]!, partly)!.value.mean).toBe(0);
  });
});
