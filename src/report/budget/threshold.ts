import type { Decimal } from '../../quantity/decimal.ts';
import { type Given, inBase } from '../../quantity/given.ts';
import { unit } from '../../quantity/unit.ts';

/** Digits that figures are reported with; limits are held to the same, so that equal ones are equal. */
const DIGITS = 30;

export const rounded = (value: Decimal): Decimal => value.toSignificantDigits(DIGITS);

/** A limit as a number in the unit of its figure. `daysPerMonth` joins volumes a day and a month. */
export function limitIn(wanted: string, limit: Given, daysPerMonth: Decimal): Decimal {
  const { powers } = limit.amount.unit;
  const { numerator, denominator } = unit(wanted);
  const perDay = wanted !== 'day' && powers.get('day') === -1;
  const base = inBase(limit, 'likely').times(perDay ? daysPerMonth : 1);
  return rounded(base.times(denominator).dividedBy(numerator));
}

/** The change that a limit allows of what a figure was, in its unit. */
export function allowedChange(wanted: string, limit: Given, before: Decimal, daysPerMonth: Decimal): Decimal {
  if (limit.amount.unit.text !== '%') return limitIn(wanted, limit, daysPerMonth);
  return before.abs().times(inBase(limit, 'likely'));
}
