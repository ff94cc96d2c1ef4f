import { type CsvCell, csvFile } from '../csv.ts';
import { type CsvProfile, PLAIN_CSV } from '../csv-profile.ts';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { type LedgerRow, ledgerRows } from './ledger-rows.ts';

/** A column is text or number by its type, never by the look of a value. */
interface Column {
  readonly name: keyof LedgerRow | 'currency';
  readonly kind: CsvCell[0];
}

const text = (name: Column['name']): Column => ({ name, kind: 'text' });
const number = (name: Column['name']): Column => ({ name, kind: 'number' });

const COLUMNS: readonly Column[] = [
  text('row'),
  text('plan'),
  text('option'),
  text('line'),
  text('label'),
  number('month'),
  text('from'),
  text('fiscalYear'),
  text('charge'),
  text('behaviour'),
  number('cash'),
  number('amortised'),
  text('currency'),
  number('quantity'),
  text('unit'),
  number('unitPrice'),
  number('bought'),
  text('boughtUnit'),
  text('reasons'),
];

/**
 * The ledger as CSV: a `line` row per plan, month and cost line at full precision, `total` rows that are exactly the sums of those above,
 * a row for each plan that is not possible, and a last row `end` with the number of rows: a file that was cut has none.
 */
export function renderLedgerCsv(report: DossierReport, profile: CsvProfile = PLAIN_CSV): string {
  const { currency } = report.basis;
  const rows = ledgerRows(report).map(row =>
    COLUMNS.map(({ name, kind }): CsvCell => [kind, name === 'currency' ? currency : row[name]]),
  );
  return csvFile(
    COLUMNS.map(column => column.name),
    rows,
    profile,
  );
}
