import type { Catalog, PricePeriod } from '../../catalog/catalog.ts';
import type { ModelledPool } from './modelled-pools.ts';

/**
 * The days after the first of a period on which what is paid for APIs becomes another price, by API: the catalog's prices, but for options
 * with their own, and discounts that were agreed.
 */
export function priceChanges(
  pools: readonly ModelledPool[],
  catalog: Catalog,
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlyMap<string, readonly string[]> {
  const changes = new Map<string, readonly string[]>();
  for (const { api, options } of pools) {
    const isIn = (day: string | undefined): day is string => day !== undefined && day > from && day <= to;
    const agreed = options.flatMap(({ laterDiscounts = [] }) => laterDiscounts.map(step => step.from)).filter(isIn);
    const isListed = options.some(({ price }) => price === undefined);
    const days = [...agreed, ...(isListed ? listChanges(catalog.api(api)?.prices ?? [], isIn) : [])];
    if (days.length > 0) changes.set(api, [...new Set(days)].sort());
  }
  return changes;
}

function listChanges(prices: readonly PricePeriod[], isIn: (day: string | undefined) => day is string): string[] {
  const lists = prices.filter(list => list.status !== 'withdrawn');
  return lists.flatMap(list => {
    const { validFrom } = list;
    const before = lists.find(({ validTo }) => validTo !== undefined && validTo === validFrom);
    return !isIn(validFrom) || (before && said(before) === said(list)) ? [] : [validFrom];
  });
}

const said = ({ base, variants }: PricePeriod): string => {
  const amounts = (prices: PricePeriod['base']) =>
    [...prices].map(([bucket, { amount }]) => [bucket, amount.likely, amount.unit.text]);
  return JSON.stringify([amounts(base), variants.map(({ prices, ...where }) => [where, amounts(prices)])]);
};
