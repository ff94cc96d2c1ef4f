import { sanitized } from '../sanitize.ts';
import { type Screen, shown, shownSafely } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { headingOf } from '../terminal/heading.ts';
import { wrap } from '../wrap.ts';
import type { BudgetCheck } from './budget-report.ts';
import { wordsOf } from './check-words.ts';
import type { CheckedReport } from './run-check.ts';

const TITLES = ['figure', 'actual', 'limit', 'room', 'verdict', 'line'];

/** Columns to the left: figure, limit, verdict. */
const LEFT = [2, 4];

/** The checks of a scenario as a table; what needs a word has it below its row. */
export function renderCheckTable(original: CheckedReport, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const { checks } = report.budget;
  const days = report.basis.daysPerMonth;
  const rows = [TITLES, ...checks.map(check => rowOf(check, days))].map(row => row.map(cell => shown(cell, screen)));
  const widths = gridWidths(rows, Number.POSITIVE_INFINITY);
  const lines = gridWidth(widths) <= screen.width ? grid(rows, widths, screen, LEFT) : stacked(rows, screen);
  const bodies = checks.map((check, i) => [
    painted(lines[i + 1]!, check, screen),
    ...notesOf(check).flatMap(note => wrap(shownSafely(note, screen), screen.width, 6, 6)),
  ]);
  const heading = wrap(shown(headingOf(report), screen), screen.width);
  return `${[...heading, '', screen.style.faint(lines[0]!), ...bodies.flat()].join('\n')}\n`;
}

function rowOf(check: BudgetCheck, days: string): string[] {
  const { actual, limit, room } = wordsOf(check, days);
  return [check.metric, actual, limit, room, check.verdict, check.at ? `${check.at.line}` : '–'];
}

/** Rows too wide for the screen: the figure on a line of its own, the rest below it. */
function stacked(rows: readonly (readonly string[])[], screen: Screen): string[] {
  return rows.map(([figure = '', ...rest]) => {
    const below = rest.filter(cell => cell !== '').join(screen.unicode ? ' · ' : ' | ');
    return [...wrap(figure, screen.width, 2, 4), ...wrap(below, screen.width, 4, 4)].join('\n');
  });
}

const painted = (line: string, { verdict }: BudgetCheck, { style }: Screen): string =>
  verdict === 'pass' ? line : verdict === 'warn' ? style.warning(line) : style.error(line);

function notesOf({ reason, bound }: BudgetCheck): readonly string[] {
  return [...(bound === 'value' ? [] : [`the ${bound} end of its range`]), ...(reason === null ? [] : [reason])];
}
