import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { type ReadWorkbook, rowsOf } from './read-xlsx.ts';

/** Figures by what they are: `plan: monthly`, `plan: rent of gpu`, `plan: net cash, month 3`. */
export type Figures = ReadonlyMap<string, number>;

const put = (found: Map<string, number>, key: string, value: unknown) => {
  if (typeof value === 'number') found.set(key, value);
  else if (value !== 'n/a' && value !== '') throw new Error(`${key} is ${String(value)}`);
};

const SUMMARY = {
  D: 'monthly',
  E: 'firstMonth',
  F: 'perMtok',
  G: 'perAccepted',
  H: 'upfront',
  I: 'horizonTotal',
  J: 'presentValue',
} as const;

/** The figures of a workbook, by where they stand. */
export function figuresInWorkbook(workbook: ReadWorkbook): Figures {
  const found = new Map<string, number>();
  const rows = (sheet: string) => rowsOf(workbook.get(sheet)!);
  const text = (row: ReadonlyMap<string, { value: unknown }>, column: string) => String(row.get(column)?.value ?? '');
  const summary = rows('Summary');
  const head = summary.findIndex(r => text(r, 'A') === 'plan');
  for (const row of summary.slice(head + 1)) {
    if (!row.size) break;
    for (const [column, what] of Object.entries(SUMMARY))
      put(found, `${text(row, 'A')}: ${what}`, row.get(column)?.value);
  }
  for (const row of rows('Options').slice(4)) {
    if (!row.size) break;
    const line = text(row, 'C') === 'together' ? undefined : `${text(row, 'C')} of ${text(row, 'B')}`;
    if (line) put(found, `${text(row, 'A')}: ${line}`, row.get('F')?.value);
  }
  for (const row of rows('Cash flow').slice(6)) {
    if (!row.size) break;
    for (const [column, cell] of row)
      if (/^[D-Z]$|^..$/.test(column))
        put(found, `${text(row, 'A')}: ${text(row, 'B')}, month ${indexOf(column) - 2}`, cell.value);
  }
  return found;
}

const indexOf = (column: string): number =>
  [...column].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CASH = {
  usage: 'running cost',
  upfront: 'up front',
  owned: 'owned at the start',
  purchases: 'purchase',
  sales: 'sale',
  bookValue: 'book value at the end',
  net: 'net cash',
  cumulative: 'net cash since month 1',
} as const;

/** The figures that a report says of some of its plans, under the same names. */
export function figuresOfReport(report: DossierReport, plans: readonly string[]): Figures {
  const found = new Map<string, number>();
  for (const plan of report.plans.filter(p => plans.includes(p.id))) {
    for (const what of Object.values(SUMMARY))
      if (plan[what]) found.set(`${plan.id}: ${what}`, Number(plan[what].value));
    for (const line of plan.lines)
      found.set(`${plan.id}: ${line.label} of ${line.option ?? 'all of the plan'}`, Number(line.monthly.value));
  }
  for (const { plan, months } of report.cashFlow.filter(c => plans.includes(c.plan)))
    for (const m of months) {
      for (const [key, what] of Object.entries(CASH))
        found.set(`${plan}: ${what}, month ${m.month}`, Number(m.cash[key as keyof typeof CASH]));
      found.set(`${plan}: written off, month ${m.month}`, Number(m.amortised.depreciation));
      found.set(`${plan}: amortised cost, month ${m.month}`, Number(m.amortised.total));
      if (m.perMtok !== null)
        found.set(`${plan}: amortised cost per Mtok demanded, month ${m.month}`, Number(m.perMtok));
    }
  return found;
}
