import type { Screen } from '../screen.ts';
import { displayWidth, padEnd, padStart, shortened } from '../width.ts';

const GAP = '  ';
const LONGEST_NAME = 32;

/** The widths a grid of these cells takes; the first column holds names and is cut where they are too long. */
export function gridWidths(rows: readonly (readonly string[])[], nameLimit = LONGEST_NAME): number[] {
  const columns = Math.max(...rows.map(row => row.length));
  return Array.from({ length: columns }, (_, i) => {
    const widest = Math.max(...rows.map(row => displayWidth(row[i] ?? '')));
    return i === 0 ? Math.min(widest, nameLimit) : widest;
  });
}

export const gridWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + GAP.length, 0);

/** Rows of cells as aligned lines without borders: names to the left, other columns to the right unless `left` names them. */
export function grid(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  screen: Screen,
  left: readonly number[] = [],
): string[] {
  const mark = screen.unicode ? '…' : '~';
  return rows.map(row => {
    const cells = widths.map((width, i) => {
      const cell = shortened(row[i] ?? '', width, mark);
      return GAP + (i === 0 || left.includes(i) ? padEnd(cell, width) : padStart(cell, width));
    });
    return cells.join('').trimEnd();
  });
}
