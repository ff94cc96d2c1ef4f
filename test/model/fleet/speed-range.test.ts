import { describe, expect, test } from 'vitest';
import { basisAt, NEAR } from '../../../src/model/fleet/nearness.ts';
import { halfWidthNear } from '../../../src/model/fleet/speed-range.ts';

describe('the interval of a rate', () => {
  test('is that of the estimate without a measurement, and narrower the nearer one is', () => {
    expect(halfWidthNear(0.5, Number.POSITIVE_INFINITY)).toBe(0.5);
    // 0.5 x (1 - 1/2)
    expect(halfWidthNear(0.5, Math.log(2))).toBeCloseTo(0.25, 12);
  });
  test('is never narrower than what two engines at one point differ by', () => {
    expect(halfWidthNear(0.5, 0)).toBe(Math.log(1.1));
    expect(halfWidthNear(0.01, Number.POSITIVE_INFINITY)).toBe(Math.log(1.1));
  });
});

test('a row speaks for a point up to twice its conditions, beyond it scales the estimate', () => {
  expect([0, NEAR, NEAR * 1.001, Number.POSITIVE_INFINITY].map(basisAt)).toEqual([
    'measured',
    'measured',
    'scaled',
    'estimated',
  ]);
});
