import { unitPrice } from '../format.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { stackingTable, type TableColumn } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { CashFlowReport } from './cash-flow-report.ts';
import { cashFlowNotes } from './cash-flow-words.ts';
import { type MoneyColumn, monthColumns, yearColumns } from './money-columns.ts';

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

function yearTable(flow: CashFlowReport, screen: Screen): string[] {
  const { years } = flow;
  const named = years.map(y => (y.months === 12 ? y.fiscalYear : `${y.months} mo ${y.fiscalYear}`));
  const prices = years.map(y => (y.perMtok === null ? 'n/a' : unitPrice(y.perMtok)));
  const perMtok = { title: 'per Mtok', cells: prices, total: '', spare: 1 };
  return moneyTable([{ title: 'year', name: true }], [named], [...yearColumns(flow), perMtok], screen);
}

function monthTable(flow: CashFlowReport, screen: Screen): string[] {
  const { months } = flow;
  const names = [months.map(m => `${m.month}`), months.map(m => m.from)];
  return moneyTable(
    [
      { title: 'month', name: true },
      { title: 'begins', spare: 6 },
    ],
    names,
    monthColumns(flow),
    screen,
  );
}

/** Columns of names and of money, with a row of totals. */
function moneyTable(
  heads: readonly TableColumn[],
  names: readonly (readonly string[])[],
  columns: readonly MoneyColumn[],
  screen: Screen,
): string[] {
  const rows = names[0]!.map((_, i) => ({ cells: [...names.map(n => n[i]!), ...columns.map(c => c.cells[i]!)] }));
  const total = { cells: ['total', ...names.slice(1).map(() => ''), ...columns.map(c => c.total)] };
  return stackingTable([...heads, ...columns], [...rows, total], screen);
}
