import type { Axis } from '../quantity/axis.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { ONE } from './one.ts';

/**
 * An amount by month: `level × shape`. What moves with traffic and prices stands in the level, what only follows the calendar
 * (growth, drift, the months in which a fleet is renewed) in the shape, so that a shape is discounted once for all that share it.
 * The level runs over months only where the two cannot be told apart.
 */
export interface Paced {
  readonly level: Quantity;
  readonly shape: Quantity;
}

/** The same amount every month, or a row that has no shape of its own. */
export const paced = (level: Quantity, shape: Quantity = ONE): Paced => ({ level, shape });

/** A level that grows: with the months as a shape of its own, or by a factor that is the same in all of them. */
export const growing = (level: Quantity, growth: Quantity, months: Axis): Paced =>
  growth.axes.includes(months) ? paced(level, growth) : paced(level.times(growth));

/** The amount as a row over months, or a scalar where every month is alike. */
export const rowOf = ({ level, shape }: Paced): Quantity => level.times(shape);

/** The amount in one month. */
export const inMonth = ({ level, shape }: Paced, months: Axis, index: number): Quantity =>
  level.at(months, index).times(shape.at(months, index));

/** The sum of amounts that share a shape keeps it; others add up as rows. */
export function pacedSum(parts: readonly Paced[]): Paced {
  const [first, ...rest] = parts;
  if (rest.every(p => p.shape === first!.shape)) {
    return { level: rest.reduce((sum, p) => sum.plus(p.level), first!.level), shape: first!.shape };
  }
  return paced(rest.reduce((sum, p) => sum.plus(rowOf(p)), rowOf(first!)));
}
