import type { Decimal } from '../quantity/decimal.ts';
import type { Given } from '../quantity/given.ts';
import { unit } from '../quantity/unit.ts';

/** A given figure in a unit of its own dimension: `2 year` in `month` is 24. */
export function inUnit(given: Given, symbol: string, end: 'low' | 'likely' | 'high' = 'likely'): Decimal {
  const to = unit(symbol);
  const from = given.amount.unit;
  return given.amount[end]
    .times(from.numerator)
    .times(to.denominator)
    .dividedBy(from.denominator)
    .dividedBy(to.numerator);
}

export const isRange = (given: Given): boolean => !given.amount.low.eq(given.amount.high);
