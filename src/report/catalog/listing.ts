import type { CatalogHead } from './catalog-head.ts';

/** Values of one row by column name: text, or a decimal at full precision; null where it is not known. */
export type ListRow = Readonly<Record<string, string | null>>;

/** One column of a list; every format is made from the same columns. */
export interface ListColumn {
  /** Key in JSON, heading in CSV. */
  readonly name: string;
  /** Heading for a person. */
  readonly title: string;
  /** Below the heading; `¤` stands for the currency of the rows. */
  readonly unit?: string;
  readonly kind: 'text' | 'number';
  /** The higher, the sooner it goes where the page is narrow; a column without one is for programs only. */
  readonly spare?: number;
  /** How a person reads it. */
  readonly eye?: (value: string, row: ListRow) => string;
}

/** What `tco catalog list` answers. */
export interface Listing {
  readonly kind: string;
  readonly catalog: CatalogHead;
  /** `YYYY-MM-DD`: the day whose prices are shown; null for what has no dates. */
  readonly asOf: string | null;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** Said in the heading: `service tier batch`. */
  readonly conditions: readonly string[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

export const text = (name: string, title: string, spare: number): ListColumn => ({ name, title, kind: 'text', spare });

export const number = (
  name: string,
  title: string,
  unit: string,
  spare: number,
  eye: ListColumn['eye'],
): ListColumn => ({ name, title, unit, kind: 'number', spare, ...(eye ? { eye } : {}) });

/** For programs only. */
export const extra = (name: string, kind: ListColumn['kind']): ListColumn => ({ name, title: name, kind });
