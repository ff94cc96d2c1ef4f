import type { ApiEntry, Catalog } from '../catalog/catalog.ts';
import { contractDiscountAt } from '../catalog/contract-discount.ts';
import { monthsLater } from '../input/day.ts';
import { constantGiven } from '../quantity/given.ts';
import type { ApiOption, Option, Scenario } from '../scenario/scenario.ts';
import type { Faults } from './fault.ts';

const NO_DISCOUNT = constantGiven(0, '%', 'no discount agreed');

/** Months that are looked at: no horizon is longer, and what is looked for must not depend on the one that is asked for. */
const LONGEST = 360;

/** Discounts of agreements that take the place of that of the day, by the day on which a month begins. */
function laterDiscounts(catalog: Catalog, entry: ApiEntry, asOf: string): Later[] {
  let before = contractDiscountAt(catalog, entry, asOf)?.discount;
  const found: Later[] = [];
  for (let m = 1; m < LONGEST; m++) {
    const from = monthsLater(asOf, m);
    const now = contractDiscountAt(catalog, entry, from)?.discount;
    if (now !== before) found.push({ from, discount: now ?? NO_DISCOUNT });
    before = now;
  }
  return found;
}

type Later = NonNullable<ApiOption['laterDiscounts']>[number];

/** The scenario with the discounts that were agreed for its APIs. What an option says itself, a discount or its own prices, comes before any contract. */
export function withContracts(scenario: Scenario, catalog: Catalog, asOf: string, faults: Faults): Scenario {
  if (catalog.ids('contract').length === 0) return scenario;
  const agreed = (option: Option): Option => {
    if (option.kind !== 'api' || option.price || option.discount.source.kind !== 'default') return option;
    const entry = catalog.api(option.api);
    const found = entry && contractDiscountAt(catalog, entry, asOf);
    const follows = entry && scenario.laterPrices === 'follow';
    const later = follows ? laterDiscounts(catalog, entry, asOf) : [];
    const end = monthsLater(asOf, scenario.horizon);
    const within = later.filter(({ from }) => from < end);
    if (within.length) {
      const steps = within.map(({ from, discount }) => `${discount.amount.text} from ${from} on`).join(', ');
      faults.warning('E435', `the discount agreed for ${option.id} changes within the horizon: ${steps}`, option.apiAt);
    }
    const steps = later.length ? { laterDiscounts: later } : {};
    return found ? { ...option, discount: found.discount, ...steps } : { ...option, ...steps };
  };
  return { ...scenario, options: scenario.options.map(agreed) };
}
