import { type CsvFault, eachCsvRow } from '../../input/csv-rows.ts';
import type { NameMatcher } from '../../model/capacity/match-name.ts';
import { type DescribedRow, type Prediction, predictRows } from '../../model/capacity/predict-rows.ts';
import { sanitize } from '../sanitize.ts';

/** Columns that describe a run; others are not read. */
const TEXTS = [
  'id',
  'hw_class',
  'hardware',
  'model',
  'weight_fmt',
  'engine',
  'engine_version',
  'mode',
  'metric',
] as const;
const NUMBERS = [
  'n_gpus',
  'tp',
  'pp',
  'replicas',
  'params_b',
  'active_params_b',
  'weight_bits',
  'kv_bits',
  'input_len',
  'output_len',
  'concurrency',
] as const;
const DESCRIBING: readonly string[] = [...TEXTS, ...NUMBERS];

const HEADING = 'id,predicted_tok_s,low,high,refused\n';

/** What is wrong with the file as a whole. */
export type BatchFault =
  | { readonly kind: 'unclosed'; readonly line: number }
  | { readonly kind: 'no-heading' }
  | { readonly kind: 'missing'; readonly columns: readonly string[] }
  | { readonly kind: 'twice'; readonly column: string };

/** Rows that are answered at a time, so that a large file is never there whole as objects. */
const CHUNK = 4096;

/**
 * Answers every row of a CSV text for its metric and mode, in order: `id,predicted_tok_s,low,high,refused`. Columns stand in
 * any order. A row that describes nothing that can be estimated has a reason in place of figures.
 */
export function batchAnswers(text: string, names: NameMatcher): string | BatchFault {
  let columns: readonly (readonly [name: string, at: number])[] | undefined;
  let width = 0;
  let fault: BatchFault | undefined;
  const answers: string[] = [HEADING];
  let waiting: Waiting[] = [];
  const answer = () => {
    answers.push(answered(waiting, names));
    waiting = [];
  };
  const unclosed: CsvFault | undefined = eachCsvRow(text, cells => {
    if (fault) return;
    if (columns) {
      waiting.push(waitingRow(cells, columns, width));
      if (waiting.length === CHUNK) answer();
      return;
    }
    const heading = cells.map(name => name.trim().toLowerCase());
    fault = headingFault(heading);
    width = heading.length;
    columns = DESCRIBING.map(name => [name, heading.indexOf(name)] as const).filter(([, at]) => at !== -1);
  });
  if (fault) return fault;
  if (unclosed) return { kind: 'unclosed', line: unclosed.line };
  if (!columns) return { kind: 'no-heading' };
  answer();
  return answers.join('');
}

function headingFault(heading: readonly string[]): BatchFault | undefined {
  const twice = DESCRIBING.find(name => heading.indexOf(name) !== heading.lastIndexOf(name));
  if (twice !== undefined) return { kind: 'twice', column: twice };
  const missing = ['id', 'model'].filter(name => !heading.includes(name));
  if (!heading.includes('hardware') && !heading.includes('hw_class')) missing.push('hardware');
  return missing.length > 0 ? { kind: 'missing', columns: missing } : undefined;
}

/** A row as it was read, and why it cannot be answered, if so. */
interface Waiting {
  readonly row: DescribedRow;
  readonly refused: string | undefined;
}

function waitingRow(cells: readonly string[], columns: readonly (readonly [string, number])[], width: number): Waiting {
  const row: Record<string, string | undefined> = {};
  for (const [name, at] of columns) row[name] = name === 'id' ? cells[at] : cells[at]?.trim();
  return { row, refused: cells.length > width ? `has ${cells.length} cells, the heading ${width}` : refusal(row) };
}

function refusal(row: DescribedRow): string | undefined {
  if (!row.id?.trim()) return 'the row has no id';
  for (const name of NUMBERS) {
    const cell = row[name];
    if (!cell) continue;
    const number = Number(cell);
    if (!Number.isFinite(number)) return `\`${name}\` is no number: \`${shortened(cell)}\``;
    if (number < 0) return `\`${name}\` is negative: ${shortened(cell)}`;
  }
  return undefined;
}

const LONGEST_CELL = 40;
const shortened = (cell: string): string => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell);

function answered(waiting: readonly Waiting[], names: NameMatcher): string {
  const predictions = predictRows(
    waiting.filter(w => w.refused === undefined).map(w => w.row),
    names,
  );
  let next = 0;
  return waiting
    .map(({ row, refused }) => line(refused === undefined ? predictions[next++]! : { id: row.id ?? '', refused }))
    .join('');
}

const DIGITS = 6;

function line({ id, predicted, low, high, refused }: Prediction): string {
  if (predicted === undefined || !Number.isFinite(predicted))
    return `${quoted(id)},,,,${quoted(sanitize(refused ?? 'no figure'))}\n`;
  return `${quoted(id)},${digits(predicted)},${digits(low!)},${digits(high!)},\n`;
}

/** As plain digits: a rate is far above 1e-6. */
const digits = (value: number): string => String(Number(value.toPrecision(DIGITS)));

/** The id comes back as it was written, for a program to join on it; a spreadsheet is not its reader. */
const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
