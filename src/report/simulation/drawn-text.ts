import type { Estimate as Found } from '../../analysis/simulation/replications.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Unit } from '../../quantity/unit.ts';
import type { Estimate } from './simulation-report.ts';

/** Digits of a figure of draws that the report carries: more than any number of draws makes sure. */
const DIGITS = 12;

/** A number of the draws as plain decimal text. */
export const drawnText = (value: number): string => new Decimal(value).toSignificantDigits(DIGITS).toFixed();

/** A number in base units, in the unit it is shown in. */
export const inUnit = (value: number, { numerator, denominator }: Unit): string =>
  drawnText((value * denominator.toNumber()) / numerator.toNumber());

export const estimateText = ({ mean, halfWidth }: Pick<Found, 'mean' | 'halfWidth'>): Estimate => ({
  value: drawnText(mean),
  halfWidth: drawnText(halfWidth),
});

export const NO_ESTIMATE: Estimate = { value: '0', halfWidth: '0' };
