import type { Context } from '../model/context.ts';
import { monthlyFactor } from '../model/discounting.ts';
import { type Paced, rowOf } from '../model/paced.ts';
import type { Plan } from '../model/plan.ts';
import { type Decimal, ZERO } from '../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../quantity/exact.ts';
import { likelyInBase } from '../quantity/given.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** Cash of a plan at likely values; positive is paid. */
export interface CashFlow {
  /** At time 0: up-front costs, purchases of month 1, what owned hardware would fetch. */
  readonly outlay: Decimal;
  /** Paid at the end of each month, less what sales bring in. */
  readonly running: readonly Decimal[];
  /** Paid at the start of each month from month 2 on (0 in month 1): replacements and growth. */
  readonly purchases: readonly Decimal[];
  /** Book value that comes back at the end of the horizon. */
  readonly bookValue: Decimal;
  /** API bills of the last month and how they drift: what moves on beyond the horizon. */
  readonly bills: readonly Bill[];
}

export interface Bill {
  readonly amount: Decimal;
  /** A month. */
  readonly factor: Decimal;
  /** The bill never falls below it. */
  readonly minimum: Decimal;
}

export function cashFlowOf(plan: Plan, context: Context): CashFlow {
  const { months } = context.calendar;
  const count = months.labels.length;
  const none = Array<Decimal>(count).fill(ZERO);
  const byMonth = (p: Paced | undefined) => (p ? valuesOver(rowOf(p), months) : none);
  const add = (a: readonly Decimal[], b: readonly Decimal[], sign = 1) => a.map((x, m) => x.plus(b[m]!.times(sign)));
  let [outlay, bookValue] = [ZERO, ZERO];
  let [running, purchases] = [none, none] as (readonly Decimal[])[] as [readonly Decimal[], readonly Decimal[]];
  for (const line of plan.lines) {
    running = add(running, byMonth(line.running));
    for (const sale of line.sales ?? []) running = add(running, byMonth(sale), -1);
    const bought = byMonth(line.purchases);
    outlay = outlay.plus(bought[0]!).plus(line.initial ? scalar(line.initial) : 0);
    purchases = add(purchases, [ZERO, ...bought.slice(1)]);
    if (line.bookValue) bookValue = bookValue.plus(scalar(line.bookValue));
  }
  return { outlay, running, purchases, bookValue, bills: billsOf(plan, context, byMonth) };
}

/** The API bills of the last month, minimum spends told apart. */
function billsOf(
  plan: Plan,
  { scenario, calendar }: Context,
  byMonth: (p: Paced | undefined) => readonly Decimal[],
): Bill[] {
  const last = calendar.months.labels.length - 1;
  return scenario.options.flatMap(option => {
    const lines = plan.lines.filter(
      l => option.kind === 'api' && l.option === option.id && l.running && !l.id.endsWith('.provisioned'),
    );
    if (!lines.length) return [];
    const sum = (some: typeof lines) => some.reduce((total, l) => total.plus(byMonth(l.running)[last]!), ZERO);
    const topUp = lines.filter(l => l.id === `${option.id}.minimumSpend`);
    const factor = likelyValues(monthlyFactor(option.priceDrift, 'price drift'))[0]!;
    return [
      { amount: sum(lines.filter(l => !topUp.includes(l))), factor, minimum: topUp.length ? scalarOf(option) : ZERO },
    ];
  });

  function scalarOf(option: (typeof scenario.options)[number]): Decimal {
    return option.kind === 'api' && option.minimumSpend ? likelyInBase(option.minimumSpend) : ZERO;
  }
}

const scalar = (q: Quantity): Decimal => inShownUnit(likelyValues(q)[0]!, q);

function valuesOver(q: Quantity, months: Context['calendar']['months']): readonly Decimal[] {
  const values = likelyValues(q);
  return q.axes.includes(months) ? values : months.labels.map(() => values[0]!);
}
