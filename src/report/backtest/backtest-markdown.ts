import { bullets, escapeMarkdown, table } from '../markdown.ts';
import { sanitized } from '../sanitize.ts';
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

/** The backtest for a comment or a wiki page. */
export function renderBacktestMarkdown(original: BacktestReport): string {
  const report = sanitized(original);
  const tableOf = (rows: Rows, texts: readonly number[] = []) =>
    rows.length === 0
      ? ''
      : table(
          rows.map(row => row.map(cell => cell.trim())),
          i => i > 0 && !texts.includes(i),
        );
  const sections = [
    `## ${escapeMarkdown(report.scenario.name)}`,
    escapeMarkdown(periodWords(report)),
    `**${escapeMarkdown(answerWords(report))}**`,
    escapeMarkdown(unexplainedWords(report)),
    tableOf(wayRows(report)),
    tableOf(bucketRows(report)),
    tableOf(effectRows(report)),
    tableOf(otherRows(report), [2]),
    tableOf(notComparedRows(report)),
    bullets([...discountWords(report), ...reasonWords(report.rows), ...calibrationWords(report)]),
    tableOf(changeRows(report)),
    bullets([...noteWords(report), ...report.problems.map(p => `${p.severity} ${p.code}: ${p.details}`)]),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}
