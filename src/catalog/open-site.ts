import type { SiteEntry } from './catalog.ts';
import type { CompiledSite, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';
import { openDatedPrices } from './open-dated-prices.ts';

export function openSite(id: string, c: CompiledSite, sources: readonly CompiledSource[]): SiteEntry {
  const figures = new Figures('sites', id, `sites/${id}`, c.source, sources);
  const electricityPrices = openDatedPrices(figures, 'electricity', c.electricity, FIELDS.electricity);
  return {
    id,
    name: c.name,
    electricity: electricityPrices.at(-1)?.price,
    electricityPrices,
    pue: figures.optional('pue', c.pue, FIELDS.pue),
    colocation: figures.optional('colocation', c.colocation, FIELDS.colocation),
    carbon: figures.optional('carbon', c.carbon, FIELDS.carbon),
  };
}
