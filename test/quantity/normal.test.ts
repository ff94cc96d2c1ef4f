import { describe, expect, test } from 'vitest';
import { cumulative, inverseCumulative } from '../../src/quantity/normal.ts';

describe('the normal distribution', () => {
  test.each([
    // scipy.special.ndtr
    [-38, 2.885428351004e-316],
    [-10, 7.61985302416047e-24],
    [-3, 0.001349898031630095],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [1.959963984540054, 0.975],
    [5, 0.9999997133484281],
  ])('has below %f the probability %f', (z, p) => {
    expect(Math.abs(cumulative(z) / p - 1)).toBeLessThan(1e-12);
  });
  test('is inverted, to a relative 1e-13, from 1e-300 up', () => {
    for (let p = 1e-300; p < 0.5; p *= 3.7) {
      const z = inverseCumulative(p);
      // dΦ/Φ ≈ −z dz in the tail: an error of z is seen z² times larger, relatively
      expect(Math.abs(cumulative(z) / p - 1)).toBeLessThan(1e-13 + 8e-16 * z * z);
      if (p > 1e-10) expect(inverseCumulative(1 - p)).toBeCloseTo(-z, 5);
    }
  });
  test('ends at infinity', () => {
    expect([inverseCumulative(0), inverseCumulative(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([cumulative(Number.NEGATIVE_INFINITY), cumulative(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
  });
});
