import { eachCsvRow } from '../../input/csv-rows.ts';
import { didYouMean } from '../../input/suggest.ts';
import { isNotFinite } from '../../quantity/read-number.ts';

/** One cell of the column of samples; `cells` is how many stand in its line. */
export interface Cell {
  /** Undefined where the line has none at that place. */
  readonly text: string | undefined;
  /** 1-based. */
  readonly line: number;
  readonly cells: number;
}

export type ColumnRead =
  | {
      /** Position of the column in a line, from 0. */
      readonly index: number;
      /** How many cells a line should have. */
      readonly width: number;
      readonly cells: readonly Cell[];
      /** How many lines of samples there are, those beyond the limit too. */
      readonly count: number;
    }
  | { readonly line: number; readonly message: string; readonly hint?: string };

/** The cells of a column of a CSV text, or of its only one, at most `limit` of them. Without a heading a file has one column. */
export function readColumn(text: string, column: string | undefined, limit: number): ColumnRead {
  const rows: { cells: readonly string[]; line: number }[] = [];
  let count = 0;
  const open = eachCsvRow(text, (cells, line) => {
    // one more, since the first may be the heading
    if (count++ <= limit) rows.push({ cells: cells.map(cell => cell.trim()), line });
  });
  if (open) return { line: open.line, message: 'a quoted cell is never closed' };
  const first = rows[0];
  if (!first) return { line: 1, message: 'the file is empty' };
  const found = place(first.cells, column);
  if ('message' in found) return { ...found, line: first.line };
  const { index, headed } = found;
  const cells = rows
    .slice(headed ? 1 : 0)
    .map(row => ({ text: row.cells[index], line: row.line, cells: row.cells.length }));
  return { index, width: first.cells.length, cells, count: headed ? count - 1 : count };
}

function place(
  first: readonly string[],
  column: string | undefined,
): { readonly index: number; readonly headed: boolean } | { readonly message: string; readonly hint?: string } {
  const names = first.map(name => name.normalize('NFC').replace(/\s+/g, ' '));
  const headed = names.some(isName);
  const listed = `columns: ${names
    .slice(0, 12)
    .map(name => `\`${name}\``)
    .join(', ')}`;
  if (column === undefined) {
    if (names.length === 1) return { index: 0, headed };
    return headed
      ? { message: `the file has ${names.length} columns, and none of them is named`, hint: listed }
      : {
          message: `the first line has ${names.length} cells and no names`,
          hint: 'one number a line, with a point for decimals; or the names of the columns in the first line',
        };
  }
  const index = names.indexOf(column);
  if (index === -1) return { message: `there is no column \`${column}\``, hint: didYouMean(column, names) ?? listed };
  if (names.lastIndexOf(column) !== index) return { message: `two columns are named \`${column}\`` };
  return { index, headed: true };
}

/** A heading begins with a letter, a number does not. */
const isName = (cell: string): boolean => /^[\p{L}_]/u.test(cell) && !isNotFinite(cell);
