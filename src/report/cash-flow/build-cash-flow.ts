import { fiscalMonth } from '../../analysis/finance/fiscal-year.ts';
import { monthsOf, netCash, type PlanMonth, valuesOver } from '../../analysis/finance/months-of-plan.ts';
import { type PlacedInService, taxDepreciation } from '../../analysis/finance/tax-depreciation.ts';
import { monthsLater } from '../../input/day.ts';
import type { Context } from '../../model/context.ts';
import { rowOf } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { decimalText } from '../figure.ts';
import type { CashFlowMonth, CashFlowReport, CashFlowYear } from './cash-flow-report.ts';

interface Month extends PlanMonth {
  readonly from: string;
  readonly year: number;
  readonly tokens: Decimal;
}

const MTOK = 1_000_000;

/** The months and fiscal years of a plan. Month 1 begins on `asOf`. */
export function cashFlowReport(plan: Plan, context: Context): CashFlowReport {
  const { calendar, demand, asOf, scenario } = context;
  const start = scenario.fiscalYearStart;
  const tokens = valuesOver(rowOf(demand.tokens), calendar.months);
  const months = monthsOf(plan, context).map((m, i): Month => {
    const from = monthsLater(asOf, i);
    return { ...m, from, year: fiscalMonth(from, start).year, tokens: tokens[i]! };
  });
  const tax = taxDepreciation(placedInService(plan, context), start);
  const years = [...new Set(months.map(m => m.year))];
  const writtenOff = (some: readonly number[]) =>
    some.reduce((sum, year) => sum.plus(tax.get(year)?.amount ?? ZERO), ZERO);
  return {
    plan: plan.id,
    months: monthRows(months),
    years: years.map(year => ({
      ...yearRow(months.filter(m => m.year === year)),
      macrs: {
        amount: decimalText(writtenOff([year])),
        convention: tax.get(year)?.convention ?? null,
      },
    })),
    total: {
      ...cashOf(months),
      depreciation: text(months, m => m.depreciation),
      macrs: decimalText(writtenOff(years)),
      macrsLeft: decimalText(writtenOff([...tax.keys()].filter(year => year > years.at(-1)!))),
    },
  };
}

function monthRows(months: readonly Month[]): readonly CashFlowMonth[] {
  let cumulative = ZERO;
  return months.map((m, i) => {
    cumulative = cumulative.plus(netCash(m));
    return {
      month: i + 1,
      from: m.from,
      fiscalYear: `FY${m.year}`,
      tokens: decimalText(m.tokens),
      cash: {
        usage: decimalText(m.usage),
        upfront: decimalText(m.upfront),
        owned: decimalText(m.owned),
        purchases: decimalText(m.purchases),
        sales: decimalText(m.sales),
        bookValue: decimalText(m.bookValue),
        net: decimalText(netCash(m)),
        cumulative: decimalText(cumulative),
      },
      ...amortisedOf([m]),
    };
  });
}

const yearRow = (months: readonly Month[]): Omit<CashFlowYear, 'macrs'> => ({
  fiscalYear: `FY${months[0]!.year}`,
  months: months.length,
  tokens: text(months, m => m.tokens),
  cash: cashOf(months),
  ...amortisedOf(months),
});

const cashOf = (months: readonly Month[]): CashFlowYear['cash'] => ({
  capex: text(months, m => m.purchases.plus(m.owned)),
  opex: text(months, m => m.usage.plus(m.upfront)),
  received: text(months, m => m.sales.plus(m.bookValue)),
  net: text(months, netCash),
});

function amortisedOf(months: readonly Month[]): Pick<CashFlowYear, 'amortised' | 'perMtok'> {
  const total = summed(months, m => m.usage.plus(m.depreciation));
  const tokens = summed(months, m => m.tokens);
  return {
    amortised: {
      usage: text(months, m => m.usage),
      depreciation: text(months, m => m.depreciation),
      total: decimalText(total),
    },
    perMtok: tokens.isZero() ? null : decimalText(total.dividedBy(tokens).times(MTOK)),
  };
}

const summed = (months: readonly Month[], of: (m: Month) => Decimal): Decimal =>
  months.reduce((sum, m) => sum.plus(of(m)), ZERO);
const text = (months: readonly Month[], of: (m: Month) => Decimal): string => decimalText(summed(months, of));

/** Every purchase by the month from which on it serves, and what was in service before. */
function placedInService(plan: Plan, { calendar, asOf }: Context): readonly PlacedInService[] {
  return plan.lines.flatMap(({ placed, purchases }) => {
    if (!placed || !purchases) return [];
    const bought = valuesOver(rowOf(purchases), calendar.months);
    const before = placed.before;
    return [
      ...bought.map((cost, m) => ({ cost, month: monthsLater(asOf, m + placed.lead) })),
      ...(before ? [{ cost: likelyValues(before.cost)[0]!, month: before.since }] : []),
    ];
  });
}
