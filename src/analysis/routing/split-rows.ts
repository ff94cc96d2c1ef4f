import { unitPrice } from '../../model/api/unit-price.ts';
import type { Context } from '../../model/context.ts';
import { tokensPerRequest } from '../../model/counts.ts';
import type { RoutedMix } from '../../model/routed/routed-mix.ts';
import { ONE as ALL, type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Task } from '../../scenario/scenario.ts';
import { dividedBy } from '../division.ts';
import { partOfMonth } from './part-of-month.ts';
import type { Routed } from './solve-routing.ts';

/** What one option, or one cascade, serves of one task. */
export interface SplitRow {
  readonly task: Task;
  readonly via: { readonly kind: 'option' | 'cascade'; readonly id: string };
  /** Of the task in month 1, 0..1. */
  readonly share: Decimal;
  /** Demanded tokens in month 1: tok/month. */
  readonly tokens: Decimal;
  /** Its part of what the options cost, by its part of their bill or load in month 1; null for a cascade. USD/month, levelised. */
  readonly monthly: Decimal | null;
  /** Share of the task in each hour class of month 1. */
  readonly hours: readonly Decimal[];
}

const known = new WeakMap<RoutedMix, readonly SplitRow[]>();

/** The split as rows: tasks in their order, options in theirs. */
export function splitRows(routed: Routed): readonly SplitRow[] {
  const rows = known.get(routed.mix) ?? rowsOf(routed);
  known.set(routed.mix, rows);
  return rows;
}

function rowsOf({ model, mix, plan }: Routed): readonly SplitRow[] {
  const { context } = model;
  const { demand } = context;
  const tokens = byTask(demand.requests.times(tokensPerRequest(demand.base)), context);
  const sources = [
    ...[...mix.parts].map(([id, part]) => ({
      via: { kind: 'option', id } as const,
      part,
      costs: costOf(id, part, { mix, plan, model }),
    })),
    ...mix.cascades.map(({ cascade, part }) => ({
      via: { kind: 'cascade', id: cascade.id } as const,
      part,
      costs: undefined,
    })),
  ].map(source => ({ ...source, shares: firstMonth(source.part, context) }));
  return demand.list.flatMap((task, t) =>
    sources.flatMap(({ via, part, costs, shares }) => {
      const share = shares[t]!;
      if (share.isZero()) return [];
      return [
        {
          task,
          via,
          share,
          tokens: tokens[t]!.times(share),
          monthly: costs?.[t] ?? null,
          hours: hoursOf(part, context, t),
        },
      ];
    }),
  );
}

/** Part of month 1 that is served, by task. */
function firstMonth(part: Quantity, context: Context): readonly Decimal[] {
  const { months } = context.calendar;
  const row = partOfMonth(part, context);
  const values = likelyValues(row);
  const step = row.axes.includes(months) ? months.labels.length : 1;
  return context.demand.list.map((_, t) => values[t * step]!);
}

function hoursOf(part: Quantity, { demand, calendar }: Context, task: number): readonly Decimal[] {
  const months = part.axes.includes(calendar.months) ? calendar.months.labels.length : 1;
  const hours = demand.hours.axis?.labels.length ?? 1;
  const own = part.axes.includes(demand.hours.axis!) ? hours : 1;
  const values = likelyValues(part);
  return Array.from({ length: hours }, (_, h) => values[(task * own + (own > 1 ? h : 0)) * months]!);
}

const byTask = (row: Quantity, { demand }: Context): readonly Decimal[] => {
  const values = likelyValues(row);
  return demand.list.map((_, t) => values[row.axes.includes(demand.tasks) ? t : 0]!);
};

/** What an option costs, divided by what each task takes of it in month 1; what cascades take of it stays out of the rows. */
function costOf(
  id: string,
  part: Quantity,
  { mix, plan, model }: Pick<Routed, 'mix' | 'plan' | 'model'>,
): readonly Decimal[] {
  const { supplies, context } = model;
  const { demand } = context;
  const lines = plan.lines.filter(l => l.option === id && !l.id.endsWith('.coldCache'));
  const whole = lines.reduce((sum, l) => sum.plus(likelyValues(l.monthly)[0]!), ZERO);
  const supply = supplies.get(id)!;
  const rows =
    supply.kind === 'fleet'
      ? [supply.fleet.load]
      : [...supply.api.volumes].flatMap(([bucket, volume]) => {
          const price = unitPrice(bucket, supply.api.table.windows[0]!, supply.api, context);
          return price ? [volume.times(price)] : [];
        });
  const uses = rows.map(row => byTask(row, context));
  const perTask = demand.list.map((_, t) => uses.reduce((sum, use) => sum.plus(use[t]!), ZERO));
  const taken = (of: Quantity, share: Decimal) => {
    const month = firstMonth(of, context);
    return perTask.map((use, t) => use.times(month[t]!).times(share));
  };
  const direct = taken(part, ALL);
  const cascaded = mix.cascades.flatMap(({ cascade, part: entering }) => [
    ...(cascade.try === id ? taken(entering, ALL) : []),
    ...(cascade.escalateTo === id ? taken(entering, likelyInBase(cascade.escalation)) : []),
  ]);
  return (dividedBy(whole, [...direct, ...cascaded]) ?? direct).slice(0, direct.length);
}
