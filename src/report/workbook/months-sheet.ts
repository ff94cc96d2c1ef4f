import type { PlanFlows } from '../../analysis/finance/plan-flows.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { Run } from '../assemble.ts';
import { putNumber } from './calculation-sheets.ts';
import { calendarHead } from './calendar-head.ts';
import { isNumber, type Outputs } from './plan-outputs.ts';
import { SheetWriter } from './sheet-writer.ts';

/** How money moves; each row of the months is of one of these. */
export const MOVES: Readonly<Record<keyof PlanFlows, string>> = {
  usage: 'running cost',
  upfront: 'up front',
  owned: 'owned at the start',
  purchases: 'purchase',
  sales: 'sale',
  bookValue: 'book value at the end',
  depreciation: 'written off',
};

/** The rows of one plan, and what they come to. */
export interface PlanMonths {
  readonly first: number;
  readonly last: number;
  /** The ways in which its money moves at all. */
  readonly moves: ReadonlySet<keyof PlanFlows>;
  /** Sum over the cost lines, by month. */
  readonly sums: Readonly<Record<keyof PlanFlows, readonly number[]>>;
}

export interface MonthsSheet {
  readonly sheet: SheetWriter;
  readonly plans: ReadonlyMap<string, PlanMonths>;
}

export const MOVE_COLUMN = 3;
export const FIRST_MONTH = 6;
const HEADS = ['plan', 'option', 'cost', 'money', 'charge', 'together'];
const WIDTHS = [26, 24, 30, 22, 10, 16];
export const FIRST_ROW = 5;

/** Every cost line of every plan, month by month, by how its money moves. */
export function monthsSheet(run: Run, outputs: Outputs, formulas: Formulas): MonthsSheet {
  const labels = run.model.context.calendar.months.labels;
  const sheet = new SheetWriter('Months', [...WIDTHS, ...labels.map(() => 13)], { rows: FIRST_ROW, columns: 4 });
  sheet.text(0, 0, 'Months', 'title');
  sheet.text(
    1,
    0,
    `${run.scenario.currency}. Running cost and what is written off make the cost of a month; all others are cash as it moves.`,
  );
  calendarHead(sheet, 2, HEADS, FIRST_MONTH, run);
  sheet.row = FIRST_ROW;
  const plans = outputs.plans.map(({ plan, lines }): [string, PlanMonths] => {
    const first = sheet.row;
    const sums = Object.fromEntries(Object.keys(MOVES).map(move => [move, labels.map(() => 0)])) as Record<
      keyof PlanFlows,
      number[]
    >;
    const moves = new Set<keyof PlanFlows>();
    for (const { line, flows } of lines)
      for (const move of Object.keys(MOVES) as (keyof PlanFlows)[]) {
        const q = flows[move];
        if (isNumber(q)) continue;
        moves.add(move);
        const row = sheet.row++;
        [plan.id, line.option ?? 'all of the plan', line.label, MOVES[move], line.charge].forEach((text, column) => {
          sheet.text(row, column, text);
        });
        const values = monthCells(sheet, row, q, monthsOfMove(move, labels.length), formulas);
        values.forEach((value, m) => {
          sums[move][m] = sums[move][m]! + value;
        });
        const last = { sheet: sheet.name, row, column: FIRST_MONTH + labels.length - 1 };
        const range = sheet.range({ ...last, column: FIRST_MONTH }, last);
        sheet.formula(
          row,
          FIRST_MONTH - 1,
          `SUM(${range})`,
          values.reduce((a, b) => a + b, 0),
          'money',
        );
      }
    return [plan.id, { first, last: Math.max(first, sheet.row - 1), moves, sums }];
  });
  return { sheet, plans: new Map(plans) };
}

/** The months in which money moves: once at the start, once at the end, or in all of them. */
function monthsOfMove(move: keyof PlanFlows, count: number): readonly number[] {
  if (move === 'upfront' || move === 'owned') return [0];
  if (move === 'bookValue') return [count - 1];
  return Array.from({ length: count }, (_, m) => m);
}

function monthCells(
  sheet: SheetWriter,
  row: number,
  q: Quantity,
  months: readonly number[],
  formulas: Formulas,
): readonly number[] {
  const result: number[] = [];
  const values = formulas.values(q);
  const laid = values.length > 1 ? formulas.lay(q, { sheet: sheet.name, row, column: FIRST_MONTH }) : undefined;
  for (const m of months) {
    const value = laid ? values[m]! : values[0]!;
    putNumber(
      sheet,
      row,
      FIRST_MONTH + m,
      laid ? laid.formulas[m]! : formulas.term(q, 0, sheet.name).text,
      value,
      'money',
    );
    result[m] = value;
  }
  return Array.from({ length: (months.at(-1) ?? 0) + 1 }, (_, m) => result[m] ?? 0);
}
