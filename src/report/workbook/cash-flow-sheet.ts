import type { PlanFlows } from '../../analysis/finance/plan-flows.ts';
import { cellName } from '../../quantity/spreadsheet/cell-name.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { Run } from '../assemble.ts';
import { calendarHead, fiscalYears } from './calendar-head.ts';
import { FIRST_MONTH as MONTHS_FROM, MOVE_COLUMN, MOVES, type MonthsSheet, type PlanMonths } from './months-sheet.ts';
import type { Outputs } from './plan-outputs.ts';
import { SheetWriter, type Told } from './sheet-writer.ts';

/** What the cash of a plan comes to over the horizon. */
export interface PlanCash {
  readonly net: Told;
  readonly amortised: Told;
  /** By the NPV function of the spreadsheet, from the rows of cash. */
  readonly presentValue: Told;
}

export interface CashFlowSheet {
  readonly sheet: SheetWriter;
  readonly plans: ReadonlyMap<string, PlanCash>;
}

const FROM = 3;
const WIDTHS = [26, 34, 17];
const FIRST_ROW = 5;
const MTOK = 1_000_000;

/** Cash of every plan as it moves, beside cost as it is amortised; by month and by fiscal year. */
export function cashFlowSheet(run: Run, outputs: Outputs, months: MonthsSheet, formulas: Formulas): CashFlowSheet {
  const { labels } = run.model.context.calendar.months;
  const sheet = new SheetWriter('Cash flow', [...WIDTHS, ...labels.map(() => 14)], { rows: FIRST_ROW, columns: 2 });
  sheet.text(0, 0, 'Cash flow', 'title');
  sheet.text(
    1,
    0,
    `${run.scenario.currency}; what is paid is positive. Cash and amortised cost are never added to each other.`,
  );
  calendarHead(sheet, 2, ['plan', 'what', 'together'], FROM, run);
  sheet.row = FIRST_ROW;
  const rate = sheet.formula(
    3,
    0,
    `${formulas.term(outputs.discountFactor, 0, sheet.name).text}-1`,
    formulas.values(outputs.discountFactor)[0]! - 1,
    'percent',
  );
  sheet.text(3, 1, 'discount rate a month');
  const rows = outputs.plans.map(({ plan }) =>
    planRows(plan.id, months.plans.get(plan.id)!, { sheet, run, outputs, formulas, rate }),
  );
  byYear(
    outputs.plans.map((p, i) => ({ id: p.plan.id, rows: rows[i]!.rows })),
    sheet,
    run,
  );
  return { sheet, plans: new Map(outputs.plans.map((p, i) => [p.plan.id, rows[i]!.cash])) };
}

interface Setting {
  readonly sheet: SheetWriter;
  readonly run: Run;
  readonly outputs: Outputs;
  readonly formulas: Formulas;
  readonly rate: Told;
}

interface Rows {
  readonly start: number;
  readonly end: number;
  readonly net: number;
  readonly amortised: number;
  readonly values: ReadonlyMap<number, readonly number[]>;
}

