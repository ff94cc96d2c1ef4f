import type { Wanted } from '../quantity/amount.ts';
import type { DatedPrice } from './catalog.ts';
import type { CompiledDatedPrice } from './compiled.ts';
import type { Figures } from './figures.ts';

/** Oldest first; what was withdrawn is left out. */
export function openDatedPrices(
  figures: Figures,
  field: string,
  prices: readonly CompiledDatedPrice[] | undefined,
  wanted: Wanted,
): readonly DatedPrice[] {
  return (prices ?? [])
    .filter(p => p.status !== 'withdrawn')
    .map(p => ({
      validFrom: p.validFrom,
      validTo: p.validTo,
      price: figures.read(field, p.price, wanted, { source: p.source, from: p.validFrom, recorded: p.recordedAt }),
    }));
}
