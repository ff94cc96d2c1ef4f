import type { InvoiceLine } from './invoice-line.ts';
import type { Reading } from './reading.ts';
import type { InvoiceRecord } from './record.ts';

/** A form that invoices and exports come in. */
export interface InvoiceForm {
  readonly id: string;
  /** For people: `the costs of OpenAI`. */
  readonly name: string;
  /** Whether a file with columns or keys of these names has the form. */
  readonly recognises: (names: ReadonlySet<string>) => boolean;
  /** The lines of a record; none where it charges for nothing. What cannot be read is told to `reading`. */
  readonly lines: (record: InvoiceRecord, reading: Reading) => readonly InvoiceLine[];
  /** The days that a record is of, also where it charges for nothing. */
  readonly days: (record: InvoiceRecord, reading: Reading) => InvoiceLine['days'];
}

/** Whether all of some names are there. */
export const hasAll =
  (...wanted: readonly string[]) =>
  (names: ReadonlySet<string>): boolean =>
    wanted.every(name => names.has(name));
