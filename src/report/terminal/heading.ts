import { significant, volume } from '../format.ts';
import type { Report } from '../report.ts';
import { catalogWords } from '../sentences/catalog.ts';
import { perDay } from '../sentences/words.ts';

const LENSES = { marginal: 'marginal costs alone', sunk: 'without what is owned already' } as const;

/** Which scenario, how much traffic, and the prices of which day. */
export function headingOf(report: Report): string {
  const { scenario, catalog, basis } = report;
  const demand = `${volume(perDay(basis.tokensPerMonth.value, report))} tok/day`;
  return [
    scenario.name,
    demand,
    busiest(report),
    basis.lens ? LENSES[basis.lens] : '',
    `prices of ${catalog.asOf}`,
    catalogWords(catalog),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How far the busiest hour is above the mean, where that is worth a word. */
function busiest({ basis }: Report): string {
  const peak = basis.traffic?.peakToMean ?? '1';
  return Number(peak) > 1.05 ? `busiest hour ${significant(peak, 2)} × the mean` : '';
}
