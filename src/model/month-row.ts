import type { Axis } from '../quantity/axis.ts';
import { constantGiven } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';

/** A structural row over months, from the month's position (0 is month 1). */
export const monthRow = (months: Axis, value: (m: number) => number, unit: string, name: string): Quantity =>
  Quantity.row(
    months,
    months.labels.map((_, m) => constantGiven(value(m), unit, `${name}, month ${m + 1}`)),
    name,
  );

/** 1 in some months, 0 in the others. */
export const monthMask = (months: Axis, holds: (m: number) => boolean, name: string): Quantity =>
  monthRow(months, m => (holds(m) ? 1 : 0), '', name);
