import { cellName } from '../../quantity/spreadsheet/cell-name.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { Run } from '../assemble.ts';
import { calendarHead, fiscalYears } from './calendar-head.ts';
import type { MonthsSheet } from './months-sheet.ts';
import { type CashRow, FROM, type PlanCash, planCashRows } from './plan-cash-rows.ts';
import type { Outputs } from './plan-outputs.ts';
import { SheetWriter } from './sheet-writer.ts';

export interface CashFlowSheet {
  readonly sheet: SheetWriter;
  readonly plans: ReadonlyMap<string, PlanCash>;
}

const WIDTHS = [26, 34, 17];
const FIRST_ROW = 5;
/** The row of headings with the fiscal year of each month. */
const YEARS = 2;

/** Cash of every plan as it moves, beside cost as it is amortised; by month and by fiscal year. */
export function cashFlowSheet(run: Run, outputs: Outputs, months: MonthsSheet, formulas: Formulas): CashFlowSheet {
  const { labels } = run.model.context.calendar.months;
  const sheet = new SheetWriter('Cash flow', [...WIDTHS, ...labels.map(() => 14)], { rows: FIRST_ROW, columns: 2 });
  sheet.text(0, 0, 'Cash flow', 'title');
  const money = `${run.scenario.currency}; what is paid is positive. Cash and amortised cost are never added to each other.`;
  sheet.text(1, 0, money);
  calendarHead(sheet, YEARS, ['plan', 'what', 'together'], FROM, run);
  sheet.row = FIRST_ROW;
  const factor = formulas.values(outputs.discountFactor)[0]!;
  const monthly = `${formulas.term(outputs.discountFactor, 0, sheet.name).text}-1`;
  const rate = sheet.formula(YEARS + 1, 0, monthly, factor - 1, 'percent');
  sheet.text(YEARS + 1, 1, 'discount rate a month');
  const plans = outputs.plans.map(({ plan }) => ({
    id: plan.id,
    ...planCashRows(plan.id, months.plans.get(plan.id)!, { sheet, outputs, formulas, rate }),
  }));
  sheet.row += 2;
  byYear(plans, sheet, run);
  return { sheet, plans: new Map(plans.map(p => [p.id, p.cash])) };
}

interface PlanRows {
  readonly id: string;
  readonly net: CashRow;
  readonly amortised: CashRow;
}

/** Net cash and amortised cost by fiscal year. */
function byYear(plans: readonly PlanRows[], sheet: SheetWriter, run: Run): void {
  const all = fiscalYears(run);
  const years = [...new Set(all)];
  const head = sheet.row++;
  sheet.head(head, ['plan', 'by fiscal year', 'together', ...years]);
  const cell = (row: number, at: number, fixed = false) => cellName({ row, column: FROM + at }, fixed);
  const line = (row: number) => `${cell(row, 0, true)}:${cell(row, all.length - 1, true)}`;
  const put = (id: string, what: string, { row: of, values }: CashRow) => {
    const row = sheet.row++;
    sheet.text(row, 0, id);
    sheet.text(row, 1, what);
    const sums = years.map(year => values.reduce((sum, v, m) => (all[m] === year ? sum + v : sum), 0));
    sums.forEach((sum, y) => {
      sheet.formula(row, FROM + y, `SUMIF(${line(YEARS)},${cell(head, y)},${line(of)})`, sum, 'money');
    });
    const together = sums.reduce((a, b) => a + b, 0);
    sheet.formula(row, 2, `SUM(${cell(row, 0)}:${cell(row, years.length - 1)})`, together, 'money');
  };
  for (const { id, net, amortised } of plans) {
    put(id, 'net cash', net);
    put(id, 'amortised cost', amortised);
  }
}
