import type { Wanted } from '../../quantity/amount.ts';
import { outOfBounds } from '../../quantity/amount-bounds.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { notANumber } from '../../quantity/plain-digits.ts';
import { readNumber } from '../../quantity/read-number.ts';
import type { Unit } from '../../quantity/unit.ts';
import type { Cell } from './read-column.ts';

/** A line of samples that cannot be used, and why. */
export interface BadLine {
  readonly line: number;
  readonly length: number;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** The numbers of a column, each within the bounds of the field that takes them; and the lines that hold none. */
export function sampleValues(
  cells: readonly Cell[],
  width: number,
  unit: Unit,
  wanted: Wanted,
): { readonly values: readonly Decimal[]; readonly bad: readonly BadLine[] } {
  const values: Decimal[] = [];
  const bad: BadLine[] = [];
  for (const cell of cells) {
    const read = cellValue(cell, width, unit, wanted);
    if ('message' in read) bad.push({ line: cell.line, length: Math.max(1, cell.text?.length ?? 1), ...read });
    else values.push(read);
  }
  return { values, bad };
}

function cellValue(
  { text, cells }: Cell,
  width: number,
  unit: Unit,
  wanted: Wanted,
): Decimal | { readonly message: string; readonly hint?: string | undefined } {
  if (cells !== width)
    return {
      message: `the line has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the first one has ${width}`,
      hint: cells > width ? 'a comma ends a cell: decimals have a point, thousands nothing' : undefined,
    };
  if (text === undefined || text === '') return { message: 'the cell is empty', hint: 'delete the line' };
  const value = readNumber(text);
  if (!value) {
    // what stands there may be right somewhere else, so only what it would be in digits is suggested
    const { message, hint } = notANumber(text, wanted);
    return { message, hint: hint?.startsWith('write') ? hint : `plain numbers, in ${unit.text || 'no unit'}` };
  }
  const { message, hint } = outOfBounds(value, value, unit, wanted, text) ?? {};
  if (message !== undefined) return { message, hint };
  return wanted.whole && !value.isInteger() ? { message: `\`${text}\` is not a whole number` } : value;
}
