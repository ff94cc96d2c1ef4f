import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { warningLines } from '../terminal/warning-lines.ts';
import { shortened } from '../width.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { BacktestReport } from './backtest-report.ts';
import {
  bucketRows,
  changeRows,
  effectRows,
  notComparedRows,
  otherRows,
  type Rows,
  wayRows,
} from './backtest-tables.ts';
import {
  answerWords,
  calibrationWords,
  discountWords,
  noteWords,
  periodWords,
  reasonWords,
  unexplainedWords,
} from './backtest-words.ts';

/** The backtest for a person at a terminal: the answer first, the way from the model to the bill, then bucket by bucket. */
export function renderBacktestText(original: BacktestReport, screen: Screen): string {
  const report = sanitized(original);
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const faint = (text: string) => wrap(shown(text, screen), screen.width).map(screen.style.faint);
  return joinedSections([
    [...faint(report.scenario.name), ...faint(periodWords(report))],
    [...prose(answerWords(report)).map(screen.style.strong), ...prose(unexplainedWords(report))],
    table(wayRows(report), screen),
    table(bucketRows(report), screen),
    table(effectRows(report), screen),
    table(otherRows(report), screen, [2]),
    table(notComparedRows(report), screen),
    [...discountWords(report), ...reasonWords(report.rows)].flatMap(prose),
    calibrationWords(report).flatMap(prose),
    table(changeRows(report), screen, [], screen.width),
    noteWords(report).flatMap(prose),
    report.problems.flatMap(problem => warningLines(problem, screen)),
  ]);
}

const NAME_LIMIT = 44;

/** Columns, or one figure below the other where they do not fit. */
function table(
  rows: Rows,
  screen: Screen,
  left: readonly number[] = [],
  names = Math.min(NAME_LIMIT, Math.floor(screen.width / 2)),
): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(row => row.map(cell => shown(cell, screen)));
  // the name of an API stands over its buckets, however long it is
  const isTitle = (row: readonly string[]) => row.length > 1 && row.slice(1).every(cell => cell === '');
  const widths = gridWidths(
    cells.filter(row => !isTitle(row)),
    names,
  );
  if (gridWidth(widths) > screen.width) return below(cells, screen);
  const [head, ...body] = cells.map(row =>
    isTitle(row)
      ? `  ${shortened(row[0]!, screen.width - 2, screen.unicode ? '…' : '~')}`
      : grid([row], widths, screen, left)[0]!,
  );
  return [screen.style.faint(head!), ...body];
}

function below([head, ...body]: Rows, screen: Screen): string[] {
  return body.flatMap(row => {
    const figures = row
      .slice(1)
      .flatMap((cell, i) => (cell && cell !== '–' && cell !== '-' ? [`${head![i + 1]} ${cell}`] : []));
    return [
      ...wrap(row[0]!.trim(), screen.width, 2).map(screen.style.strong),
      ...wrap(figures.join(', '), screen.width, 4, 4),
    ];
  });
}
