import type { Decimal } from '../quantity/decimal.ts';
import type { Given } from '../quantity/given.ts';
import { spreadOf } from '../quantity/spread.ts';
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

/** An end of what usually comes: of a distribution without ends the middle, since its tails reach far and come seldom. */
export const usual = (given: Given, symbol: string, end: 'low' | 'high'): Decimal => {
  const kind = spreadOf(given.amount)?.kind;
  return inUnit(given, symbol, kind === 'normal' || kind === 'lognormal' ? 'likely' : end);
};

export const isRange = (given: Given): boolean => !given.amount.low.eq(given.amount.high);
