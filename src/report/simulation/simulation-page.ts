import { writtenAmount } from '../assumption-words.ts';
import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { grid, gridWidths } from '../terminal/grid.ts';
import { pageOf } from '../terminal/page.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { SimulatedReport } from './build-simulation.ts';
import { driverTable } from './driver-table.ts';
import { planTable } from './plan-table.ts';
import type { SimulationReport, Unknown } from './simulation-report.ts';
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

/** How sure the answer is, for a person at a terminal: the answer first, then the spread, what moves it, and what to find out. */
export function renderSimulationText(original: SimulatedReport, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const { simulation, basis } = report;
  const { currency } = basis;
  const prose = (text: string | undefined) =>
    text === undefined ? [] : wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const drawn = new Set(simulation.unknowns.flatMap(u => u.paths));
  // what is drawn is said once, as it is drawn
  const listed = { ...report, assumptions: report.assumptions.filter(a => !drawn.has(a.id)) };
  const closed = closedSentences(report).flatMap(prose);
  if (!simulation.unknowns.length)
    return pageOf(listed, screen, [prose(casesSentence(simulation)), planTable(simulation, currency, screen), closed]);
  return pageOf(listed, screen, [
    [
      ...prose(casesSentence(simulation)).map(screen.style.strong),
      ...prose(choiceSentence(simulation, currency)),
      ...prose(knowingSentence(simulation, currency)),
    ],
    planTable(simulation, currency, screen),
    closed,
    simulation.budget.flatMap(limit => prose(budgetSentence(limit))),
    ...simulation.drivers.map(d => driverTable(d, simulation, currency, screen)),
    knowingTable(simulation, currency, screen),
    [
      ...simulation.payback.flatMap(p => prose(paybackSentence(p, report))),
      ...(simulation.breakEven.length ? prose(FLAT_TRAFFIC) : []),
      ...simulation.breakEven.flatMap(b => prose(breakEvenSentence(b, report))),
    ],
    unknownLines(simulation, screen),
    prose(drawsSentence(simulation)),
  ]);
}

/** What it is worth to know each unknown, the most valuable first. */
function knowingTable(simulation: SimulationReport, currency: string, screen: Screen): string[] {
  const worth = worthKnowing(simulation);
  if (!worth.length) return [];
  const rows = [['unknown', 'worth', ''], ...worth].map(row => row.map(cell => shown(cell, screen)));
  const two = rows.map(row => row.slice(0, 2));
  const [, room = 0] = gridWidths(two);
  const [head, ...lines] = grid(two, gridWidths(two, Math.max(12, screen.width - room - 4)), screen);
  const title = shown(`What it is worth to know beforehand, ${currency} a month:`, screen);
  return [
    ...wrap(title, screen.width, 2).map(screen.style.strong),
    screen.style.faint(head!),
    ...lines.flatMap((line, i) => [line, ...wrap(rows[i + 1]![2]!, Math.min(screen.width, LONGEST_LINE), 4)]),
  ];
}

/** What is unknown, how it is spread, and who says so. */
function unknownLines(simulation: SimulationReport, screen: Screen): string[] {
  const { unknowns } = simulation;
  if (!unknowns.length) return [];
  const line = (u: Unknown) => `${u.name} ${writtenAmount(u)} (${u.shape}; ${screen.all ? u.source : sourceOf(u)})`;
  const said = unknowns.flatMap(u => wrap(shown(line(u), screen), screen.width, 4, 6));
  return [
    screen.style.strong('  Drawn:'),
    ...said,
    ...togetherSentences(simulation).flatMap(text => wrap(shown(text, screen), screen.width, 4, 6)),
  ];
}

const sourceOf = ({ origin, source }: Unknown): string =>
  origin === 'catalog' ? `catalog, ${source.split(':')[0]}` : source.replace(/^default: /, '');
