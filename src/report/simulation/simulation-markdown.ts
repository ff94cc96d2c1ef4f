import { writtenAmount } from '../assumption-words.ts';
import { bullets, escapeMarkdown, table } from '../markdown.ts';
import { sanitized } from '../sanitize.ts';
import type { Screen } from '../screen.ts';
import { catalogWords } from '../sentences/catalog.ts';
import type { SimulatedReport } from './build-simulation.ts';
import { driverColumns, driverRows, pooledSentence, shownRows } from './driver-table.ts';
import { inOrder, planColumns } from './plan-table.ts';
import type { Drivers, SimulationReport } from './simulation-report.ts';
import {
  breakEvenSentence,
  budgetSentence,
  casesSentence,
  choiceSentence,
  closedSentences,
  drawsSentence,
  FLAT_TRAFFIC,
  knowingSentence,
  paybackSentence,
  togetherSentences,
  worthKnowing,
} from './simulation-words.ts';

/** How sure the answer is, for a comment or a wiki page. */
export function renderSimulationMarkdown(original: SimulatedReport, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const { simulation, basis, scenario, catalog, tool, problems } = report;
  const { currency } = basis;
  const columns = planColumns(simulation);
  const plans = inOrder(simulation).map(p => [p.plan, ...columns.map(c => c.cell(p))]);
  const sections = [
    `## ${escapeMarkdown(scenario.name)}`,
    `**${escapeMarkdown(casesSentence(simulation))}**`,
    escapeMarkdown(
      [choiceSentence(simulation, currency), knowingSentence(simulation, currency)].filter(Boolean).join(' '),
    ),
    plans.length > 0 ? table([[`plan, ${currency} a month`, ...columns.map(c => c.title)], ...plans], i => i > 0) : '',
    bullets(closedSentences(report)),
    bullets(simulation.budget.map(budgetSentence)),
    ...simulation.drivers.map(d => driverSection(d, simulation, currency, screen)),
    knowingSection(simulation, currency),
    ...simulation.payback.map(p => escapeMarkdown(paybackSentence(p, report))),
    simulation.breakEven.length > 0 ? FLAT_TRAFFIC : '',
    ...simulation.breakEven.map(b => escapeMarkdown(breakEvenSentence(b, report))),
    bullets([
      ...simulation.unknowns.map(u => `${u.name} ${writtenAmount(u)}: ${u.shape}, ${u.source}`),
      ...togetherSentences(simulation),
    ]),
    bullets(problems.map(problem => `${problem.severity} ${problem.code}: ${problem.details}`)),
    escapeMarkdown(
      `${drawsSentence(simulation)} Prices of ${catalog.asOf}, ${catalogWords(catalog)}, tco ${tool.version}.`,
    ),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function driverSection(drivers: Drivers, simulation: SimulationReport, currency: string, { all }: Screen): string {
  const { of, against } = drivers;
  const shown = shownRows(drivers, all ?? false);
  if (!shown.length) return '';
  const columns = driverColumns(drivers);
  const rows = driverRows(columns, shown, simulation);
  const what = against === null ? `the cost of ${of}` : `${of} less ${against}`;
  const head = [`what moves ${what}, ${currency} a month`, ...columns.map(c => c.title)];
  return [table([head, ...rows], i => i > 0), pooledSentence(drivers)].filter(Boolean).join('\n\n');
}

function knowingSection(simulation: SimulationReport, currency: string): string {
  const worth = worthKnowing(simulation);
  return worth.length ? table([['worth knowing', `${currency} a month`, ''], ...worth], i => i === 1) : '';
}
