import { fixed, footed, sumOf } from '../format.ts';
import type { CashFlowMonth, CashFlowReport, CashFlowYear } from './cash-flow-report.ts';

/** Whole units of money, a cell for each row, that add up to the printed total. */
export interface MoneyColumn {
  readonly title: string;
  readonly cells: readonly string[];
  readonly total: string;
  /** The higher, the sooner it goes where the page is narrow; without it it stays. */
  readonly spare?: number;
}

function moneyColumn(title: string, values: readonly string[], spare?: number): MoneyColumn {
  const total = sumOf(values);
  const cells = footed(values, total, 0).map(value => fixed(value, 0));
  return { title, cells, total: fixed(total, 0), ...(spare === undefined ? {} : { spare }) };
}

type Period = Pick<CashFlowYear, 'cash' | 'amortised'>;

/** What periods of a plan are told by: cash first, amortised cost behind it. */
function periodColumns(periods: readonly Period[]): readonly MoneyColumn[] {
  const column = (title: string, of: (period: Period) => string, spare?: number) =>
    moneyColumn(title, periods.map(of), spare);
  return [
    column('capex', p => p.cash.capex),
    column('opex', p => p.cash.opex),
    column('received', p => p.cash.received, 2),
    column('cash', p => p.cash.net),
    column('running', p => p.amortised.usage, 5),
    column('depreciation', p => p.amortised.depreciation, 4),
    column('amortised', p => p.amortised.total),
  ];
}

/** The fiscal years; with what tax lets be written off, where there is any. */
export function yearColumns({ years, total }: CashFlowReport): readonly MoneyColumn[] {
  const taxed = years.some(y => y.macrs.amount !== '0') || total.macrsLeft !== '0';
  const macrs = years.map(y => y.macrs.amount);
  return [...periodColumns(years), ...(taxed ? [moneyColumn('MACRS', macrs, 3)] : [])];
}

export const monthColumns = ({ months }: CashFlowReport): readonly MoneyColumn[] => periodColumns(months.map(period));

const period = ({ cash, amortised }: CashFlowMonth): Period => ({
  cash: {
    capex: sumOf([cash.owned, cash.purchases]).toFixed(),
    opex: sumOf([cash.usage, cash.upfront]).toFixed(),
    received: sumOf([cash.sales, cash.bookValue]).toFixed(),
    net: cash.net,
  },
  amortised,
});