function planRows(
  id: string,
  plan: PlanMonths,
  { sheet, outputs, formulas, rate, run }: Setting,
): { rows: Rows; cash: PlanCash } {
  const count = run.model.context.calendar.months.labels.length;
  const values = new Map<number, readonly number[]>();
  const totals = new Map<number, Told>();
  const row = (
    what: string,
    cell: (m: number, column: string) => string,
    of: readonly number[],
    strong = false,
    together = true,
  ): number => {
    const at = sheet.row++;
    const role = strong ? 'total' : 'plain';
    sheet.text(at, 0, id, role);
    sheet.text(at, 1, what, role);
    of.forEach((value, m) => {
      sheet.formula(at, FROM + m, cell(m, columnOf(FROM + m)), value, 'money', role);
    });
    values.set(at, of);
    const range = `${cellName({ row: at, column: FROM })}:${cellName({ row: at, column: FROM + count - 1 })}`;
    if (together)
      totals.set(
        at,
        sheet.formula(
          at,
          2,
          `SUM(${range})`,
          of.reduce((a, b) => a + b, 0),
          'money',
          role,
        ),
      );
    return at;
  };
  const move = (key: keyof PlanFlows): number => {
    const names = `Months!${cellName({ row: plan.first, column: MOVE_COLUMN }, true)}:${cellName({ row: plan.last, column: MOVE_COLUMN }, true)}`;
    const amounts = (m: number) =>
      `Months!${cellName({ row: plan.first, column: MONTHS_FROM + m })}:${cellName({ row: plan.last, column: MONTHS_FROM + m })}`;
    return row(MOVES[key], m => `SUMIF(${names},"${MOVES[key]}",${amounts(m)})`, plan.sums[key]);
  };
  const [upfront, owned, purchases, usage, sales, bookValue] = (
    ['upfront', 'owned', 'purchases', 'usage', 'sales', 'bookValue'] as const
  ).map(move) as [number, number, number, number, number, number];
  const of = (at: number) => values.get(at)!;
  const start = row(
    'paid at the start of the month',
    (_, c) => `SUM(${c}${upfront + 1}:${c}${purchases + 1})`,
    of(upfront).map((v, m) => v + of(owned)[m]! + of(purchases)[m]!),
  );
  const end = row(
    'paid at the end of the month, net',
    (_, c) => `${c}${usage + 1}-${c}${sales + 1}-${c}${bookValue + 1}`,
    of(usage).map((v, m) => v - of(sales)[m]! - of(bookValue)[m]!),
  );
  const net = row(
    'net cash',
    (_, c) => `${c}${start + 1}+${c}${end + 1}`,
    of(start).map((v, m) => v + of(end)[m]!),
    true,
  );
  let sum = 0;
  const before = (m: number) => (m ? `${columnOf(FROM + m - 1)}${net + 2}+` : '');
  row(
    'net cash since month 1',
    (m, c) => `${before(m)}${c}${net + 1}`,
    of(net).map(v => (sum += v)),
    false,
    false,
  );
  const depreciation = move('depreciation');
  const amortised = row(
    'amortised cost',
    (_, c) => `${c}${usage + 1}+${c}${depreciation + 1}`,
    of(usage).map((v, m) => v + of(depreciation)[m]!),
    true,
  );
  perMtokRow(id, amortised, of(amortised), { sheet, outputs, formulas });
  const [from, to] = [columnOf(FROM), columnOf(FROM + count - 1)];
  const later = count > 1 ? `+NPV(${sheet.ref(rate)},${columnOf(FROM + 1)}${start + 1}:${to}${start + 1})` : '';
  const at = sheet.row++;
  sheet.text(at, 0, id);
  sheet.text(at, 1, 'present value, by NPV of these rows');
  const factor = 1 + Number(rate.value);
  const worth =
    of(start).reduce((s, v, m) => s + v / factor ** m, 0) + of(end).reduce((s, v, m) => s + v / factor ** (m + 1), 0);
  const presentValue = sheet.formula(
    at,
    2,
    `${from}${start + 1}${later}+NPV(${sheet.ref(rate)},${from}${end + 1}:${to}${end + 1})`,
    worth,
    'money',
  );
  return {
    rows: { start, end, net, amortised, values },
    cash: { net: totals.get(net)!, amortised: totals.get(amortised)!, presentValue },
  };
}

const columnOf = (column: number): string => cellName({ row: 0, column }).slice(0, -1);

function perMtokRow(
  id: string,
  amortised: number,
  cost: readonly number[],
  { sheet, outputs, formulas }: Pick<Setting, 'sheet' | 'outputs' | 'formulas'>,
): void {
  const row = sheet.row++;
  sheet.text(row, 0, id);
  sheet.text(row, 1, 'amortised cost per Mtok demanded');
  const tokens = formulas.values(outputs.tokens);
  cost.forEach((value, m) => {
    const element = tokens.length > 1 ? m : 0;
    const term = formulas.term(outputs.tokens, element, sheet.name).text;
    const each = (value / tokens[element]!) * MTOK;
    const found = Number.isFinite(each) ? each : 'n/a';
    sheet.formula(
      row,
      FROM + m,
      `IFERROR(${columnOf(FROM + m)}${amortised + 1}/${term}*${MTOK},"n/a")`,
      found,
      'price',
    );
  });
}

/** Net cash and amortised cost by fiscal year. */
function byYear(plans: readonly { readonly id: string; readonly rows: Rows }[], sheet: SheetWriter, run: Run): void {
  const all = fiscalYears(run);
  const years = [...new Set(all)];
  sheet.row += 2;
  const head = sheet.row++;
  sheet.head(head, ['plan', 'by fiscal year', 'together', ...years]);
  const line = (row: number) =>
    `${cellName({ row, column: FROM }, true)}:${cellName({ row, column: FROM + all.length - 1 }, true)}`;
  for (const { id, rows } of plans)
    for (const [what, of] of [
      ['net cash', rows.net],
      ['amortised cost', rows.amortised],
    ] as const) {
      const row = sheet.row++;
      sheet.text(row, 0, id);
      sheet.text(row, 1, what);
      const values = rows.values.get(of)!;
      const sums = years.map(year => values.reduce((s, v, m) => (all[m] === year ? s + v : s), 0));
      years.forEach((_, y) => {
        const year = cellName({ row: head, column: FROM + y });
        sheet.formula(row, FROM + y, `SUMIF(${line(2)},${year},${line(of)})`, sums[y]!, 'money');
      });
      const range = `${cellName({ row, column: FROM })}:${cellName({ row, column: FROM + years.length - 1 })}`;
      sheet.formula(
        row,
        2,
        `SUM(${range})`,
        sums.reduce((a, b) => a + b, 0),
        'money',
      );
    }
}
