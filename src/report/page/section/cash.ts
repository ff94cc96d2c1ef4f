import type { CashFlowReport } from '../../cash-flow/cash-flow-report.ts';
import { cashFlowNotes } from '../../cash-flow/cash-flow-words.ts';
import { yearColumns } from '../../cash-flow/money-columns.ts';
import { cashFlowChart } from '../../chart/cash-flow-chart.ts';
import type { DossierReport } from '../../dossier/dossier-report.ts';
import { unitPrice } from '../../format.ts';
import { paybackSentence } from '../../sentences/payback.ts';
import { byCost } from '../../sentences/words.ts';
import { chartFigure } from '../figures.ts';
import { bullets, type Html, html, paragraph } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

export const CASH: Section = {
  id: 'cash',
  title: 'Cash over the months',
  takes: 'costs',
  body: content => {
    const { report } = content;
    return report.cashFlow.length
      ? html`${chartFigure(cashFlowChart, content)}
${bullets((report.payback ?? []).map(p => paybackSentence(p, report)))}
${inOrder(report).map(flow => years(flow, report.basis.currency))}
${paragraph(notesOf(report.cashFlow), 'small')}`
      : undefined;
  },
};

/** The cheapest first, as everywhere on the page. */
function inOrder({ plans, cashFlow }: DossierReport): readonly CashFlowReport[] {
  const order = byCost(plans).map(p => p.id);
  return [...cashFlow].sort((a, b) => order.indexOf(a.plan) - order.indexOf(b.plan));
}

/** A plan by fiscal year, cash beside amortised cost. */
function years(flow: CashFlowReport, currency: string): Html {
  const columns = yearColumns(flow);
  return table({
    caption: `${flow.plan} by fiscal year, ${currency}`,
    head: ['year', ...columns.map(c => c.title), 'per Mtok'],
    rows: flow.years.map((y, i) => [
      y.fiscalYear,
      ...columns.map(c => c.cells[i]!),
      y.perMtok === null ? 'n/a' : unitPrice(y.perMtok),
    ]),
    foot: ['total', ...columns.map(c => c.total), ''],
    right: i => i > 0,
  });
}

/** What is said of every plan once, of the one with the most to say. */
const notesOf = (flows: readonly CashFlowReport[]): string =>
  flows
    .map(cashFlowNotes)
    .reduce((most, notes) => (notes.length > most.length ? notes : most))
    .slice(1)
    .join(' ') ||
  'Cash as it moves and cost as it is amortised are two views of the same money; they are never added to each other.';
