import type { CompiledSite } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, JUMP, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { said } from './unusual.ts';

/** Grids fed by water, wind or nuclear power: up to 250 g/kWh; all others above 100. */
const CLEAN =
  /norway|sweden|iceland|france|switzerland|finland|brazil|canada|quebec|new-zealand|denmark|belgium|austria|spain|portugal|united-kingdom|uruguay|costa-rica|slovakia/;

export const ELECTRICITY: Expected = { low: 0.03, high: 0.62, unit: 'USD/kWh' };
const USUAL = { electricity: ELECTRICITY, colocation: { low: 60, high: 600, unit: 'USD/kW/month' } };
export const PUE: Expected = { low: 1, high: 2.5 };

/** Electricity, PUE, colocation and carbon of a place. */
export function judgeSite(judge: Judge, id: string, site: CompiledSite): void {
  for (const field of ['electricity', 'colocation'] as const)
    (site[field] ?? []).forEach(({ price, unusual, note }, i, all) => {
      const path = [field, i, 'price'];
      const found = magnitudeOf(price, FIELDS[field]);
      judge.limit(path, field, found, LIMITS[field], unusual);
      judge.expect(RELATION, path, `${field} is ${price}`, found?.likely, USUAL[field], unusual);
      const before = numberOf(all[i - 1]?.price, FIELDS[field]);
      const bounds = { low: 1 / 3, high: 3, why: 'times the price before' };
      if (before && found)
        judge.expect(JUMP, path, `${price} after ${all[i - 1]!.price}`, found.likely / before, bounds, unusual ?? note);
    });
  judge.limit(['pue'], 'PUE', magnitudeOf(site.pue, FIELDS.pue), LIMITS.pue);
  const carbon = magnitudeOf(site.carbon, FIELDS.carbon);
  judge.limit(['carbon'], 'carbon', carbon, LIMITS.carbon);
  const grid = CLEAN.test(id) ? { low: 15, high: 280, unit: 'g/kWh' } : { low: 110, high: 1050, unit: 'g/kWh' };
  judge.expect(RELATION, ['carbon'], `carbon is ${carbon?.text}`, carbon?.likely, grid, said(site.carbon));
}
