import type { PlanFlows } from '../../analysis/finance/plan-flows.ts';
import { cellName, columnName } from '../../quantity/spreadsheet/cell-name.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import { FIRST_MONTH as MONTHS_FROM, MOVE_COLUMN, MOVES, type PlanMonths } from './months-sheet.ts';
import type { Outputs } from './plan-outputs.ts';
import type { SheetWriter, Told } from './sheet-writer.ts';

/** Column of month 1 on the sheet of cash flows. */
export const FROM = 3;
const MTOK = 1_000_000;

/** What the cash of a plan comes to over the horizon. */
export interface PlanCash {
  readonly net: Told;
  readonly amortised: Told;
  /** By the NPV function of the spreadsheet, from the rows of cash. */
  readonly presentValue: Told;
}

/** A row of months: where it stands, and what it says. */
export interface CashRow {
  readonly row: number;
  readonly values: readonly number[];
}

export interface CashSetting {
  readonly sheet: SheetWriter;
  readonly outputs: Outputs;
  readonly formulas: Formulas;
  /** The discount rate a month. */
  readonly rate: Told;
}

/** The rows of one plan: money by how it moves, cash of each month, and the cost of each month beside it. What never moves has no row. */
export function planCashRows(
  id: string,
  plan: PlanMonths,
  { sheet, outputs, formulas, rate }: CashSetting,
): { readonly net: CashRow; readonly amortised: CashRow; readonly cash: PlanCash } {
  const none = plan.sums.usage.map(() => 0);
  const put = (
    what: string,
    cell: (column: string, m: number) => string,
    values: readonly number[],
    strong = false,
  ) => {
    const row = sheet.row++;
    const role = strong ? 'total' : 'plain';
    sheet.text(row, 0, id, role);
    sheet.text(row, 1, what, role);
    values.forEach((value, m) => {
      sheet.formula(row, FROM + m, cell(columnName(FROM + m), m), value, 'money', role);
    });
    return { row, values };
  };
  const summed = ({ row, values }: CashRow, strong = false): Told => {
    const range = `${cellName({ row, column: FROM })}:${cellName({ row, column: FROM + values.length - 1 })}`;
    const sum = values.reduce((a, b) => a + b, 0);
    return sheet.formula(row, 2, `SUM(${range})`, sum, 'money', strong ? 'total' : 'plain');
  };
  const move = (key: keyof PlanFlows): CashRow | undefined => {
    if (!plan.moves.has(key)) return undefined;
    const of = (column: number, fixed = false) =>
      `Months!${cellName({ row: plan.first, column }, fixed)}:${cellName({ row: plan.last, column }, fixed)}`;
    const names = of(MOVE_COLUMN, true);
    const made = put(MOVES[key], (_, m) => `SUMIF(${names},"${MOVES[key]}",${of(MONTHS_FROM + m)})`, plan.sums[key]);
    summed(made);
    return made;
  };
  const added = (
    what: string,
    paid: readonly (CashRow | undefined)[],
    back: readonly (CashRow | undefined)[],
    strong = false,
  ) => {
    const [ins, outs] = [paid, back].map(rows => rows.flatMap(r => (r ? [r] : []))) as [CashRow[], CashRow[]];
    const cell = (c: string) =>
      `${ins.map(r => `${c}${r.row + 1}`).join('+') || '0'}${outs.map(r => `-${c}${r.row + 1}`).join('')}`;
    const at = (rows: readonly CashRow[], m: number) => rows.reduce((sum, r) => sum + r.values[m]!, 0);
    const made = put(
      what,
      cell,
      none.map((_, m) => at(ins, m) - at(outs, m)),
      strong,
    );
    return { ...made, together: summed(made, strong) };
  };
  const [upfront, owned, purchases, usage, sales, bookValue] = (
    ['upfront', 'owned', 'purchases', 'usage', 'sales', 'bookValue'] as const
  ).map(move);
  const start = added('paid at the start of the month', [upfront, owned, purchases], []);
  const end = added('paid at the end of the month, net', [usage], [sales, bookValue]);
  const net = added('net cash', [start, end], [], true);
  cumulativeRow(net, put);
  const depreciation = move('depreciation');
  const amortised = added('amortised cost', [usage, depreciation], [], true);
  perMtokRow(id, amortised, { sheet, outputs, formulas });
  const presentValue = presentValueRow(id, start, end, sheet, rate);
  return { net, amortised, cash: { net: net.together, amortised: amortised.together, presentValue } };
}

type Put = (what: string, cell: (column: string, m: number) => string, values: readonly number[]) => CashRow;

function cumulativeRow(net: CashRow, put: Put): void {
  let sum = 0;
  const sums = net.values.map(value => {
    sum += value;
    return sum;
  });
  // it stands below the row that it adds up
  const before = (m: number) => (m ? `${columnName(FROM + m - 1)}${net.row + 2}+` : '');
  put('net cash since month 1', (c, m) => `${before(m)}${c}${net.row + 1}`, sums);
}

function perMtokRow(
  id: string,
  amortised: CashRow,
  { sheet, outputs, formulas }: Pick<CashSetting, 'sheet' | 'outputs' | 'formulas'>,
): void {
  const row = sheet.row++;
  sheet.text(row, 0, id);
  sheet.text(row, 1, 'amortised cost per Mtok demanded');
  const tokens = formulas.values(outputs.tokens);
  amortised.values.forEach((value, m) => {
    const element = tokens.length > 1 ? m : 0;
    const term = formulas.term(outputs.tokens, element, sheet.name).text;
    const each = (value / tokens[element]!) * MTOK;
    const found = Number.isFinite(each) ? each : 'n/a';
    const cell = `${columnName(FROM + m)}${amortised.row + 1}`;
    sheet.formula(row, FROM + m, `IFERROR(${cell}/${term}*${MTOK},"n/a")`, found, 'price');
  });
}

/** What is paid at the start of month 1 is worth what it is; NPV takes all others as paid at the end of a month. */
function presentValueRow(id: string, start: CashRow, end: CashRow, sheet: SheetWriter, rate: Told): Told {
  const row = sheet.row++;
  sheet.text(row, 0, id);
  sheet.text(row, 1, 'present value, by NPV of these rows');
  const count = start.values.length;
  const [from, second, to] = [0, 1, count - 1].map(m => columnName(FROM + m));
  const discounted = (range: string) => `NPV(${sheet.ref(rate)},${range})`;
  const [s, e] = [start.row + 1, end.row + 1];
  const later = count > 1 ? `+${discounted(`${second}${s}:${to}${s}`)}` : '';
  const factor = 1 + Number(rate.value);
  const worth = ({ values }: CashRow, from: number) => values.reduce((sum, v, m) => sum + v / factor ** (m + from), 0);
  const formula = `${from}${s}${later}+${discounted(`${from}${e}:${to}${e}`)}`;
  return sheet.formula(row, 2, formula, worth(start, 0) + worth(end, 1), 'money');
}
