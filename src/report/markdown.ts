import { cashFlowMarkdown } from './cash-flow/cash-flow-markdown.ts';
import { planColumns, planTitle } from './columns.ts';
import { headingBelow } from './heading-below.ts';
import { planBill } from './plan-bill.ts';
import type { ChartData } from './plot/chart-data.ts';
import { plots } from './plot/plots.ts';
import type { PlanReport, Report } from './report.ts';
import { sanitized } from './sanitize.ts';
import { PLAIN, type Screen } from './screen.ts';
import { breakEvenSentence, envelopeSentence } from './sentences/break-even.ts';
import { catalogWords } from './sentences/catalog.ts';
import { flipsSentence } from './sentences/flips.ts';
import { lensRows, lensSentences } from './sentences/lenses.ts';
import { overriddenSentences, ownPricesSentence } from './sentences/own-prices.ts';
import { paybackSentence } from './sentences/payback.ts';
import { drawsSentence, verdictSentence } from './sentences/verdict.ts';
import { byCost } from './sentences/words.ts';

const INTERVALS = 3;

/** The report for a comment or a wiki page: the sentences of the terminal, the plans as a table. */
export function renderMarkdown(original: Report, screen: Screen, charts?: ChartData): string {
  const report = sanitized({ ...original, derivations: {} });
  const limit = screen.all ? Number.POSITIVE_INFINITY : INTERVALS;
  const { scenario, catalog, basis, verdict, plans } = report;
  const details = plans.filter(
    plan => plan.feasible && plan.lines.length > 0 && (screen.all || plan.baseline || plan.id === verdict.cheapest),
  );
  const traffic = [
    ...report.breakEven.map(pair => breakEvenSentence(pair, report, limit)),
    envelopeSentence(report, limit),
    ...(report.payback ?? []).map(p => paybackSentence(p, report)),
  ];
  const sections = [
    `## ${escapeMarkdown(scenario.name)}`,
    escapeMarkdown(headingBelow(report)),
    `**${escapeMarkdown(verdictSentence(report))}**`,
    escapeMarkdown([drawsSentence(report), flipsSentence(report, screen.all)].filter(Boolean).join(' ')),
    planTable(report),
    ...lensSections(report),
    ...traffic.map(sentence => escapeMarkdown(sentence ?? '')),
    ...(charts ? plots(charts, report, { ...screen, style: PLAIN }).map(codeBlock) : []),
    ...details.map(plan => lineTable(plan, basis.currency)),
    ...(report.cashFlow ?? []).map(f => cashFlowMarkdown(f, report)),
    escapeMarkdown(ownPricesSentence(report) ?? ''),
    bullets(overriddenSentences(report)),
    bullets(report.problems.map(problem => `${problem.severity} ${problem.code}: ${problem.details}`)),
    escapeMarkdown(`Prices of ${catalog.asOf}, ${catalogWords(catalog)}, tco ${report.tool.version}.`),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The plans by what is counted, and what that leaves out. */
function lensSections(report: Report): string[] {
  const rows = lensRows(report);
  return rows.length ? [table(rows, i => i > 0), bullets(lensSentences(report))] : [];
}

/** Text that stays text in Markdown: no table cells, links, images, HTML or pings come out of it. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u2060')
    .replace(/(?<=\bhttps?):(?=\/\/)/g, '\\:');

/** Lines as they are; the fence is longer than any in them. */
function codeBlock(lines: readonly string[]): string {
  const text = lines.join('\n');
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map(length => length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}

export const bullets = (items: readonly (string | undefined)[]): string =>
  items
    .filter(item => item !== undefined)
    .map(item => `- ${escapeMarkdown(item)}`)
    .join('\n');

export const table = (rows: readonly (readonly string[])[], right: (column: number) => boolean): string => {
  const [head = [], ...body] = rows.map(row => row.map(escapeMarkdown));
  return [head, head.map((_, i) => (right(i) ? '---:' : '---')), ...body]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');
};

function planTable(report: Report): string {
  const columns = planColumns(report);
  const possible = byCost(report.plans);
  const refused = report.plans.filter(plan => !possible.includes(plan));
  const rows = possible.map(plan => [planTitle(plan), ...columns.map(column => column.cell(plan))]);
  const possibleTable =
    rows.length > 0 ? [table([['plan', ...columns.map(column => column.title)], ...rows], i => i > 0)] : [];
  return [
    ...possibleTable,
    bullets(refused.map(plan => `${planTitle(plan)} is not possible: ${plan.reasons.join('; ')}`)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function lineTable(plan: PlanReport, currency: string): string {
  const bill = planBill(plan);
  if (!bill) return '';
  const rows = bill.rows.map(({ line, amount }) => [line.label, line.option ?? '', amount]);
  return table(
    [[`${plan.id}, cost line`, 'option', `${currency} a month`], ...rows, ['total', '', bill.total]],
    i => i === 2,
  );
}
