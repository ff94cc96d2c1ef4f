import type { Bucket } from '../../catalog/catalog.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Context } from '../context.ts';
import { monthMask } from '../month-row.ts';
import type { PriceTable } from './price-table.ts';
import type { ApiSupply } from './supply.ts';
import { unitPrice } from './unit-price.ts';

/** What a unit of a bucket costs each task, and when: in which hours of the week, in which months of the horizon. */
export interface BucketPrice {
  readonly price: Quantity;
  /** Name of a mask of hours; undefined: in all of them. */
  readonly hours: string | undefined;
  /** 1 in the months in which it holds; undefined: in all of them. */
  readonly months: Quantity | undefined;
}

/** The prices of a bucket over hours and months, in month 1's money, before discount and drift. */
export const bucketPrices = (bucket: Bucket, supply: ApiSupply, context: Context): readonly BucketPrice[] =>
  priceSteps(supply.table, context).flatMap(({ at, months }) => {
    if (bucket === 'request' && !at.price('request', at.windows[0]!, 0, false)) return [];
    return at.windows.flatMap(window => {
      const price = unitPrice(bucket, window, { ...supply, table: at }, context);
      return price ? [{ price, hours: window.mask || undefined, months }] : [];
    });
  });

/** The price lists of the horizon, each with the months in which it holds. */
function priceSteps(table: PriceTable, { calendar }: Context): { at: PriceTable; months: Quantity | undefined }[] {
  const steps = [{ month: 0, table }, ...table.later];
  return steps.map(({ month, table: at }, i) => {
    const until = steps[i + 1]?.month ?? Number.POSITIVE_INFINITY;
    const named = `months at the price in force in month ${month + 1}`;
    const months = steps.length > 1 ? monthMask(calendar.months, m => m >= month && m < until, named) : undefined;
    return { at, months };
  });
}
