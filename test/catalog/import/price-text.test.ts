import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movePoint } from '../../../src/catalog/import/price-text.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';

describe('the digits of a price', () => {
  test('move without passing through a float', () => {
    expect(movePoint('3e-05', 6)).toBe('30');
    expect(movePoint('2.4414e-07', 6)).toBe('0.24414');
    expect(movePoint('0.00000008333333333333334', 6)).toBe('0.08333333333333334');
    expect(movePoint('1.10', 0)).toBe('1.1');
    expect(movePoint('12', -3)).toBe('0.012');
    expect(movePoint('1.5E-3', 6)).toBe('1500');
    expect(movePoint('-1', 6)).toBe('-1000000');
    expect(movePoint('100', 0)).toBe('100');
  });
  test('of 0 are 0, however it is written', () => {
    expect(['0', '0.0', '0e5', '-0', '0.000'].map(zero => movePoint(zero, 6))).toEqual(['0', '0', '0', '0', '0']);
  });
  test('are refused where there are none, or more than a price can have', () => {
    expect(
      ['', 'cheap', '1,5', '0x10', 'NaN', '1e', '1e999', '1e-90', '.5', `1${'0'.repeat(20)}`].map(t => movePoint(t, 6)),
    ).toEqual(Array.from({ length: 10 }, () => undefined));
  });
  test('are those of the decimal multiplied by a power of ten', () => {
    const numbers = fc.tuple(fc.nat(999_999), fc.stringMatching(/^\d{0,8}$/), fc.integer({ min: -12, max: 3 }));
    fc.assert(
      fc.property(numbers, fc.constantFrom(-3, 0, 6), ([whole, part, exponent], places) => {
        const text = `${whole}${part === '' ? '' : `.${part}`}e${exponent}`;
        // |digits| <= 14, so that 34 digits of the decimal hold the product exactly
        expect(movePoint(text, places)).toBe(new Decimal(text).times(new Decimal(10).pow(places)).toFixed());
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
