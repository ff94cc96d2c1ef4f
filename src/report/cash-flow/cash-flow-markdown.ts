import { unitPrice } from '../format.ts';
import { escapeMarkdown, table } from '../markdown.ts';
import type { Report } from '../report.ts';
import type { CashFlowReport } from './cash-flow-report.ts';
import { cashFlowNotes } from './cash-flow-words.ts';
import { yearColumns } from './money-columns.ts';

/** A plan by fiscal year, cash beside amortised cost. */
export function cashFlowMarkdown(flow: CashFlowReport, { basis }: Report): string {
  const columns = yearColumns(flow);
  const head = [`${flow.plan}, ${basis.currency}`, ...columns.map(c => c.title), 'per Mtok'];
  const rows = flow.years.map((y, i) => [
    y.fiscalYear,
    ...columns.map(c => c.cells[i]!),
    y.perMtok === null ? 'n/a' : unitPrice(y.perMtok),
  ]);
  const total = ['total', ...columns.map(c => c.total), ''];
  return [table([head, ...rows, total], i => i > 0), ...cashFlowNotes(flow).map(escapeMarkdown)].join('\n\n');
}
