import type { Catalog } from '../catalog/catalog.ts';
import { contractDiscountAt } from '../catalog/contract-discount.ts';
import type { Option, Scenario } from '../scenario/scenario.ts';

/** The scenario with the discounts that were agreed for its APIs. What an option says itself, a discount or its own prices, comes before any contract. */
export function withContracts(scenario: Scenario, catalog: Catalog, asOf: string): Scenario {
  if (catalog.ids('contract').length === 0) return scenario;
  const agreed = (option: Option): Option => {
    if (option.kind !== 'api' || option.price || option.discount.source.kind !== 'default') return option;
    const entry = catalog.api(option.api);
    const found = entry && contractDiscountAt(catalog, entry, asOf);
    return found ? { ...option, discount: found.discount } : option;
  };
  return { ...scenario, options: scenario.options.map(agreed) };
}
