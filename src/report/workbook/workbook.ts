/** A workbook as plain data: what a writer of a file format needs, and nothing of what it is about. */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly WorkbookSheet[];
}

export interface WorkbookSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** By row, then by column; counted from 0. */
  readonly cells: readonly WorkbookCell[];
}

export interface WorkbookCell {
  readonly row: number;
  readonly column: number;
  readonly style: Style;
  /** Null: nothing; of a formula what it comes to. */
  readonly value: number | string | boolean | null;
  /** Without its `=`. A text value without one is text, whatever it begins with. */
  readonly formula?: string;
  readonly link?: string;
}

/** What a cell is for. `live`: an input to be changed; `fixed`: one that only the program can change; `settled`: what the program found by a search. */
export type Role = 'plain' | 'title' | 'head' | 'total' | 'note' | 'live' | 'fixed' | 'settled';
/** How its number is shown. */
export type Shape = 'text' | 'money' | 'price' | 'number' | 'percent' | 'whole';

export interface Style {
  readonly role: Role;
  readonly shape: Shape;
}
