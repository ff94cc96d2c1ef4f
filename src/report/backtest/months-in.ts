import { type Decimal, ONE } from '../../quantity/decimal.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { defaultGiven } from '../../scenario/defaults.ts';

/** The fewest days of a calendar month. */
const SHORTEST = 28;
const HOURS_PER_DAY = 24;

/** Months of a scenario in some days: a month of operating hours or working days is a calendar month, too. */
export function monthsIn(days: number, daysPerMonth: Decimal): Decimal {
  const usual = () =>
    likelyInBase(defaultGiven('hoursPerMonth', ['calendar', 'hoursPerMonth'])).dividedBy(HOURS_PER_DAY);
  return ONE.times(days).dividedBy(daysPerMonth.lt(SHORTEST) ? usual() : daysPerMonth);
}
