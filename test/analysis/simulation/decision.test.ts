import { describe, expect, test } from 'vitest';
import type { Outcomes } from '../../../src/analysis/simulation/outcomes.ts';
import { decide } from './decide.ts';

/** The same four draws in each of 8 replications. */
const repeated = (costs: readonly (readonly number[])[], possible?: readonly (readonly number[])[]): Outcomes => {
  const eightfold = (row: readonly number[]) => Array.from({ length: 8 }, () => row).flat();
  return {
    costs: costs.map(row => Float64Array.from(eightfold(row))),
    possible: costs.map((row, p) => Uint8Array.from(eightfold(possible?.[p] ?? row.map(() => 1)))),
    bounds: Array.from({ length: 9 }, (_, r) => 4 * r),
  };
};

/** What knowing everything before choosing would be worth: the regret of the choice. */
const regretOf = ({ plans, leastRegret }: ReturnType<typeof decide>) => plans[leastRegret!]!.regret!;

describe('a choice between plans', () => {
  test('falls on the least expected cost; regret and the value of perfect information follow', () => {
    const decision = decide(
      repeated([
        [1, 5, 5, 5],
        [2, 4, 6, 5],
        [9, 9, 0, 9],
      ]),
    );
    // means 16/4, 17/4, 27/4; minima 1, 4, 0, 5, in mean 10/4
    expect(decision.plans.map(p => p.cost!.mean)).toEqual([4, 4.25, 6.75]);
    expect(decision.plans.map(p => p.regret!.mean)).toEqual([1.5, 1.75, 4.25]);
    // 5 = 5 in the last draw goes to the first
    expect(decision.plans.map(p => p.cheapest.mean)).toEqual([0.5, 0.25, 0.25]);
    expect([decision.leastRegret, regretOf(decision).mean]).toEqual([0, 1.5]);
    expect(regretOf(decision).halfWidth).toBe(0);
  });
  test('falls on plans that are possible in every draw only; the others count where they are possible', () => {
    const decision = decide(
      repeated(
        [
          [10, 10, 10, 10],
          [1, 2, 30, 1],
        ],
        [
          [1, 1, 1, 1],
          [0, 1, 1, 0],
        ],
      ),
    );
    expect(decision.plans.map(p => p.possible.mean)).toEqual([1, 0.5]);
    // (2 + 30)/2; regret (0 + 20)/2
    expect([decision.plans[1]!.cost!.mean, decision.plans[1]!.regret!.mean]).toEqual([16, 10]);
    // of four draws the other plan wins one, by 8
    expect(decision.plans.map(p => p.cheapest.mean)).toEqual([0.75, 0.25]);
    expect([decision.leastRegret, regretOf(decision).mean]).toEqual([0, 2]);
  });
  test('falls on those most often possible where none always is; where no plan is possible, none is the cheapest', () => {
    const decision = decide(
      repeated(
        [
          [1, 1, 1, 1],
          [3, 3, 3, 3],
        ],
        [
          [1, 0, 0, 0],
          [1, 1, 1, 0],
        ],
      ),
    );
    expect(decision.plans.map(p => p.cheapest.mean)).toEqual([0.25, 0.5]);
    // 2 in one of its three draws
    expect(decision.leastRegret).toBe(1);
    expect(regretOf(decision).mean).toBeCloseTo(2 / 3, 12);
  });
  test('falls on none where no plan is ever possible', () => {
    const decision = decide(repeated([[1, 1, 1, 1]], [[0, 0, 0, 0]]));
    expect(decision.leastRegret).toBeUndefined();
    expect(decision.plans[0]).toMatchObject({ possible: { mean: 0 }, cost: undefined, regret: undefined });
  });
});

test('of a plan that is possible in few draws the mean is that of these draws, even where a replication has none', () => {
  const bounds = Array.from({ length: 9 }, (_, r) => 4 * r);
  const all = <T>(value: (draw: number) => T) => Array.from({ length: 32 }, (_, draw) => value(draw));
  const { plans } = decide({
    costs: [Float64Array.from(all(() => 10)), Float64Array.from(all(draw => 20 + draw))],
    // draws 0, 1 and 9
    possible: [all(() => 1), all(draw => (draw < 2 || draw === 9 ? 1 : 0))],
    bounds,
  });
  expect(plans[1]!.cost!.mean).toBeCloseTo(20 + 10 / 3, 12);
  expect(plans[1]!.regret!.mean).toBeCloseTo(10 + 10 / 3, 12);
  expect(plans[1]!.cost!.halfWidth).toBeGreaterThan(0);
});
