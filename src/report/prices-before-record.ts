import { dayNumber } from '../input/day.ts';
import type { Problem } from '../input/problem.ts';
import type { Variable } from '../quantity/quantity.ts';

/** Price files are mostly read some time after their prices began, so the days of a year before the first record are let pass. */
const LIMIT = 365;

/** Warnings about prices without a first day that were first recorded more than a year after the day of the run: one for each entry. */
export function pricesBeforeRecord(used: readonly Variable[], asOf: string): Problem[] {
  const found = new Map<string, string>();
  for (const { source } of used) {
    if (source.kind !== 'catalog' || source.recorded === undefined) continue;
    const known = found.get(source.entry);
    if (known === undefined || source.recorded < known) found.set(source.entry, source.recorded);
  }
  return [...found].flatMap(([entry, recorded]) => {
    if (dayNumber(recorded) - dayNumber(asOf) <= LIMIT) return [];
    const message = `the first record of the price of ${entry} is of ${recorded}, more than a year after ${asOf}`;
    return [{ code: 'E443', severity: 'warning', message } as const];
  });
}
