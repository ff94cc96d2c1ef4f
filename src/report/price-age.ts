import { dayNumber } from '../input/day.ts';
import type { Problem } from '../input/problem.ts';
import type { Variable } from '../quantity/quantity.ts';
import { CURRENCIES } from '../quantity/unit.ts';

/** Half a year: in such a time prices of APIs and rents have moved by half. */
const DEFAULT_LIMIT = 180;

/** Warnings about prices of the catalog that were last read more than so many days before the day of the run: one for each entry. */
export function agedPrices(used: readonly Variable[], asOf: string, limit: number = DEFAULT_LIMIT): Problem[] {
  const found = new Map<string, string>();
  for (const { source, amount } of used) {
    if (source.kind !== 'catalog' || source.read === undefined) continue;
    if (!CURRENCIES.some(currency => amount.unit.powers.has(currency))) continue;
    const known = found.get(source.entry);
    if (known === undefined || source.read < known) found.set(source.entry, source.read);
  }
  return [...found].flatMap(([entry, read]) => {
    const age = dayNumber(asOf) - dayNumber(read);
    if (age <= limit) return [];
    const message = `the price of ${entry} was last read on ${read}, ${age} days before ${asOf}`;
    return [{ code: 'E433', severity: 'warning', message } as const];
  });
}
