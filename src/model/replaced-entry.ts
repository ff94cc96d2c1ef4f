import type { Catalog } from '../catalog/catalog.ts';

/**
 * What to say where an entry has no price on a day, and a folder of own prices laid it over one that has: an entry replaces the
 * one below whole, with all of its days. `priced` tells of a catalog whether its entry has that price.
 */
export function replacedEntryHint(
  entry: string,
  catalog: Catalog,
  priced: (below: Catalog) => boolean,
): string | undefined {
  const [first, ...further] = catalog.below?.(entry) ?? [];
  if (!first || ![first, ...further].some(layer => priced(layer.catalog))) return undefined;
  return `\`${first.overlay}/${entry}\` replaces an entry that has a price that day; write its earlier period there as well`;
}
