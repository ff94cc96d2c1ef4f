import { Quantity } from '../quantity/quantity.ts';
import { total } from '../quantity/total.ts';
import type { Supply } from './allotment.ts';
import type { Context } from './context.ts';
import type { Pool } from './fleet/pool.ts';
import { cashOf, firstMonthOf, type Line, type Margin, presentValueOf } from './line.ts';
import type { Quoted } from './mix.ts';
import { inMonth } from './paced.ts';
import type { Serving } from './serving.ts';

/** The figures of a plan; all without axes. Undefined where they cannot be had (no requests known, no volume). */
export interface Figures {
  readonly monthly: Quantity;
  readonly firstMonth: Quantity;
  readonly perMtok: Quantity;
  readonly perAccepted: Quantity | undefined;
  readonly horizonTotal: Quantity;
  readonly presentValue: Quantity;
  readonly upfront: Quantity;
}

/** What one option serves in a plan. */
export interface Served {
  readonly option: string;
  readonly supply: Supply;
  readonly serving: Serving;
}

/** Which share of each task goes to which option, what that takes, and what it costs. */
export interface Plan {
  readonly id: string;
  readonly kind: 'api' | 'rent' | 'buy' | 'mix' | 'routed';
  readonly options: readonly string[];
  /** Reasons known without a number: closed tasks. */
  readonly closed: readonly string[];
  readonly margins: readonly Margin[];
  readonly lines: readonly (Line & { readonly monthly: Quantity })[];
  readonly figures: Figures;
  readonly pools: readonly Pool[];
  /** Share of each task by option, month 1: over tasks, or over patterns. */
  readonly shares: readonly { readonly option: string; readonly share: Quantity; readonly part: Quantity }[];
  readonly served: readonly Served[];
}

/** Adds up a plan: lines, levelised (DESIGN §6, §7 settled 7), and the figures they make. */
export function addedUp(
  head: Pick<Plan, 'id' | 'kind' | 'options' | 'closed'>,
  quoted: Quoted,
  context: Context,
): Plan {
  const { discounting: d, demand, calendar, scenario } = context;
  const { months } = calendar;
  const money = scenario.currency;
  const zeroMonth = Quantity.constant(0, `${money}/month`, 'no cost');
  const zeroMoney = Quantity.constant(0, money, 'no cost');
  const name = (what: string) => `${head.id}: ${what}`;
  const lines = quoted.lines.map(line => ({
    ...line,
    monthly: d
      .levelised(presentValueOf(line, d))
      .as(name(`${line.label}${line.option && head.options.length > 1 ? ` of ${line.option}` : ''}`), `${money}/month`),
  }));
  const presentValue = total(
    lines.map(l => presentValueOf(l, d)),
    zeroMoney,
  ).as(name('present value'), money);
  const monthly = total(
    lines.map(l => l.monthly),
    zeroMonth,
  ).as(name('monthly cost, levelised'), `${money}/month`);
  const tokens = d.presentValue(demand.tokens).as('demanded tokens, discounted', 'tok');
  const perMtok = presentValue.per(tokens).as(name('cost per Mtok'), `${money}/Mtok`);
  const accepted =
    quoted.acceptedAnswers && d.presentValue(quoted.acceptedAnswers).as(name('accepted answers, discounted'), 'answer');
  const bought = quoted.lines.flatMap(l => (l.purchases ? [inMonth(l.purchases, months, 0)] : []));
  const paidOnce = quoted.lines.flatMap(l => (l.initial && l.id.endsWith('.upfront') ? [l.initial] : []));
  return {
    ...head,
    margins: quoted.margins,
    lines,
    pools: quoted.pools,
    shares: quoted.shares,
    served: quoted.served,
    figures: {
      monthly,
      presentValue,
      perMtok,
      perAccepted: accepted && presentValue.per(accepted).as(name('cost per accepted answer'), `${money}/answer`),
      firstMonth: total(
        lines.flatMap(l => firstMonthOf(l, months) ?? []),
        zeroMonth,
      ).as(name('cost of month 1'), `${money}/month`),
      horizonTotal: total(
        lines.map(l => cashOf(l, d)),
        zeroMoney,
      ).as(name('cash over the horizon'), money),
      upfront: total([...paidOnce, ...bought], zeroMoney).as(name('paid up front'), money),
    },
  };
}
