import type { Catalog } from '../catalog/catalog.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The scenario with the catalog's defaults in the sections it left out whole; a section that is given, even `{}`, stays as it is. */
export function withCatalogDefaults(scenario: Scenario, catalog: Catalog): Scenario {
  if (scenario.staffGiven) return scenario;
  const fte = catalog.defaults.get('staff.mlops.fte');
  const salary = catalog.defaults.get('staff.mlops.salary');
  if (!fte || !salary || scenario.currency !== 'USD') return scenario;
  const at = { file: scenario.file, line: 1, column: 1 };
  return { ...scenario, staff: [{ id: 'mlops', at, fte, salary, appliesTo: ['rent', 'buy'], per: 'plan' }] };
}
