import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';
import { CURRENCIES } from '../quantity/unit.ts';
import type { Context } from './context.ts';

/** Whether a price of the catalog is in the currency of the scenario; if not, a fault says so. Exchange rates are never assumed. */
export function inScenarioCurrency(
  price: Given,
  what: string,
  at: Place,
  { scenario, faults }: Pick<Context, 'scenario' | 'faults'>,
): boolean {
  const other = CURRENCIES.find(c => price.amount.unit.powers.has(c));
  if (!other || other === scenario.currency) return true;
  const hint = `state the price in ${scenario.currency}, or write the scenario in ${other}`;
  faults.error('E431', `the catalog has ${what} in ${other}, the scenario is in ${scenario.currency}`, at, { hint });
  return false;
}
