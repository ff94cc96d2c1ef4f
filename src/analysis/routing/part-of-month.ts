import type { Context } from '../../model/context.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import type { Quantity } from '../../quantity/quantity.ts';

/** A part of every hour as a part of the month, over patterns and months as far as they differ. */
export function partOfMonth(part: Quantity, { demand }: Context): Quantity {
  const { axis, share } = demand.hours;
  return axis && part.axes.includes(axis) ? share.times(spreadWeight(demand), part).sumOver(axis) : part;
}
