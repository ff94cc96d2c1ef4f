import type { Context } from '../../model/context.ts';
import { tokensPerRequest } from '../../model/counts.ts';
import { ONE } from '../../model/one.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import type { RoutedMix } from '../../model/routed/routed-mix.ts';
import { Serving, type Stream } from '../../model/serving.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';
import { Quantity } from '../../quantity/quantity.ts';

/** Tokens a second that each option serves in each hour class of month 1; what a cascade passes on is served twice. */
export function hourlyTokensBy(mix: RoutedMix, { demand, calendar }: Context): ReadonlyMap<string, readonly Decimal[]> {
  const rate = demand.requests.times(tokensPerRequest(demand.base)).per(calendar.clockHours);
  const weight = spreadWeight(demand);
  const streams = new Map<string, Stream[]>();
  const put = (id: string, stream: Stream) => streams.set(id, [...(streams.get(id) ?? []), stream]);
  for (const [id, part] of mix.parts) put(id, { share: ONE, part });
  for (const { cascade, part } of mix.cascades) {
    put(cascade.try, { share: ONE, part });
    put(cascade.escalateTo, { share: Quantity.given(cascade.escalation, `share that ${cascade.id} escalates`), part });
  }
  return new Map(
    [...streams].map(([id, own]) => {
      const row = new Serving(demand, own, weight).hourly(rate);
      const month = row.axes.includes(calendar.months) ? row.at(calendar.months, 0) : row;
      const shown = month.as('served tokens a second', 'tok/s');
      return [id, likelyValues(shown).map(v => inShownUnit(v, shown))];
    }),
  );
}
