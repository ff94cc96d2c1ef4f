import type { Catalog } from '../catalog/catalog.ts';
import type { Option, Scenario } from '../scenario/scenario.ts';

/** What a price may do that nobody said anything of, by the kind of option. */
const DRIFTS: Readonly<Partial<Record<Option['kind'], string>>> = { api: 'drift.api', rent: 'drift.rent' };

/**
 * The scenario with the catalog's spread of price drift at every option that states none; its likely value is no drift, so that no
 * point value moves. An option whose drift is written, even as 0 %, stays as it is.
 */
export function withCatalogSpreads(scenario: Scenario, catalog: Catalog): Scenario {
  const options = scenario.options.map((option): Option => {
    const spread = catalog.defaults.get(DRIFTS[option.kind] ?? '');
    if (!spread || option.priceDrift.source.kind !== 'default') return option;
    return { ...option, priceDrift: { ...spread, path: option.priceDrift.path } };
  });
  return { ...scenario, options };
}
