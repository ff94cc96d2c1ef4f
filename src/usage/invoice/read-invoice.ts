import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt } from '../../input/source-text.ts';
import { didYouMean } from '../../input/suggest.ts';
import { csvRecords } from './csv-records.ts';
import { type InvoiceForm, listed } from './form.ts';
import { anthropicCosts, anthropicUsage } from './forms/anthropic.ts';
import { focusDataset } from './forms/focus.ts';
import { GENERIC_COLUMNS, type GenericColumn, genericForm } from './forms/generic.ts';
import { openAiCosts, openAiUsage } from './forms/openai.ts';
import type { InvoiceLine } from './invoice-line.ts';
import { jsonRecords } from './json-records.ts';
import { type LackedColumn, lackedColumns } from './lacked-columns.ts';
import { Reading } from './reading.ts';
import type { InvoiceRecords } from './record.ts';

/** The largest invoice that is read, in bytes. */
export const INVOICE_LIMIT = 64 * 1024 * 1024;

/** Which column of a file stands for which of the project's own form. */
export type Columns = Readonly<Partial<Record<GenericColumn, string>>>;

const FORMS: readonly InvoiceForm[] = [
  focusDataset,
  openAiCosts,
  openAiUsage,
  anthropicUsage,
  anthropicCosts,
  genericForm({}),
];

export interface Invoice {
  readonly file: string;
  readonly form: Pick<InvoiceForm, 'id' | 'name'>;
  readonly lines: readonly InvoiceLine[];
  /** Of all records, those that charge for nothing, too; undefined where the form has no days. */
  readonly days: InvoiceLine['days'];
  /** Where it says that it is only a part of an answer. */
  readonly goesOn?: Mark | undefined;
  /** What none of the lines says. */
  readonly lacks?: readonly LackedColumn[];
}

/** What is wrong with a file, and the lines of it that could be read. */
export interface Unread {
  readonly problems: readonly Problem[];
  readonly rest?: Invoice;
}

/** Reads an invoice or an export of usage, of whatever form its columns show; all that cannot be read is told together. */
export function readInvoice(text: string, file: string, columns?: Columns): Invoice | Unread {
  const read = /^\s*[[{]/.test(text) ? jsonRecords(text, file) : csvRecords(text, file);
  if ('problems' in read) return read;
  if (read.records.length === 0) return { problems: [nothingIn(read)] };
  const form = formOf(read, columns);
  if ('code' in form) return { problems: [form] };
  const reading = new Reading();
  const lines = read.records.flatMap(record => form.lines(record, reading));
  if (reading.problems.length) return { problems: reading.problems, rest: { file, form, lines, days: daysOf(lines) } };
  const days = read.records.flatMap(record => {
    const span = form.days(record, reading);
    return span ? [span] : [];
  });
  if (reading.problems.length) return { problems: reading.problems };
  const { goesOn } = read;
  return { file, form, lines, days: days.length ? spanOf(days) : undefined, goesOn, lacks: lackedColumns(form, read) };
}

const nothingIn = ({ mark, names }: InvoiceRecords): Problem =>
  problemAt(mark, 'E590', names.length > 0 ? 'there is a heading, and no line below it' : 'it holds no results', {
    hint: 'have it exported anew, for the days that the plan is held against',
  });

const daysOf = (lines: readonly InvoiceLine[]): InvoiceLine['days'] => {
  const days = lines.flatMap(line => (line.days ? [line.days] : []));
  return days.length > 0 ? spanOf(days) : undefined;
};

/** From the first of the days to the last of them. */
export const spanOf = (spans: readonly NonNullable<InvoiceLine['days']>[]): NonNullable<InvoiceLine['days']> => [
  spans.map(([first]) => first).reduce((a, b) => (b < a ? b : a)),
  spans.map(([, last]) => last).reduce((a, b) => (b > a ? b : a)),
];

function formOf({ names, mark }: InvoiceRecords, columns: Columns | undefined): InvoiceForm | Problem {
  if (columns) {
    const missing = Object.values(columns).find(name => !names.includes(name));
    if (missing === undefined) return genericForm(columns, 'columns', 'the columns that --columns names');
    const hint = didYouMean(missing, names) ?? listed(names);
    return problemAt(mark, 'E590', `there is no column \`${missing}\``, { hint });
  }
  const has = new Set(names);
  return (
    FORMS.find(form => form.recognises(has)) ??
    problemAt(mark, 'E590', 'this is no form of invoice that is known', {
      expected: `columns such as ${GENERIC_COLUMNS.slice(0, 10).join(',')}`,
      hint: `say which columns mean what: --columns amount=…,model=…,token_type=…; ${listed(names)}`,
    })
  );
}
