import { describe, expect, test } from 'vitest';
import { exponentialIntegral, sharedSteps } from '../../../src/model/capacity/burst-time.ts';

test('the exponential integral has its tabulated values', () => {
  // Abramowitz and Stegun, table 5.1
  expect(exponentialIntegral(0.1)).toBeCloseTo(1.822924, 6);
  expect(exponentialIntegral(1)).toBeCloseTo(0.2193839, 6);
  expect(exponentialIntegral(2)).toBeCloseTo(0.0489005, 6);
});

describe('the steps that a request of a burst shares with prompts of others', () => {
  /** Mean of min(1, left / length) over `left` even in 0 to `steps` and exponential lengths, by the midpoint rule. */
  const counted = (steps: number, mean: number) => {
    const [lefts, lengths] = [400, 4000];
    let sum = 0;
    for (let i = 0; i < lefts; i++)
      for (let j = 0; j < lengths; j++) {
        const length = -mean * Math.log(1 - (j + 0.5) / lengths);
        sum += Math.min(1, (steps * (i + 0.5)) / lefts / length);
      }
    return sum / lefts / lengths;
  };
  test.each([
    [26, 194],
    [122, 94],
    [1000, 100],
  ])('of %i steps with prompts and %i tokens on average are as many as counted', (steps, mean) => {
    expect(sharedSteps(steps, mean)).toBeCloseTo(counted(steps, mean), 2);
  });
  test('are none without prompts and nearly all with very many', () => {
    expect(sharedSteps(0, 100)).toBe(0);
    expect(sharedSteps(1e6, 100)).toBeGreaterThan(0.999);
    expect(sharedSteps(1e6, 100)).toBeLessThanOrEqual(1);
  });
});
