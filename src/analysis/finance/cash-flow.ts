import { minimumSpend } from '../../model/api/bill.ts';
import type { Context } from '../../model/context.ts';
import { monthlyFactor } from '../../model/discounting.ts';
import type { Line } from '../../model/line.ts';
import { MONTH, ONE } from '../../model/one.ts';
import { inMonth } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { total } from '../../quantity/total.ts';
import { flowsOf } from './plan-flows.ts';

/** Cash of a plan in the scenario's currency; positive is paid. `Row` is a value for each month. */
export interface CashFlow<One, Row> {
  /** At time 0: up-front costs, purchases of month 1, what owned hardware would fetch. */
  readonly outlay: One;
  /** Paid at the end of each month, less what sales bring in. */
  readonly running: Row;
  /** Paid at the start of each month; those of month 1 are part of the outlay. */
  readonly purchases: Row;
  /** Book value that comes back at the end of the horizon. */
  readonly bookValue: One;
  /** Running costs of the last month that go on: neither sales nor what comes once. */
  readonly goesOn: One;
  /** API bills of the last month and how they drift: what moves on beyond the horizon. */
  readonly bills: readonly Bill<One>[];
}

export interface Bill<One> {
  readonly amount: One;
  /** A month. */
  readonly factor: One;
  /** The bill never falls below it. */
  readonly minimum: One;
  /** Of the bill, what is spent anyway. */
  readonly paidAnyway: One;
}

/** The cash of a plan as formulas. */
export function cashFormulas(plan: Plan, context: Context): CashFlow<Quantity, Quantity> {
  const { months } = context.calendar;
  const { usage, upfront, owned, purchases, sales, bookValue } = flowsOf(plan.lines, context);
  const goingOn = plan.lines.filter(l => !l.once);
  return {
    outlay: upfront.plus(owned).plus(purchases.at(months, 0)),
    running: usage.minus(sales).over(months),
    purchases: purchases.over(months),
    bookValue,
    goesOn: lastMonth(goingOn, context),
    bills: billsOf(plan, context),
  };
}

/** The same cash in numbers; `row` gives the value of each month. */
export function cashFlowIn<T>(
  formulas: CashFlow<Quantity, Quantity>,
  row: (q: Quantity) => readonly T[],
): CashFlow<T, readonly T[]> {
  const one = (q: Quantity) => row(q)[0]!;
  return {
    outlay: one(formulas.outlay),
    running: row(formulas.running),
    purchases: row(formulas.purchases),
    bookValue: one(formulas.bookValue),
    goesOn: one(formulas.goesOn),
    bills: formulas.bills.map(b => ({
      amount: one(b.amount),
      factor: one(b.factor),
      minimum: one(b.minimum),
      paidAnyway: one(b.paidAnyway),
    })),
  };
}

/** The API bills of the last month, minimum spends told apart. */
function billsOf(plan: Plan, context: Context): Bill<Quantity>[] {
  const { scenario, calendar } = context;
  const last = calendar.months.labels.length - 1;
  return scenario.options.flatMap(option => {
    const lines = plan.lines.filter(
      l => option.kind === 'api' && l.option === option.id && !l.once && !l.id.endsWith('.provisioned'),
    );
    if (!lines.length || option.kind !== 'api') return [];
    const topUp = lines.filter(l => l.id === `${option.id}.minimumSpend`);
    const least = topUp.length ? minimumSpend(option, ONE, context) : undefined;
    const minimum = least ? least.at(calendar.months, last).times(MONTH) : nothing(context);
    const amount = lastMonth(
      lines.filter(l => !topUp.includes(l)),
      context,
    );
    const factor = monthlyFactor(option.priceDrift, 'price drift');
    return [{ amount, factor, minimum, paidAnyway: option.contract?.paidAnyway ? minimum : nothing(context) }];
  });
}

const nothing = ({ scenario }: Context): Quantity => Quantity.constant(0, scenario.currency, 'nothing paid');

const lastMonth = (lines: readonly Line[], context: Context): Quantity => {
  const { months } = context.calendar;
  return total(
    lines.flatMap(l => (l.running ? [inMonth(l.running, months, months.labels.length - 1).times(MONTH)] : [])),
    nothing(context),
  );
};
