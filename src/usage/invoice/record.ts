import type { Mark } from '../../input/source-text.ts';

export interface Cell {
  readonly text: string;
  readonly mark: Mark;
}

/** One row of a CSV file, or one result of a JSON page, by the names of its columns or keys. What is empty or null is not there. */
export interface InvoiceRecord {
  readonly mark: Mark;
  readonly cells: { get(name: string): Cell | undefined };
}

/** A file as records, before its form is known. */
export interface InvoiceRecords {
  /** Where it says that it is only a part of what there is. */
  readonly goesOn?: Mark;
  readonly mark: Mark;
  /** Every name that occurs, in order. */
  readonly names: readonly string[];
  readonly records: readonly InvoiceRecord[];
}
