import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { flowsOf } from './plan-flows.ts';

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
  const flows = flowsOf(plan.lines, context);
  const [usage, purchases, sales, depreciation] = [flows.usage, flows.purchases, flows.sales, flows.depreciation].map(
    q => valuesOver(q, months),
  ) as [readonly Decimal[], readonly Decimal[], readonly Decimal[], readonly Decimal[]];
  const once = (q: Quantity, here: boolean) => (here ? likelyValues(q)[0]! : ZERO);
  const last = months.labels.length - 1;
  return months.labels.map((_, m) => ({
    usage: usage[m]!,
    upfront: once(flows.upfront, m === 0),
    owned: once(flows.owned, m === 0),
    purchases: purchases[m]!,
    sales: sales[m]!,
    bookValue: once(flows.bookValue, m === last),
    depreciation: depreciation[m]!,
  }));
}

/** A row over months at likely values, in base units; what is alike in every month is repeated. */
export function valuesOver(q: Quantity, months: Context['calendar']['months']): readonly Decimal[] {
  const values = likelyValues(q);
  return q.axes.includes(months) ? values : months.labels.map(() => values[0]!);
}
