import { monthsLater } from '../../input/day.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { total } from '../../quantity/total.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { committedMonths } from '../contract.ts';
import { monthMask } from '../month-row.ts';
import { ONE } from '../one.ts';
import { type Paced, paced } from '../paced.ts';
import { priceChange } from '../price-change.ts';

/** What is paid of an option's list price of month 1, over months: the discount in force, then the drift (DESIGN §7, settled 3). */
export function paidPrice(option: ApiOption, context: Context): Paced {
  const { level, shape } = paidShare(option, context);
  return paced(level, listPriceChange(option, context).times(shape));
}

/** An option's list price over months, as a multiple of that of month 1: the drift. */
export const listPriceChange = (option: ApiOption, { calendar, drive }: Context): Quantity =>
  priceChange(option.priceDrift, option.id, calendar.months, drive.apiPriceFactor);

/** What is left of the list price by the discount in force; month by month where it ends or changes within the horizon. */
function paidShare(option: ApiOption, context: Context): Paced {
  const { calendar, asOf } = context;
  const under = committedMonths(option, context);
  const left = (discount: Given, when = '') =>
    isZero(discount)
      ? ONE
      : ONE.minus(Quantity.given(discount, `discount of ${option.id}${when}`).times(under)).as(
          `share of the list price paid at ${option.id}${when}`,
          '',
        );
  const end = monthsLater(asOf, calendar.months.labels.length);
  const later = (option.laterDiscounts ?? []).filter(({ from }) => from < end);
  const now = left(option.discount);
  if (!later.length) return under === ONE ? paced(now) : paced(ONE, now);
  const steps = [{ from: asOf, discount: option.discount }, ...later];
  const parts = steps.map(({ from, discount }, i) => {
    const until = steps[i + 1]?.from;
    const holds = (m: number) => monthsLater(asOf, m) >= from && (until === undefined || monthsLater(asOf, m) < until);
    const when = i === 0 ? '' : ` from ${from}`;
    return left(discount, when).times(monthMask(calendar.months, holds, `months of the discount${when}`));
  });
  return paced(ONE, total(parts, ONE).as(`share of the list price paid at ${option.id}`, ''));
}
