import type { Context } from '../../model/context.ts';
import { tokensPerRequest } from '../../model/counts.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import type { RoutedMix } from '../../model/routed/routed-mix.ts';
import { routedStreams } from '../../model/routed/routed-streams.ts';
import { Serving } from '../../model/serving.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';

/** Tokens a second that each option serves in each hour class of month 1; what a cascade passes on is served twice. */
export function hourlyTokensBy(mix: RoutedMix, { demand, calendar }: Context): ReadonlyMap<string, readonly Decimal[]> {
  const rate = demand.requests.times(tokensPerRequest(demand.base)).per(calendar.clockHours);
  const weight = spreadWeight(demand);
  return new Map(
    [...routedStreams(mix)].map(([id, own]) => {
      const row = new Serving(demand, own, weight).hourly(rate);
      const month = row.axes.includes(calendar.months) ? row.at(calendar.months, 0) : row;
      const shown = month.as('served tokens a second', 'tok/s');
      return [id, likelyValues(shown).map(v => inShownUnit(v, shown))];
    }),
  );
}
