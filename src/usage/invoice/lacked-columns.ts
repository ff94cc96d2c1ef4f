import type { Mark } from '../../input/source-text.ts';
import type { InvoiceForm, NeededColumn } from './form.ts';
import type { InvoiceRecords } from './record.ts';

/** Something that no line of a file says. */
export interface LackedColumn extends Pick<NeededColumn, 'what'> {
  /** The column in which it is looked for first, and whether the file has it. */
  readonly name: string;
  readonly isThere: boolean;
  readonly help: string;
  /** The head of the file. */
  readonly mark: Mark;
}

/** What a form needs and a file says in none of its lines: it has no such column, or nothing in it. */
export const lackedColumns = ({ needs }: InvoiceForm, { names, mark, records }: InvoiceRecords): LackedColumn[] =>
  needs
    .filter(need => !records.some(({ cells }) => need.names.some(name => cells.get(name) !== undefined)))
    .map(({ what, names: wanted, help }) => {
      const there = wanted.find(name => names.includes(name));
      return { what, name: there ?? wanted[0]!, isThere: there !== undefined, help: help(names), mark };
    });
