import { fiscalMonth } from '../../analysis/finance/fiscal-year.ts';
import { monthsLater } from '../../input/day.ts';
import type { Run } from '../assemble.ts';
import type { SheetWriter } from './sheet-writer.ts';

/** The fiscal year in which each month of the horizon lies: `FY2027`. */
export const fiscalYears = ({ scenario, asOf, model }: Run): readonly string[] =>
  model.context.calendar.months.labels.map(
    (_, m) => `FY${fiscalMonth(monthsLater(asOf, m), scenario.fiscalYearStart).year}`,
  );

/** Three rows of headings: the fiscal year of each month, the day it begins, and its number below the titles of the other columns. */
export function calendarHead(sheet: SheetWriter, row: number, titles: readonly string[], from: number, run: Run): void {
  const years = fiscalYears(run);
  sheet.text(row, from - 1, 'fiscal year', 'head');
  sheet.text(row + 1, from - 1, 'begins', 'head');
  sheet.head(row + 2, titles);
  years.forEach((year, m) => {
    sheet.text(row, from + m, year, 'head');
    sheet.text(row + 1, from + m, monthsLater(run.asOf, m), 'head');
    sheet.text(row + 2, from + m, `month ${m + 1}`, 'head');
  });
}
