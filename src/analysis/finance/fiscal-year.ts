import { monthsLater } from '../../input/day.ts';

/** Days of a month from which on most of a month that begins there lies in the next one of the calendar. */
const SECOND_HALF = 16;

/** The month of the calendar, `YYYY-MM`, in which most of a month lies that begins on a day. */
export function calendarMonth(begins: string): string {
  const late = Number(begins.slice(8)) >= SECOND_HALF;
  return (late ? monthsLater(`${begins.slice(0, 7)}-01`, 1) : begins).slice(0, 7);
}

/** A fiscal year, by the year of the calendar in which it ends, and the quarter of it (1 to 4). */
export interface FiscalMonth {
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/** Where a month that begins on a day lies in fiscal years that start with a month of the calendar (1 to 12). */
export function fiscalMonth(begins: string, start: number): FiscalMonth {
  const [year, month] = calendarMonth(begins).split('-').map(Number) as [number, number];
  const since = (month - start + 12) % 12;
  return { year: start > 1 && month >= start ? year + 1 : year, quarter: (Math.floor(since / 3) + 1) as 1 | 2 | 3 | 4 };
}
