import { cellName, type Place, rangeReference, reference } from '../../quantity/spreadsheet/cell-name.ts';
import { sanitize } from '../sanitize.ts';
import type { Role, Shape, WorkbookCell, WorkbookSheet } from './workbook.ts';

/** A cell that others can name, and what it comes to. */
export interface Told extends Place {
  readonly value: number | string | boolean;
}

/** A formula that is a number and nothing else. */
const NUMBER = /^\(?-?\d[\d.]*(?:E-?\d+)?\)?$/;

/** Longest text of a cell in the format. */
const LONGEST_TEXT = 32_000;

/** Cells of one sheet, put one by one; text is made safe on the way. */
export class SheetWriter {
  readonly name: string;
  row = 0;
  private readonly cells: WorkbookCell[] = [];
  private readonly frozen: WorkbookSheet['frozen'];
  private readonly widths: readonly number[];

  constructor(name: string, widths: readonly number[], frozen: WorkbookSheet['frozen'] = { rows: 0, columns: 0 }) {
    this.name = name;
    this.widths = widths;
    this.frozen = frozen;
  }

  /** How many cells there are. */
  get size(): number {
    return this.cells.length;
  }

  text(row: number, column: number, text: string, role: Role = 'plain', link?: string): void {
    const value = sanitize(text).slice(0, LONGEST_TEXT);
    this.cells.push({ row, column, value, style: { role, shape: 'text' }, ...(link === undefined ? {} : { link }) });
  }

  number(row: number, column: number, value: number, shape: Shape, role: Role = 'plain'): Told {
    this.cells.push({ row, column, value, style: { role, shape } });
    return { sheet: this.name, row, column, value };
  }

  formula(
    row: number,
    column: number,
    formula: string,
    value: Told['value'],
    shape: Shape,
    role: Role = 'plain',
  ): Told {
    // a number needs no formula to say it
    if (typeof value === 'number' && NUMBER.test(formula)) return this.number(row, column, value, shape, role);
    const safe = typeof value === 'string' ? sanitize(value) : value;
    this.cells.push({ row, column, value: safe, formula, style: { role, shape } });
    return { sheet: this.name, row, column, value: safe };
  }

  /** A row of headings. */
  head(row: number, titles: readonly string[], from = 0): void {
    titles.forEach((title, i) => {
      this.text(row, from + i, title, 'head');
    });
  }

  /** A cell as a formula here names it. */
  ref(place: Place): string {
    return reference(place, this.name);
  }

  range(first: Place, last: Place): string {
    return rangeReference(first, last, this.name);
  }

  here(row: number, column: number): string {
    return cellName({ row, column });
  }

  done(): WorkbookSheet {
    return { name: this.name, widths: this.widths, frozen: this.frozen, cells: this.cells };
  }
}
