import type { Catalog } from '../catalog/catalog.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withContracts } from './contracted.ts';
import type { Faults } from './fault.ts';
import { type Lens, lensed } from './lens.ts';
import { type Model, modelOf } from './model.ts';
import { withCatalogDefaults } from './stated.ts';

/** The scenario with what the catalog says of it, and its formulas. */
export function modelled(
  read: Scenario,
  catalog: Catalog,
  asOf: string,
  faults: Faults,
  lens: Lens = 'fullyLoaded',
): { readonly scenario: Scenario; readonly model: Model } {
  const scenario = lensed(withContracts(withCatalogDefaults(read, catalog, faults), catalog, asOf, faults), lens);
  return { scenario, model: modelOf(scenario, catalog, asOf, {}, faults) };
}
