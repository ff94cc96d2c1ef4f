import { expect, test } from 'vitest';
import { marginalOf } from '../../../src/analysis/simulation/marginal.ts';
import { tornadoPlan } from '../../../src/analysis/simulation/tornado.ts';

test('a tornado moves one input at a time, from its 5th to its 95th percentile', () => {
  const marginals = [
    marginalOf({ kind: 'uniform', low: 0, high: 100 }),
    marginalOf({ kind: 'samples', values: [1, 2, 3] }),
  ];
  const { count, inputs } = tornadoPlan(marginals, [10, 2]);
  expect(count).toBe(5);
  expect(inputs.map(x => [...x])).toEqual([
    [10, 5, 95, 10, 10],
    [2, 2, 2, 1, 3],
  ]);
});
