import type { InvoiceLine } from './invoice-line.ts';
import type { Reading } from './reading.ts';
import type { InvoiceRecord } from './record.ts';

/** Where a form says something without which its lines can be held against nothing. */
export interface NeededColumn {
  readonly what: 'model' | 'kind' | 'amount';
  /** One of these columns or keys says it. */
  readonly names: readonly string[];
  /** What helps where none of them does, by the names that the file has. */
  readonly help: (names: readonly string[]) => string;
}

/** A form that invoices and exports come in. */
export interface InvoiceForm {
  readonly id: string;
  /** For people: `the costs of OpenAI`. */
  readonly name: string;
  /** Whether a file with columns or keys of these names has the form. */
  readonly recognises: (names: ReadonlySet<string>) => boolean;
  readonly needs: readonly NeededColumn[];
  /** The lines of a record; none where it charges for nothing. What cannot be read is told to `reading`. */
  readonly lines: (record: InvoiceRecord, reading: Reading) => readonly InvoiceLine[];
  /** The days that a record is of, also where it charges for nothing. */
  readonly days: (record: InvoiceRecord, reading: Reading) => InvoiceLine['days'];
}

export const listed = (names: readonly string[]): string =>
  `the file has ${names
    .slice(0, 12)
    .map(name => `\`${name}\``)
    .join(', ')}`;

/** Whether all of some names are there. */
export const hasAll =
  (...wanted: readonly string[]) =>
  (names: ReadonlySet<string>): boolean =>
    wanted.every(name => names.has(name));
