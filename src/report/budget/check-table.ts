import { sanitized } from '../sanitize.ts';
import { type Screen, shown, shownSafely } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { headingOf } from '../terminal/heading.ts';
import { wrap } from '../wrap.ts';
import type { BudgetCheck } from './budget-report.ts';
import { listed, wordsOf } from './check-words.ts';
import type { CheckedReport } from './run-check.ts';

const TITLES = ['figure', 'actual', 'limit', 'room', 'verdict', 'line'];

/** Columns to the left: figure, limit, verdict. */
const LEFT = [2, 4];

/** The checks of a scenario as a table; what needs a word has it below its row. */
export function renderCheckTable(original: CheckedReport, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const checks = listed(report.budget);
  const days = report.basis.daysPerMonth;
  const rows = [TITLES, ...checks.map(check => rowOf(check, days))].map(row => row.map(cell => shown(cell, screen)));
  const widths = gridWidths(rows, Number.POSITIVE_INFINITY);
  const [titles, ...lines] =
    gridWidth(widths) <= screen.width
      ? grid(rows, widths, screen, LEFT)
      : [undefined, ...stacked(rows.slice(1), screen)];
  const bodies = checks.flatMap((check, i) => [
    painted(lines[i]!, check, screen),
    ...notesOf(check).flatMap(note => wrap(shownSafely(note, screen), screen.width, NOTE, NOTE)),
  ]);
  const heading = wrap(shown(headingOf(report), screen), screen.width);
  return `${[...heading, '', ...(titles === undefined ? [] : [screen.style.faint(titles)]), ...bodies].join('\n')}\n`;
}

/** Columns before a note. */
const NOTE = 6;

function rowOf(check: BudgetCheck, days: string): string[] {
  const { actual, limit, room } = wordsOf(check, days);
  return [check.metric, actual, limit, room, check.verdict, check.at ? `${check.at.line}` : '–'];
}

/** Rows too wide for the screen: verdict, figure and line above, the numbers below. */
function stacked(rows: readonly (readonly string[])[], screen: Screen): string[] {
  return rows.map(([figure, actual, limit, room, verdict, line]) => {
    const place = line === '–' || line === '-' ? '' : ` (line ${line})`;
    const numbers = [actual, limit, room].filter(Boolean).join(', ');
    return [
      ...wrap(`${verdict}: ${figure}${place}`, screen.width, 2, 4),
      ...wrap(numbers, screen.width, NOTE, NOTE),
    ].join('\n');
  });
}

const painted = (line: string, { verdict }: BudgetCheck, { style }: Screen): string =>
  verdict === 'pass' ? line : verdict === 'warn' ? style.warning(line) : style.error(line);

function notesOf({ reason, bound }: BudgetCheck): readonly string[] {
  return [...(bound === 'value' ? [] : [`the ${bound} end of its range`]), ...(reason === null ? [] : [reason])];
}
