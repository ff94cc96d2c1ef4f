import { describe, expect, test } from 'vitest';
import { HashStream } from '../../../src/analysis/simulation/hash-stream.ts';
import { estimateOf, studentQuantile } from '../../../src/analysis/simulation/replications.ts';

describe('an estimate from replications', () => {
  test('1 … 8: mean 4.5, variance 6, standard error √(6/8), half width 2.364624 of it', () => {
    const estimate = estimateOf([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(estimate.mean).toBe(4.5);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(0.75), 12);
    expect(estimate.halfWidth).toBeCloseTo(2.364624 * Math.sqrt(0.75), 4);
  });
  test('of what is the same in all has no error', () => {
    const same = 1234.1 / 3;
    expect(estimateOf(new Array(16).fill(same))).toEqual({ mean: same, standardError: 0, halfWidth: 0 });
  });
  test.each([
    // scipy.stats.t.ppf(0.975, degrees)
    [7, 2.364624251592784],
    [15, 2.131449545559776],
    [31, 2.039513446396408],
    [63, 1.998340542520741],
  ])('has the quantile of Student’s t with %i degrees of freedom, %f', (degrees, t) => {
    expect(Math.abs(studentQuantile(degrees) / t - 1)).toBeLessThan(3e-5);
  });
  test('holds the true mean 95 times in 100: of 4,000, within 4 standard errors √(0.95 · 0.05/4000)', () => {
    const random = new HashStream(5);
    // twelve uniform numbers less 6 are as good as normal
    const normal = () => Array.from({ length: 12 }, () => random.next() / 2 ** 32).reduce((a, b) => a + b, -6);
    let held = 0;
    for (let i = 0; i < 4000; i++) {
      const { mean, halfWidth } = estimateOf(Array.from({ length: 8 }, normal));
      if (Math.abs(mean) <= halfWidth) held++;
    }
    expect(Math.abs(held / 4000 - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / 4000));
  });
  test('is refused for fewer than 8', () => {
    expect(() => estimateOf([1, 2, 3])).toThrow(RangeError);
  });
});
