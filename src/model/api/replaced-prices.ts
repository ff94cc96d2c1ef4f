import type { Catalog } from '../../catalog/catalog.ts';
import { priceListAt } from '../../catalog/price-list.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import { replacedEntryHint } from '../replaced-entry.ts';

/** What to say where own prices of an API hide a price that the entry below them has on the day. */
export function replacedPricesHint(
  id: string,
  { serviceTier, region }: Pick<ApiOption, 'serviceTier' | 'region'>,
  catalog: Catalog,
  day: string,
): string | undefined {
  return replacedEntryHint(`api/${id}`, catalog, below => {
    const older = below.api(id);
    return older !== undefined && priceListAt(older, day, serviceTier, region).ok;
  });
}
