import type { SiteEntry } from '../../catalog/catalog.ts';
import { inForce } from '../../catalog/dates.ts';
import type { Given } from '../../quantity/given.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { between, currencyOf, exactPrice, measured, rounded, whole } from './measure.ts';

export const SITE_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 5),
  number('electricity', 'electricity', '¤/kWh', 0, exactPrice),
  number('pue', 'PUE', '', 3, whole),
  number('colocation', 'colocation', '¤/kW/month', 2, (value, row) =>
    between({ low: row.colocationLow ?? value, high: row.colocationHigh ?? value }, whole),
  ),
  extra('colocationLow', 'number'),
  extra('colocationHigh', 'number'),
  number('carbon', 'carbon', 'g/kWh', 1, rounded),
  extra('currency', 'text'),
  text('since', 'since', 6),
  text('grade', 'grade', 4),
];

/** What power and space cost at a site on a day; the grade is that of the first of them that is known. */
export function siteRow(site: SiteEntry, day: string): ListRow {
  const held = site.electricityPrices?.find(price => inForce(price, day));
  const value = (given: Given | undefined, unit: string) => (given ? measured(given.amount, unit) : undefined);
  const colocation = value(site.colocation, '¤/kW/month');
  const money = held?.price ?? site.colocation;
  const source = (money ?? site.pue ?? site.carbon)?.source;
  return {
    id: site.id,
    name: site.name,
    electricity: value(held?.price, '¤/kWh')?.value ?? null,
    pue: value(site.pue, '')?.value ?? null,
    colocation: colocation?.value ?? null,
    colocationLow: colocation?.low ?? null,
    colocationHigh: colocation?.high ?? null,
    carbon: value(site.carbon, 'g/kWh')?.value ?? null,
    currency: money ? (currencyOf(money.amount) ?? null) : null,
    since: held?.validFrom ?? null,
    grade: source?.kind === 'catalog' ? source.grade : null,
  };
}
