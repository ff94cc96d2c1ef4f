import { type CsvProfile, PLAIN_CSV } from './csv-profile.ts';
import type { CostLine, PlanReport, Report } from './report.ts';
import { sanitize } from './sanitize.ts';

/** A column is text or number by its type, never by the look of a value: numbers stay numbers, text never becomes a formula. */
interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number';
  readonly of: (plan: PlanReport, line: CostLine | undefined, report: Report) => string | null | undefined;
}

const text = (name: string, of: Column['of']): Column => ({ name, kind: 'text', of });
const number = (name: string, of: Column['of']): Column => ({ name, kind: 'number', of });

const COLUMNS: readonly Column[] = [
  // `line` rows add up to the `plan` row of the same plan
  text('record', (_, line) => (line ? 'line' : 'plan')),
  text('plan', plan => plan.id),
  text('kind', plan => plan.kind),
  text('baseline', plan => String(plan.baseline)),
  text('feasible', plan => String(plan.feasible)),
  text('line', (_, line) => line?.id),
  text('label', (_, line) => line?.label),
  text('option', (_, line) => line?.option),
  text('charge', (_, line) => line?.charge),
  text('behaviour', (_, line) => line?.behaviour),
  number('monthly', (plan, line) => (line ?? plan).monthly?.value),
  number('low', (plan, line) => (line ?? plan).monthly?.low),
  number('high', (plan, line) => (line ?? plan).monthly?.high),
  text('unit', (plan, line) => (line ?? plan).monthly?.unit),
  number('share', (_, line) => line?.share),
  text('currency', (_plan, _line, report) => report.basis.currency),
  number('perMtok', (plan, line) => (line ? null : plan.perMtok?.value)),
  number('firstMonth', (plan, line) => (line ? null : plan.firstMonth?.value)),
  number('horizonTotal', (plan, line) => (line ? null : plan.horizonTotal?.value)),
  number('presentValue', (plan, line) => (line ? null : plan.presentValue?.value)),
  number('upfront', (plan, line) => (line ? null : plan.upfront?.value)),
  number('cheapestIn', (plan, line) => (line ? null : plan.cheapestIn)),
  text('reasons', (plan, line) => (line ? null : plan.reasons.join('; '))),
];

/** The plans and their cost lines as CSV: UTF-8, LF, full precision; a row per cost line, then one for the plan. */
export function renderCsv(report: Report): string {
  const rows = report.plans.flatMap(plan => [...plan.lines, undefined].map(line => row(plan, line, report)));
  return `${[COLUMNS.map(column => column.name).join(','), ...rows].join('\n')}\n`;
}

const row = (plan: PlanReport, line: CostLine | undefined, report: Report): string =>
  csvRow(COLUMNS.map(({ kind, of }) => [kind, of(plan, line, report)]));

export type CsvCell = readonly [kind: 'text' | 'number', value: string | null | undefined];

/** One row of typed cells; what is absent is an empty cell without quotes. */
export const csvRow = (cells: readonly CsvCell[], profile: CsvProfile = PLAIN_CSV): string =>
  cells.map(([kind, value]) => cell(value ?? '', kind, profile)).join(profile.separator);

/** A file of typed rows below their column names. */
export const csvFile = (names: readonly string[], rows: readonly (readonly CsvCell[])[], profile: CsvProfile): string =>
  profile.start +
  [names.map((name): CsvCell => ['text', name]), ...rows].map(r => csvRow(r, profile) + profile.lineEnd).join('');

function cell(value: string, kind: Column['kind'], { decimalSign }: CsvProfile): string {
  if (kind === 'number') return value === '' ? '' : decimal(value).replace('.', decimalSign);
  const inert = sanitize(value).replace(/^(?=\s*[=+\-@＝＋－＠])/, "'");
  return /[",;\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function decimal(value: string): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) throw new Error(`not a decimal in a numeric column: ${value}`);
  return value.replace(/^-(?=[0.]+$)/, '');
}
