import type { Context } from '../../model/context.ts';
import { ONE } from '../../model/one.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import { Serving } from '../../model/serving.ts';
import type { Quantity } from '../../quantity/quantity.ts';

/** A part of every hour as a part of the month, over patterns and months as far as they differ. */
export function partOfMonth(part: Quantity, { demand }: Context): Quantity {
  const stream = { share: ONE, part };
  return new Serving(demand, [stream], spreadWeight(demand)).partOf(stream);
}
