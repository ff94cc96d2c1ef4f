import { tokensPerRequest } from '../../model/counts.ts';
import { ONE } from '../../model/one.ts';
import { rowOf } from '../../model/paced.ts';
import { routedStreams } from '../../model/routed/routed-streams.ts';
import type { Axis } from '../../quantity/axis.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { partOfMonth } from './part-of-month.ts';
import type { Routed } from './solve-routing.ts';

/** What a month of the horizon has: replicas, who answers which share of the tokens, and what is bought. */
export interface RoutedMonth {
  /** 1 is the first. */
  readonly month: number;
  /** Of each fleet in the split, spares included. */
  readonly replicas: ReadonlyMap<string, Decimal>;
  /** Share of the demanded tokens by option that answers, 0..1; what a cascade escalates counts where it is answered. */
  readonly shares: ReadonlyMap<string, Decimal>;
  /** Paid for hardware at the start of the month. */
  readonly bought: Decimal;
}

export function overMonths({ model, mix, plan }: Routed): readonly RoutedMonth[] {
  const { demand, calendar } = model.context;
  const { months } = calendar;
  const tokens = likelyValues(demand.requests.times(tokensPerRequest(demand.base)));
  const tokensOf = (t: number) => tokens[tokens.length === 1 ? 0 : t]!;
  const growth = reader(demand.growth, demand.patterns, months);
  const streams = [...routedStreams(mix)].flatMap(([id, own]) =>
    own.map(({ share, part, escalated }) => {
      const answered = escalated ? share.times(ONE.minus(escalated)) : share;
      return {
        id,
        factor: likelyValues(answered)[0]!,
        at: reader(partOfMonth(part, model.context), demand.patterns, months),
      };
    }),
  );
  const pools = plan.pools.map(p => ({ id: p.supply.option.id, at: reader(p.installed, demand.patterns, months) }));
  const purchases = plan.lines.flatMap(l => (l.purchases ? [likelyValues(rowOf(l.purchases).over(months))] : []));
  return months.labels.map((_, m) => {
    const byOption = new Map<string, Decimal>();
    let all = ZERO;
    demand.list.forEach((_, t) => {
      const grown = tokensOf(t).times(growth(t, m));
      all = all.plus(grown);
      for (const { id, factor, at } of streams)
        byOption.set(id, (byOption.get(id) ?? ZERO).plus(grown.times(at(t, m)).times(factor)));
    });
    return {
      month: m + 1,
      replicas: new Map(pools.map(p => [p.id, p.at(0, m)])),
      shares: new Map([...byOption].map(([id, n]) => [id, all.isZero() ? ZERO : n.dividedBy(all)])),
      bought: purchases.reduce((sum, row) => sum.plus(row[m]!), ZERO),
    };
  });
}

/** A row over patterns and months, or over neither, by position. */
function reader(row: Quantity, patterns: Axis, months: Axis): (pattern: number, month: number) => Decimal {
  const values = likelyValues(row);
  const byMonth = row.axes.includes(months) ? months.labels.length : 1;
  const byPattern = row.axes.includes(patterns);
  return (pattern, month) => values[(byPattern ? pattern * byMonth : 0) + (byMonth > 1 ? month : 0)]!;
}
