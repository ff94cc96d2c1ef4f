import type { Axis } from '../quantity/axis.ts';
import type { Given } from '../quantity/given.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { monthlyFactor } from './discounting.ts';
import { ONE } from './one.ts';

/**
 * What a price is in each month relative to month 1, over months; ONE where it does not change. The yearly drift holds from month 2
 * on, (1+r)^(1/12) a month (DESIGN §7, settled 1); `further` is another factor a month on top of it.
 */
export function priceChange(drift: Given | undefined, what: string, months: Axis, further: Quantity = ONE): Quantity {
  const factor = (drift ? monthlyFactor(drift, `price drift of ${what}`) : ONE).times(further);
  return factor === ONE ? ONE : factor.compounded(months, 0).as(`price of ${what} relative to month 1`, '');
}
