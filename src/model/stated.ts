import type { Catalog } from '../catalog/catalog.ts';
import type { Given } from '../quantity/given.ts';
import { CURRENCIES } from '../quantity/unit.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Faults } from './fault.ts';

/** A figure of the catalog that stands in for what nobody said: it is listed as an assumption. */
export function asDefault(given: Given): Given {
  const { source } = given;
  if (source.kind !== 'catalog') return given;
  const reason = source.title;
  return { ...given, source: { kind: 'default', reason, ...(source.url ? { url: source.url } : {}) } };
}

/**
 * The scenario with the catalog's defaults in the sections it left out whole; a section that is given, even `{}`, stays as it is.
 * A default in another currency cannot be used: a warning says what is not counted.
 */
export function withCatalogDefaults(scenario: Scenario, catalog: Catalog, faults: Faults): Scenario {
  if (scenario.staffGiven) return scenario;
  const fte = catalog.defaults.get('staff.mlops.fte');
  const salary = catalog.defaults.get('staff.mlops.salary');
  if (!fte || !salary) return scenario;
  const currency = CURRENCIES.find(c => salary.amount.unit.powers.has(c));
  if (currency !== scenario.currency) {
    const machines = scenario.options.filter(o => o.kind !== 'api');
    if (machines[0])
      faults.warning(
        'E442',
        `nobody is counted for running ${machines.map(o => o.id).join(', ')}: the default salary is in ${currency}, the scenario in ${scenario.currency}`,
        machines[0].at,
        { hint: `state \`staff:\` in ${scenario.currency}, or \`staff: {}\` where nobody is to be counted` },
      );
    return scenario;
  }
  const at = { file: scenario.file, line: 1, column: 1 };
  const staff = {
    id: 'mlops',
    at,
    fte: asDefault(fte),
    salary: asDefault(salary),
    paidAnyway: false,
    priceDrift: undefined,
    appliesTo: ['rent', 'buy'],
    per: 'plan',
  } as const;
  return { ...scenario, staff: [staff] };
}
