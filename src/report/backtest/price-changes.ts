import type { Catalog, PricePeriod } from '../../catalog/catalog.ts';
import type { ModelledPool } from './modelled-pools.ts';

/** The days after the first of a period on which the catalog's prices of APIs become others, by API; own prices of options change nothing. */
export function priceChanges(
  pools: readonly ModelledPool[],
  catalog: Catalog,
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlyMap<string, readonly string[]> {
  const changes = new Map<string, readonly string[]>();
  for (const { api, options } of pools) {
    if (options.every(({ price }) => price !== undefined)) continue;
    const lists = (catalog.api(api)?.prices ?? []).filter(list => list.status !== 'withdrawn');
    const days = lists.flatMap(list => {
      const { validFrom } = list;
      if (validFrom === undefined || validFrom <= from || validFrom > to) return [];
      const before = lists.find(({ validTo }) => validTo === validFrom);
      return before && said(before) === said(list) ? [] : [validFrom];
    });
    if (days.length > 0) changes.set(api, [...new Set(days)].sort());
  }
  return changes;
}

const said = ({ base, variants }: PricePeriod): string => {
  const amounts = (prices: PricePeriod['base']) =>
    [...prices].map(([bucket, { amount }]) => [bucket, amount.likely, amount.unit.text]);
  return JSON.stringify([amounts(base), variants.map(({ prices, ...where }) => [where, amounts(prices)])]);
};
