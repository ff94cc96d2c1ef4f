import { type Screen, shown } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { between, rate, seconds } from './capacity-lists.ts';
import type { CurveReport } from './capacity-report.ts';

const LONGEST_BAR = 16;

/** The concurrency curve with a bar per point; where the page is narrow, without its last columns. */
export function curveTable(curve: readonly CurveReport[], screen: Screen): string[] {
  const largest = Math.max(...curve.map(point => Number(point.total)));
  const bar = ({ total }: CurveReport): string =>
    (screen.unicode ? '█' : '#').repeat(Math.max(1, Math.round((LONGEST_BAR * Number(total)) / largest)));
  const rows = [
    ['at once', 'TPOT', 'TTFT', 'output', 'in + out', ''],
    ['', 'ms', 's', 'tok/s', 'tok/s', ''],
    ...curve.map(point => [
      `${point.concurrency}${point.asked ? ' *' : ''}`,
      rate(point.tpot),
      between(point.ttft, seconds),
      rate(point.output.value),
      rate(point.total),
      bar(point),
    ]),
  ].map(row => row.map(cell => shown(cell, screen)));
  const all = gridWidths(rows);
  let columns = all.length;
  while (columns > 1 && gridWidth(all.slice(0, columns)) > screen.width) columns--;
  return grid(rows, all.slice(0, columns), screen, [5]).map((line, i) => (i < 2 ? screen.style.faint(line) : line));
}
