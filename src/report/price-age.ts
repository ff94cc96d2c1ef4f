import { dayNumber } from '../input/day.ts';
import type { Problem } from '../input/problem.ts';
import type { Variable } from '../quantity/quantity.ts';
import { CURRENCIES } from '../quantity/unit.ts';

/** Days, half a year: in such a time prices of APIs and rents have moved by half. */
export const DEFAULT_PRICE_AGE = 180;

/** Warnings about prices of the catalog that were last read more than so many days before the day of the run: one for each entry. */
export function agedPrices(used: readonly Variable[], asOf: string, limit: number = DEFAULT_PRICE_AGE): Problem[] {
  return [...pricesRead(used)].flatMap(([entry, read]) => {
    const age = dayNumber(asOf) - dayNumber(read);
    if (age <= limit) return [];
    const message = `the price of ${entry} was last read on ${read}, ${age} days before ${asOf}`;
    return [{ code: 'E433', severity: 'warning', message } as const];
  });
}

/** The entries of the catalog that prices in use come from, each with the day on which the price was last read. */
export function pricesRead(used: readonly Variable[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { source, amount } of used) {
    if (source.kind !== 'catalog' || source.read === undefined) continue;
    if (!CURRENCIES.some(currency => amount.unit.powers.has(currency))) continue;
    const known = found.get(source.entry);
    if (known === undefined || source.read < known) found.set(source.entry, source.read);
  }
  return found;
}
