import { describe, expect, test } from 'vitest';
import type { Arithmetic } from '../../src/quantity/arithmetic.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { EXACT } from '../../src/quantity/exact.ts';
import { FLOATS } from '../../src/quantity/floats.ts';

/** Calls `check` for every whole need up to 40 that is reached by dividing and multiplying back through two divisors. */
function roundTrips(check: (need: number, a: number, b: number) => void): number {
  let count = 0;
  for (let need = 1; need <= 40; need++)
    for (let a = 2; a <= 30; a++)
      for (let b = 2; b <= 30; b++) {
        check(need, a, b);
        count++;
      }
  return count;
}

/** need ÷ a ÷ b · a · b: truly whole, whatever the rounding of the arithmetic makes of it. */
function there<T>(on: Arithmetic<T>, of: (n: number) => T, need: number, a: number, b: number): T {
  return on.times(on.times(on.per(on.per(of(need), of(a)), of(b)), of(a)), of(b));
}

describe('rounding up never buys one too many for a need that is truly whole, and never one too few', () => {
  test('floats: 33,640 needs such as 1/7/9·7·9', () => {
    const wrong: string[] = [];
    let raised = 0;
    const count = roundTrips((need, a, b) => {
      const value = there(FLOATS, n => n, need, a, b);
      if (Math.ceil(value) !== need) raised++;
      if (FLOATS.ceil(value) !== need) wrong.push(`${need}/${a}/${b}·${a}·${b}`);
    });
    expect(wrong).toEqual([]);
    expect(count).toBe(40 * 29 * 29); // 33,640
    // a plain ceiling would have bought one too many in some of them
    expect(raised).toBeGreaterThan(100);
  });

  test('decimals: the same needs', () => {
    const wrong: string[] = [];
    let raised = 0;
    roundTrips((need, a, b) => {
      if ((a * b) % 7 !== 0 && (a * b) % 3 !== 0) return; // the others are exact in decimals
      const value = there(EXACT, n => new Decimal(n), need, a, b);
      if (!value.ceil().eq(need)) raised++;
      if (!EXACT.ceil(value).eq(need)) wrong.push(`${need}/${a}/${b}·${a}·${b}`);
    });
    expect(wrong).toEqual([]);
    expect(raised).toBeGreaterThan(100);
  });

  test('a need that is above a whole number by a millionth takes the next one, in both', () => {
    for (let need = 1; need <= 1000; need++) {
      expect(FLOATS.ceil(need + 1e-6)).toBe(need + 1);
      expect(EXACT.ceil(new Decimal(need).plus('1e-6')).toNumber()).toBe(need + 1);
    }
  });

  test('exact also tells a need one billionth of a billionth above a whole number', () => {
    expect(EXACT.ceil(new Decimal(3).plus('1e-18')).toNumber()).toBe(4);
  });

  test('a million replicas are still counted one by one', () => {
    expect(FLOATS.ceil(1_000_000)).toBe(1_000_000);
    expect(FLOATS.ceil(1_000_000.001)).toBe(1_000_001);
  });

  test('nothing needed buys nothing, and below zero the rounding goes up as well', () => {
    expect(FLOATS.ceil(0)).toBe(0);
    expect(EXACT.ceil(new Decimal(0)).toNumber()).toBe(0);
    // −2 is whole; −2.5 goes up to −2
    expect([FLOATS.ceil(-2), FLOATS.ceil(-2.5)]).toEqual([-2, -2]);
    expect([EXACT.ceil(new Decimal(-2)).toNumber(), EXACT.ceil(new Decimal('-2.5')).toNumber()]).toEqual([-2, -2]);
    expect(EXACT.ceil(new Decimal('-2').minus('1e-33')).toNumber()).toBe(-2);
  });
});
