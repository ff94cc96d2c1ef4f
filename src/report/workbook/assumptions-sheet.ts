import { givensIn } from '../../analysis/over/amount-at.ts';
import type { Amount } from '../../quantity/amount.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { describeSource, type Source } from '../../quantity/source.ts';
import type { Term } from '../../quantity/spreadsheet/term.ts';
import type { Run } from '../assemble.ts';
import { nameOfPath } from '../build-assumptions.ts';
import type { Assumption, Report } from '../report.ts';
import { sourceLink } from '../source-link.ts';
import type { LiveModel } from './live-model.ts';
import { SheetWriter, type Told } from './sheet-writer.ts';
import { cellNumber, cellUnit, inBaseUnits, shapeOf } from './written-number.ts';

/** The sheet of all inputs, and where each stands. */
export interface Assumptions {
  readonly sheet: SheetWriter;
  /** The cell of an input in base units, as a formula on another sheet has it. */
  term(variable: Variable, from: string): Term;
  /** Gives an input of `settled` its formula. */
  settle(path: string, formula: (ref: (told: Told) => string) => string, value: number): void;
  /** How many live inputs differ from what the program counted with. */
  readonly changed: Told;
}

const HEADS = [
  'input',
  'value',
  'unit',
  'change it here?',
  'low',
  'high',
  'as written',
  'source',
  'in force or read',
  'origin',
  'id',
  'counted with',
  'changed',
];
const WIDTHS = [44, 16, 18, 34, 12, 12, 22, 60, 14, 14, 44, 16, 10];
const FIRST = 4;
const [VALUE, COUNTED, CHANGED] = [1, 11, 12];

/** All inputs with their sources: those that the formulas follow are to be changed, the others are locked. */
export function assumptionsSheet(
  { scenario }: Run,
  report: Report,
  used: readonly Variable[],
  live: LiveModel,
  settled: ReadonlySet<string>,
): Assumptions {
  const sheet = new SheetWriter('Assumptions', WIDTHS, { rows: FIRST, columns: 2 });
  sheet.text(0, 0, 'Assumptions', 'title');
  sheet.text(
    1,
    0,
    'Yellow cells are to be changed: all other sheets follow. Grey ones decide how the formulas are built: tco has to run again.',
  );
  sheet.head(FIRST - 1, HEADS);
  const known = givensIn(scenario);
  const places = new Map<string, Told>();
  const following = new Map<string, Told>();
  const rows = rowsOf(report.assumptions, used);
  rows.forEach(({ id, name, assumption, variable }, i) => {
    const row = FIRST + i;
    const amount = variable?.amount ?? known.get(id)?.amount;
    const source = variable?.source ?? known.get(id)?.source;
    const isLive = variable !== undefined && live.isLive(variable);
    sheet.text(row, 0, name);
    if (amount) {
      const number = (column: number, value: Amount['likely'], role: 'plain' | 'live' | 'fixed' = 'plain') =>
        sheet.number(row, column, cellNumber(value, amount.unit), shapeOf(amount.unit), role);
      const follows = settled.has(id);
      const told = follows
        ? { sheet: sheet.name, row, column: VALUE, value: amount.likely.toNumber() }
        : number(VALUE, amount.likely, isLive ? 'live' : 'fixed');
      if (variable) places.set(keyOf(variable), told);
      if (follows) following.set(id, told);
      sheet.text(row, 2, cellUnit(amount.unit));
      if (!amount.low.eq(amount.high)) {
        number(4, amount.low);
        number(5, amount.high);
      }
      sheet.text(row, 6, amount.text);
      if (!follows) {
        number(COUNTED, amount.likely);
        sheet.formula(row, CHANGED, `IF(${sheet.here(row, VALUE)}=${sheet.here(row, COUNTED)},0,1)`, 0, 'whole');
      }
    } else {
      sheet.text(row, VALUE, assumption?.value ?? '', 'fixed');
      sheet.text(row, 2, assumption?.unit ?? '');
    }
    const locked = settled.has(id)
      ? 'it follows: the cheapest size on Options'
      : `no: ${again(source, id, known.has(id))}`;
    sheet.text(row, 3, isLive ? 'yes' : locked);
    sheet.text(row, 7, assumption?.source ?? (source ? describeSource(source) : ''), 'plain', sourceLink(source));
    sheet.text(row, 8, assumption?.asOf ?? '');
    sheet.text(row, 9, ORIGINS[source?.kind ?? assumption?.origin ?? 'scenario']);
    sheet.text(row, 10, id);
  });
  sheet.text(2, 0, 'inputs changed since tco ran', 'total');
  const last = FIRST + Math.max(rows.length, 1) - 1;
  const changed = sheet.formula(
    2,
    1,
    `SUM(${sheet.here(FIRST, CHANGED)}:${sheet.here(last, CHANGED)})`,
    0,
    'whole',
    'total',
  );
  return {
    sheet,
    changed,
    settle(path, formula, value) {
      const { row, column } = following.get(path)!;
      sheet.formula(
        row,
        column,
        formula(told => sheet.ref(told)),
        value,
        'whole',
        'fixed',
      );
    },
    term: (variable, from) =>
      inBaseUnits(new SheetWriter(from, []).ref(places.get(keyOf(variable))!), variable.amount.unit),
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly assumption: Assumption | undefined;
  readonly variable: Variable | undefined;
}

/** An input by what it is called and what it is: rows that name the same one share a cell. */
const keyOf = ({ path, amount }: Variable): string => `${path} ${amount.likely.toFixed()} ${amount.unit.text}`;

/** The assumptions of the report, each with the input of the formulas that it is; and inputs that only the formulas have. */
function rowsOf(assumptions: readonly Assumption[], used: readonly Variable[]): readonly Row[] {
  const byId = new Map(assumptions.map(a => [a.id, a]));
  const amounts = [...new Map(used.map(v => [keyOf(v), v])).values()];
  const taken = new Set(amounts.map(v => v.path));
  return [
    ...amounts.map(v => ({ id: v.path, name: nameOfPath(v.path), assumption: byId.get(v.path), variable: v })),
    ...assumptions
      .filter(a => !taken.has(a.id))
      .map(a => ({ id: a.id, name: a.name, assumption: a, variable: undefined })),
  ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const ORIGINS: Readonly<Record<Source['kind'], string>> = {
  scenario: 'scenario',
  catalog: 'catalog',
  default: 'default',
  commandLine: 'command line',
  constant: 'tco',
  solver: 'found by tco',
};

/** How what is locked can be changed; `stated` is what has a path in the scenario, as defaults have. */
function again(source: Source | undefined, id: string, stated: boolean): string {
  if (source?.kind === 'solver') return 'found by a search, recomputed by tco';
  if (id === 'asOf') return 'recomputed by tco: --as-of DATE';
  if (source?.kind === 'catalog') return 'recomputed by tco, with own prices in a folder: --catalog DIR';
  return stated || id === 'horizon'
    ? `recomputed by tco: --set ${id}=…`
    : 'worked out from other inputs, recomputed by tco';
}
