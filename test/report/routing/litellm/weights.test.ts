import { expect, test } from 'vitest';
import { wholeWeights } from '../../../../src/report/routing/litellm/weights.ts';

test.each([
  [[1], [100]],
  [
    [0.78, 0.22],
    [78, 22],
  ],
  // 33.3 as 33 is 1 % off, the unit that is missing goes to the first: 34 would be 2 % off, so thousands
  [
    [1 / 3, 1 / 3, 1 / 3],
    [334, 333, 333],
  ],
  // 0.4 of 100 would be 0, 4 of 1,000 is exact
  [
    [0.996, 0.004],
    [996, 4],
  ],
  // 1.234 of 1,000 as 1 is 19 % off, 12 of 10,000 is 2.8 % off, 123 of 100,000 0.3 %
  [
    [0.998766, 0.001234],
    [99877, 123],
  ],
])('%j become %j', (shares, weights) => {
  expect(wholeWeights(shares)).toEqual(weights);
});
