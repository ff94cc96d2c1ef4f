import { csvRow } from '../csv.ts';
import type { Report } from '../report.ts';
import type { CashFlowMonth, CashFlowReport } from './cash-flow-report.ts';

type Cell = readonly ['text' | 'number', string | null];

interface Column {
  readonly name: string;
  readonly cell: (month: CashFlowMonth) => Cell;
}

const text = (name: string, of: (m: CashFlowMonth) => string): Column => ({ name, cell: m => ['text', of(m)] });
const number = (name: string, of: (m: CashFlowMonth) => string | null): Column => ({
  name,
  cell: m => ['number', of(m)],
});

const COLUMNS: readonly Column[] = [
  number('month', m => `${m.month}`),
  text('from', m => m.from),
  text('fiscalYear', m => m.fiscalYear),
  number('tokens', m => m.tokens),
  number('cashUsage', m => m.cash.usage),
  number('cashUpfront', m => m.cash.upfront),
  number('cashOwned', m => m.cash.owned),
  number('cashPurchases', m => m.cash.purchases),
  number('cashSales', m => m.cash.sales),
  number('cashBookValue', m => m.cash.bookValue),
  number('cashNet', m => m.cash.net),
  number('cashCumulative', m => m.cash.cumulative),
  number('amortisedUsage', m => m.amortised.usage),
  number('amortisedDepreciation', m => m.amortised.depreciation),
  number('amortisedTotal', m => m.amortised.total),
  number('perMtok', m => m.perMtok),
];

/** Every plan month by month as CSV: UTF-8, LF, full precision. */
export function renderCashFlowCsv(report: Report): string {
  const row = (flow: CashFlowReport, month: CashFlowMonth): string =>
    csvRow([['text', flow.plan], ...COLUMNS.map(c => c.cell(month)), ['text', report.basis.currency]]);
  const rows = (report.cashFlow ?? []).flatMap(flow => flow.months.map(month => row(flow, month)));
  return `${[['plan', ...COLUMNS.map(c => c.name), 'currency'].join(','), ...rows].join('\n')}\n`;
}
