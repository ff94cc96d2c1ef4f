import { minimumSpend } from '../../model/api/bill.ts';
import type { Context } from '../../model/context.ts';
import { monthlyFactor } from '../../model/discounting.ts';
import type { Line } from '../../model/line.ts';
import { ONE } from '../../model/one.ts';
import { rowOf } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { monthsOf, valuesOver } from './months-of-plan.ts';

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
  /** Running costs of the last month that go on: neither sales nor what comes once. */
  readonly goesOn: Decimal;
  /** API bills of the last month and how they drift: what moves on beyond the horizon. */
  readonly bills: readonly Bill[];
}

export interface Bill {
  readonly amount: Decimal;
  /** A month. */
  readonly factor: Decimal;
  /** The bill never falls below it. */
  readonly minimum: Decimal;
  /** Of the bill, what is spent anyway. */
  readonly paidAnyway: Decimal;
}

export function cashFlowOf(plan: Plan, context: Context): CashFlow {
  const months = monthsOf(plan, context);
  const [first] = months;
  return {
    outlay: first!.upfront.plus(first!.owned).plus(first!.purchases),
    running: months.map(m => m.usage.minus(m.sales)),
    purchases: months.map((m, i) => (i === 0 ? ZERO : m.purchases)),
    bookValue: months.at(-1)!.bookValue,
    goesOn: months.at(-1)!.usage.minus(
      lastMonth(
        plan.lines.filter(l => l.once),
        context,
      ),
    ),
    bills: billsOf(plan, context),
  };
}

/** The API bills of the last month, minimum spends told apart. */
function billsOf(plan: Plan, context: Context): Bill[] {
  const { scenario, calendar } = context;
  return scenario.options.flatMap(option => {
    const lines = plan.lines.filter(
      l => option.kind === 'api' && l.option === option.id && !l.once && !l.id.endsWith('.provisioned'),
    );
    if (!lines.length || option.kind !== 'api') return [];
    const topUp = lines.filter(l => l.id === `${option.id}.minimumSpend`);
    const factor = likelyValues(monthlyFactor(option.priceDrift, 'price drift'))[0]!;
    const least = topUp.length ? minimumSpend(option, ONE, context) : undefined;
    const minimum = least ? valuesOver(least, calendar.months).at(-1)! : ZERO;
    return [
      {
        amount: lastMonth(
          lines.filter(l => !topUp.includes(l)),
          context,
        ),
        factor,
        minimum,
        paidAnyway: option.contract?.paidAnyway ? minimum : ZERO,
      },
    ];
  });
}

const lastMonth = (lines: readonly Line[], { calendar }: Context): Decimal =>
  lines.reduce(
    (sum, { running }) => (running ? sum.plus(valuesOver(rowOf(running), calendar.months).at(-1)!) : sum),
    ZERO,
  );
