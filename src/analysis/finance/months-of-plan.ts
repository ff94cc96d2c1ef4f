import type { Context } from '../../model/context.ts';
import type { Line } from '../../model/line.ts';
import { type Paced, rowOf } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Quantity } from '../../quantity/quantity.ts';

/** A plan in one month at likely values, in the scenario's currency: cash as it moves, and purchases spread over their life. */
export interface PlanMonth {
  /** Running costs, paid at the end of the month. */
  readonly usage: Decimal;
  /** Up-front costs, paid at time 0: month 1 alone. */
  readonly upfront: Decimal;
  /** Book value at time 0 of hardware that is owned already, an outlay: month 1 alone. */
  readonly owned: Decimal;
  /** Hardware, paid at the start of the month. */
  readonly purchases: Decimal;
  /** Hardware sold at the end of its life, received at the end of the month. */
  readonly sales: Decimal;
  /** Book value that comes back at the end of the horizon: last month alone. */
  readonly bookValue: Decimal;
  /** Straight-line share of purchases, up-front costs and what is owned. */
  readonly depreciation: Decimal;
}

/** Cash of a month: what is paid less what is received. */
export const netCash = (m: PlanMonth): Decimal =>
  m.usage.plus(m.upfront).plus(m.owned).plus(m.purchases).minus(m.sales).minus(m.bookValue);

/** The months of a plan, one after the other. */
export function monthsOf(plan: Plan, context: Context): readonly PlanMonth[] {
  const { months } = context.calendar;
  const count = months.labels.length;
  const parts = plan.lines.map(line => monthsOfLine(line, months));
  return Array.from({ length: count }, (_, m) => {
    const sum = (key: keyof LineMonths) => parts.reduce((total, p) => total.plus(p[key]?.[m] ?? ZERO), ZERO);
    return {
      usage: sum('usage'),
      upfront: sum('upfront'),
      owned: sum('owned'),
      purchases: sum('purchases'),
      sales: sum('sales'),
      bookValue: sum('bookValue'),
      depreciation: sum('depreciation'),
    };
  });
}

type LineMonths = { readonly [K in keyof PlanMonth]?: readonly Decimal[] };

function monthsOfLine(line: Line, months: Context['calendar']['months']): LineMonths {
  const count = months.labels.length;
  const row = (p: Paced | undefined) => (p ? valuesOver(rowOf(p), months) : []);
  const total = (rows: readonly (readonly Decimal[])[]) =>
    Array.from({ length: count }, (_, m) => rows.reduce((sum, r) => sum.plus(r[m]!), ZERO));
  const initial = line.initial ? likelyValues(line.initial) : [];
  const atEnd = line.bookValue ? [...Array<Decimal>(count - 1).fill(ZERO), likelyValues(line.bookValue)[0]!] : [];
  return {
    usage: row(line.running),
    purchases: row(line.purchases),
    sales: total((line.sales ?? []).map(row)),
    depreciation: total((line.amortised ?? []).map(row)),
    bookValue: atEnd,
    [line.id.endsWith('.upfront') ? 'upfront' : 'owned']: initial,
  };
}

/** A row over months at likely values, in base units; what is alike in every month is repeated. */
export function valuesOver(q: Quantity, months: Context['calendar']['months']): readonly Decimal[] {
  const values = likelyValues(q);
  return q.axes.includes(months) ? values : months.labels.map(() => values[0]!);
}
