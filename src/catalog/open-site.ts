import type { DatedPrice, SiteEntry } from './catalog.ts';
import type { CompiledSite, CompiledSource } from './compiled.ts';
import { inForce } from './dates.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';
import { openDatedPrices } from './open-dated-prices.ts';

/** The site with the prices that are in force on a day; undefined where none is. */
export function openSite(id: string, c: CompiledSite, sources: readonly CompiledSource[], day: string): SiteEntry {
  const figures = new Figures('sites', id, `sites/${id}`, c.source, sources);
  const electricityPrices = openDatedPrices(figures, 'electricity', c.electricity, FIELDS.electricity);
  const colocationPrices = openDatedPrices(figures, 'colocation', c.colocation, FIELDS.colocation);
  const held = (prices: readonly DatedPrice[]) => prices.find(p => inForce(p, day))?.price;
  return {
    id,
    name: c.name,
    electricity: held(electricityPrices),
    electricityPrices,
    pue: figures.optional('pue', c.pue, FIELDS.pue),
    colocation: held(colocationPrices),
    colocationPrices,
    carbon: figures.optional('carbon', c.carbon, FIELDS.carbon),
    note: c.note,
  };
}
