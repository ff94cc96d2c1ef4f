import type { Amount } from './amount.ts';
import type { Decimal } from './decimal.ts';
import type { Unit } from './unit.ts';

/** An amount without a range. */
export const pointAmount = (number: Decimal, unit: Unit): Amount => ({
  low: number,
  likely: number,
  high: number,
  peaked: false,
  unit,
  text: `${number.toFixed()} ${unit.text}`.trim(),
});
