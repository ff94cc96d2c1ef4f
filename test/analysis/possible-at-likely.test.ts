import { describe, expect, test } from 'vitest';
import { isBelowZero, isPossible } from '../../src/analysis/possible-at-likely.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Quantity } from '../../src/quantity/quantity.ts';

const margins = (...values: readonly string[]) => ({
  margins: values.map(v => ({ margin: Quantity.constant(v, '', 'a limit') })),
});

describe('what a plan has left of a limit', () => {
  test('breaks it below zero only, and a zero with a sign is not below', () => {
    // 0 × −1 = −0 in decimals
    expect([new Decimal(0).times(-1), new Decimal(0), new Decimal('-1e-30')].map(isBelowZero)).toEqual([
      false,
      false,
      true,
    ]);
  });
  test('is needed of all limits, to the last digit', () => {
    expect(isPossible(margins())).toBe(true);
    expect(isPossible(margins('0', '3'))).toBe(true);
    expect(isPossible(margins('3', '-0.00000000000000000001'))).toBe(false);
  });
});
