/** Where a cell stands; rows and columns count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const LETTERS = 26;
const known: string[] = [];

/** `A`, `Z`, `AA` … */
export function columnName(column: number): string {
  known[column] ??=
    (column >= LETTERS ? columnName(Math.floor(column / LETTERS) - 1) : '') +
    String.fromCharCode(65 + (column % LETTERS));
  return known[column];
}

/** `E7`, `$E$7` where it is fixed. */
export const cellName = ({ row, column }: Omit<Place, 'sheet'>, fixed = false): string =>
  fixed ? `$${columnName(column)}$${row + 1}` : `${columnName(column)}${row + 1}`;

const sheetPrefix = (sheet: string): string =>
  /^[A-Za-z][A-Za-z]*$/.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;

/** A cell as a formula on sheet `from` names it. */
export const reference = (place: Place, from: string): string =>
  place.sheet === from ? cellName(place) : sheetPrefix(place.sheet) + cellName(place);

/** The cells from one to another, both included. */
export const rangeReference = (first: Place, last: Place, from: string): string =>
  `${reference(first, from)}:${cellName(last)}`;

/** A number as a formula has it, at full precision. */
export const literal = (value: number): string => String(value).replace('e+', 'E').replace('e', 'E');
