import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { EXACT } from '../../src/quantity/exact.ts';
import { twelfthRoot } from '../../src/quantity/twelfth-root.ts';

describe('the twelfth root in float64', () => {
  test('of powers of whole numbers is those numbers', () => {
    for (const n of [1, 2, 3, 5, 0.5]) expect(twelfthRoot(n ** 12)).toBe(n);
  });
  test('meets the decimal one to two units in the last place, from 1e-300 to 1e300', () => {
    for (let i = 0; i <= 1200; i++) {
      const x = 10 ** (i / 2 - 300) * (1 + (i % 7) / 7);
      const exact = EXACT.root12(new Decimal(x));
      const error = new Decimal(twelfthRoot(x)).minus(exact).dividedBy(exact).toNumber();
      expect(Math.abs(error)).toBeLessThan(2 * 2 ** -52);
    }
  });
  test('of 0 is 0, and of less there is none', () => {
    expect([0, -1e-9, Number.NaN].map(twelfthRoot)).toEqual([0, Number.NaN, Number.NaN]);
  });
});
