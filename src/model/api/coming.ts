import type { ApiEntry, PricePeriod } from '../../catalog/catalog.ts';
import { inForce } from '../../catalog/dates.ts';
import { monthsLater } from '../../input/day.ts';
import type { ApiOption, Scenario } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';

/** A price of the catalog that takes the place of the one before: in force when this month of the horizon begins (0 is month 1). */
export interface ComingPrice {
  readonly month: number;
  readonly from: string;
}

/** Prices known on the day that come into force within the horizon, each from the first month on that begins no earlier; one a month. */
export function comingPrices(entry: ApiEntry, asOf: string, horizon: number): readonly ComingPrice[] {
  const begins = Array.from({ length: horizon }, (_, m) => monthsLater(asOf, m));
  const byMonth = new Map<number, string>();
  for (const { validFrom } of knownPeriods(entry, asOf)) {
    if (validFrom === undefined || validFrom <= asOf) continue;
    const month = begins.findIndex(day => day >= validFrom);
    if (month > 0 && validFrom > (byMonth.get(month) ?? '')) byMonth.set(month, validFrom);
  }
  return [...byMonth].map(([month, from]) => ({ month, from })).sort((a, b) => a.month - b.month);
}

/** What was known of an entry's prices on a day. */
export const knownPeriods = (entry: ApiEntry, asOf: string): readonly PricePeriod[] =>
  entry.prices.filter(p => p.status !== 'withdrawn' && p.recordedAt <= asOf);

/** Warns of what is to come within the horizon: the end of a model, and prices that change or end. */
export function noteComing(
  option: ApiOption,
  entry: ApiEntry,
  asOf: string,
  { horizon, laterPrices }: Pick<Scenario, 'horizon' | 'laterPrices'>,
  faults: Faults,
): void {
  const end = monthsLater(asOf, horizon);
  const { shutdown, successor } = entry.deprecation ?? {};
  if (shutdown !== undefined && shutdown <= end) {
    const when =
      shutdown <= asOf ? `was shut down on ${shutdown}` : `will be shut down on ${shutdown}, within the horizon`;
    const then = successor === undefined ? '' : `; its successor is \`${successor}\``;
    faults.warning('E434', `${entry.id} ${when}${then}`, option.apiAt);
  }
  const coming = comingPrices(entry, asOf, horizon);
  const [next] = coming;
  if (next && laterPrices === 'hold')
    faults.warning(
      'E435',
      `${entry.id} has other prices from ${next.from} on; those of ${asOf} are held for all months`,
      option.apiAt,
      { hint: 'leave out `laterPrices: hold` to count them' },
    );
  else if (next) {
    const steps = coming.map(c => `from month ${c.month + 1} on those of ${c.from}`).join(', ');
    faults.warning('E435', `${entry.id} changes its prices within the horizon: ${steps} are used`, option.apiAt);
  }
  const last = entry.prices.find(p => inForce(p, asOf));
  if (!next && last?.validTo !== undefined && last.validTo <= monthsLater(asOf, horizon - 1))
    faults.warning(
      'E435',
      `the price of ${entry.id} ends on ${last.validTo} and no later one is known: it is held to the end`,
      option.apiAt,
    );
}
