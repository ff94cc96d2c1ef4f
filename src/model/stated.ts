import type { Catalog } from '../catalog/catalog.ts';
import type { Given } from '../quantity/given.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A figure of the catalog that stands in for what nobody said: it is listed as an assumption. */
export function asDefault(given: Given): Given {
  const { source } = given;
  if (source.kind !== 'catalog') return given;
  const reason = source.title;
  return { ...given, source: { kind: 'default', reason, ...(source.url ? { url: source.url } : {}) } };
}

/** The scenario with the catalog's defaults in the sections it left out whole; a section that is given, even `{}`, stays as it is. */
export function withCatalogDefaults(scenario: Scenario, catalog: Catalog): Scenario {
  if (scenario.staffGiven) return scenario;
  const fte = catalog.defaults.get('staff.mlops.fte');
  const salary = catalog.defaults.get('staff.mlops.salary');
  if (!fte || !salary || scenario.currency !== 'USD') return scenario;
  const at = { file: scenario.file, line: 1, column: 1 };
  const staff = {
    id: 'mlops',
    at,
    fte: asDefault(fte),
    salary: asDefault(salary),
    appliesTo: ['rent', 'buy'],
    per: 'plan',
  } as const;
  return { ...scenario, staff: [staff] };
}
