import { monthsLater } from '../input/day.ts';
import type { Problem } from '../input/problem.ts';
import type { Variable } from '../quantity/quantity.ts';

/**
 * Warnings about prices of one's own that were read more than a year after `day`, the later one of the catalog's and that of the run:
 * nothing here knows what day it is, but such a price would never count as old. One for each entry.
 */
export function pricesReadLater(used: readonly Variable[], day: string): Problem[] {
  const last = monthsLater(day, 12);
  const found = new Map<string, string>();
  for (const { source } of used)
    if (source.kind === 'catalog' && source.overlay !== undefined && (source.read ?? '') > last)
      found.set(`${source.overlay}/${source.entry}`, source.read!);
  return [...found].map(([entry, read]) => {
    const message = `${entry} was read on ${read}, more than a year after ${day}: it would never count as old`;
    return { code: 'E468', severity: 'warning', message };
  });
}
