import { csvRow } from '../csv.ts';
import type { Report } from '../report.ts';
import type { SplitReport } from './routing-report.ts';
import { type RestLine, type SplitBill, splitBill } from './split-lines.ts';

interface Row {
  readonly record: 'split' | 'line' | 'plan';
  readonly split?: SplitReport;
  readonly line?: RestLine;
  readonly bill: SplitBill;
}

interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number';
  readonly of: (row: Row, report: Report) => string | null | undefined;
}

const text = (name: string, of: Column['of']): Column => ({ name, kind: 'text', of });
const number = (name: string, of: Column['of']): Column => ({ name, kind: 'number', of });

const COLUMNS: readonly Column[] = [
  // `split` and `line` rows add up to the `plan` row
  text('record', ({ record }) => record),
  text('task', ({ split }) => split?.task),
  text('portion', ({ split }) => split?.portion),
  text('option', ({ split, line }) => (split ?? line)?.option),
  text('cascade', ({ split }) => split?.cascade),
  text('label', ({ line }) => line?.label),
  number('share', ({ split }) => split?.share),
  number('tokens', ({ record, split }, report) =>
    record === 'plan' ? report.basis.tokensPerMonth.value : split?.tokens,
  ),
  number('monthly', ({ record, split, line, bill }) =>
    record === 'plan' ? bill.plan.monthly?.value : split ? split.monthly : line?.monthly,
  ),
  text('currency', (_, report) => report.basis.currency),
  text('hours', ({ split }) => split?.hours),
  number('bound', ({ record }, report) => (record === 'plan' ? report.routing?.bound : null)),
  text('reason', ({ split }) => split?.reason),
];

/** The split as CSV at full precision: a row for each task and what serves it, then what the plan pays besides, then the plan; only the heading where no split is possible. */
export function renderRouteCsv(report: Report): string {
  const bill = report.routing && splitBill(report, report.routing);
  const rows: readonly Row[] = bill
    ? [
        ...bill.rows.map((split): Row => ({ record: 'split', split, bill })),
        ...bill.rest.map((line): Row => ({ record: 'line', line, bill })),
        { record: 'plan', bill },
      ]
    : [];
  const lines = rows.map(row => csvRow(COLUMNS.map(({ kind, of }) => [kind, of(row, report)])));
  return `${[COLUMNS.map(({ name }) => name).join(','), ...lines].join('\n')}\n`;
}
