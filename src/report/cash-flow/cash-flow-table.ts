import { fixed, footed, sumOf, unitPrice } from '../format.ts';
import type { Report } from '../report.ts';
import type { Screen } from '../screen.ts';
import { shown } from '../screen.ts';
import { stackingTable, type TableColumn, type TableRow } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { CashFlowReport } from './cash-flow-report.ts';
import { cashFlowNotes } from './cash-flow-words.ts';

interface Column<R> extends TableColumn {
  readonly of: (row: R) => string;
}

type Year = CashFlowReport['years'][number];
type Month = CashFlowReport['months'][number];

const COST: readonly Column<Year | Month>[] = [
  { title: 'running', spare: 4, of: r => r.amortised.usage },
  { title: 'depreciation', spare: 3, of: r => r.amortised.depreciation },
  { title: 'amortised', of: r => r.amortised.total },
];

const YEARLY: readonly Column<Year>[] = [
  { title: 'capex', of: y => y.cash.capex },
  { title: 'opex', of: y => y.cash.opex },
  { title: 'received', spare: 2, of: y => y.cash.received },
  { title: 'cash', of: y => y.cash.net },
  ...COST,
];

const MONTHLY: readonly Column<Month>[] = [
  { title: 'running', spare: 3, of: m => m.cash.usage },
  { title: 'up front', spare: 5, of: m => m.cash.upfront },
  { title: 'owned', spare: 6, of: m => m.cash.owned },
  { title: 'bought', of: m => m.cash.purchases },
  { title: 'sold', spare: 4, of: m => m.cash.sales },
  { title: 'book value', spare: 4, of: m => m.cash.bookValue },
  { title: 'cash', of: m => m.cash.net },
  ...COST.slice(1),
];

/** A plan by fiscal year, cash beside amortised cost; by month, too, where all is asked for. */
export function cashFlowTable(flow: CashFlowReport, { basis }: Report, screen: Screen): string[] {
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const title = prose(`${flow.plan} by fiscal year, ${basis.currency}: cash as it moves, and cost as it is amortised:`);
  return [
    ...title.map(screen.style.strong),
    ...yearTable(flow, screen),
    ...cashFlowNotes(flow).flatMap(prose),
    ...(screen.all ? ['', ...monthTable(flow, screen)] : []),
  ];
}

function yearTable({ years, total }: CashFlowReport, screen: Screen): string[] {
  const named = years.map(y => (y.months === 12 ? y.fiscalYear : `${y.fiscalYear}, ${y.months} mo`));
  const amounts = footedColumns(YEARLY, years);
  const macrs = footedColumn(years.map(y => y.macrs.amount));
  const withTax = macrs.total !== '0' || total.macrsLeft !== '0';
  const columns: TableColumn[] = [
    { title: 'year', name: true },
    ...YEARLY,
    { title: 'per Mtok', spare: 1 },
    ...(withTax ? [{ title: 'MACRS', spare: 5 }] : []),
  ];
  const rows: TableRow[] = years.map((y, i) => ({
    cells: [
      named[i]!,
      ...amounts.map(a => a.rows[i]!),
      y.perMtok === null ? 'n/a' : unitPrice(y.perMtok),
      ...(withTax ? [macrs.rows[i]!] : []),
    ],
  }));
  const sums = ['total', ...amounts.map(a => a.total), '', ...(withTax ? [macrs.total] : [])];
  return stackingTable(columns, [...rows, { cells: sums }], screen);
}

function monthTable({ months }: CashFlowReport, screen: Screen): string[] {
  // a column in which nothing moves says nothing
  const used = MONTHLY.filter(c => months.some(m => c.of(m) !== '0'));
  const amounts = footedColumns(used, months);
  const rows = months.map((m, i) => ({ cells: [`${m.month}`, m.from, ...amounts.map(a => a.rows[i]!)] }));
  const sums = { cells: ['total', '', ...amounts.map(a => a.total)] };
  return stackingTable([{ title: 'month' }, { title: 'from' }, ...used], [...rows, sums], screen);
}

const footedColumns = <R>(columns: readonly Column<R>[], rows: readonly R[]): Footed[] =>
  columns.map(column => footedColumn(rows.map(column.of)));

interface Footed {
  readonly rows: readonly string[];
  readonly total: string;
}

/** Whole units of money that add up to the printed total. */
function footedColumn(values: readonly string[]): Footed {
  const total = sumOf(values);
  return { rows: footed(values, total, 0).map(value => fixed(value, 0)), total: fixed(total, 0) };
}
