import { Decimal } from '../../quantity/decimal.ts';

/** Digits of an estimate that are written down: more than it deserves, and the same on every machine. */
const DIGITS = 9;

/** A float of the estimate as a decimal without exponent. */
export const decimalText = (value: number): string => new Decimal(value.toPrecision(DIGITS)).toFixed();
