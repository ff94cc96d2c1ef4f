import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Estimate, isBounded, ratio, together } from '../../../src/usage/profile/estimate.ts';
import { chance, normal } from './chance.ts';

describe('a ratio of totals that came in days', () => {
  test('has the error that Cochran gives, by hand', () => {
    const { value, low, high } = ratio([10, 30, 20], [1, 2, 3]);
    // 60 / 6; residuals 10 - 10, 30 - 20, 20 - 30: squares 0 + 100 + 100
    expect(value).toBe(10);
    // t(0.975; 2) = 4.30265; sqrt(200 × 3 / 2) / 6 = 2.88675
    expect(high - value).toBeCloseTo(4.30265 * 2.88675, 4);
    expect(value - low).toBeCloseTo(high - value, 12);
  });
  test('is exact where every day has the same ratio', () => {
    expect(ratio([2, 4, 6], [1, 2, 3])).toEqual({ value: 2, low: 2, high: 2 });
  });
  test('is nothing without anything below, and of one day alone it has no ends', () => {
    expect(ratio([0, 0], [0, 0])).toEqual({ value: 0, low: 0, high: 0 });
    expect(isBounded(ratio([5, 0], [1, 0]))).toBe(false);
  });
  test('in 1,000 samples of days that differ the ends hold the truth about 95 times of 100', () => {
    const random = chance(1);
    let held = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const below: number[] = [];
      const above: number[] = [];
      for (let day = 0; day < 30; day++) {
        const n = 50 + Math.floor(150 * random());
        // requests of a day are alike: its mean is 1,000 tok × a lognormal of mean 1, and single ones scatter little beside
        const mean = 1000 * Math.exp(0.3 * normal(random) - 0.3 ** 2 / 2);
        below.push(n);
        above.push(n * mean + 400 * Math.sqrt(n) * normal(random));
      }
      const { low, high } = ratio(above, below);
      if (low <= 1000 && 1000 <= high) held++;
    }
    expect(held).toBeGreaterThan(920);
    expect(held).toBeLessThan(980);
  });
});

describe('shares of one whole', () => {
  const share = fc
    .tuple(fc.double({ min: 0, max: 0.3, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }))
    .map(([value, error]): Estimate => ({ value, low: value - error, high: value + error }));
  test('never have upper ends that together are more than all of it', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 3, maxLength: 3 }), shares => {
        const held = together(shares);
        expect(held.reduce((n, { high }) => n + high, 0)).toBeLessThanOrEqual(1 + 1e-12);
        for (const [i, { value, low, high }] of held.entries()) {
          expect([value, low]).toEqual([shares[i]!.value, shares[i]!.low]);
          expect(high).toBeGreaterThanOrEqual(value);
          expect(high).toBeLessThanOrEqual(shares[i]!.high);
        }
      }),
      { numRuns: 200 },
    );
  });
  test('stay as they are where there is room for their errors', () => {
    const some = [
      { value: 0.2, low: 0.1, high: 0.3 },
      { value: 0.1, low: 0, high: 0.2 },
    ];
    expect(together(some)).toBe(some);
  });
});
