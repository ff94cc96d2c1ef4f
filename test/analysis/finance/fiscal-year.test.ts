import { expect, test } from 'vitest';
import { calendarMonth, fiscalMonth } from '../../../src/analysis/finance/fiscal-year.ts';

test('a month belongs to the month of the calendar in which most of it lies', () => {
  expect(calendarMonth('2026-03-01')).toBe('2026-03');
  expect(calendarMonth('2026-03-15')).toBe('2026-03'); // 17 of 31 days in March
  expect(calendarMonth('2026-03-16')).toBe('2026-04'); // 16 in March, 15 in April: from the 16th on the next
  expect(calendarMonth('2026-12-31')).toBe('2027-01');
  expect(calendarMonth('2028-02-29')).toBe('2028-03');
});

test.each([
  ['2026-01-01', 1, 2026, 1],
  ['2026-12-01', 1, 2026, 4],
  ['2026-03-01', 4, 2026, 4], // the year that ends with March 2026
  ['2026-04-01', 4, 2027, 1],
  ['2026-03-31', 4, 2027, 1], // most of it is April
  ['2027-03-01', 4, 2027, 4],
  ['2026-09-01', 10, 2026, 4], // the federal year of the United States
  ['2026-10-01', 10, 2027, 1],
  ['2026-12-01', 12, 2027, 1],
])(
  'a month that begins on %s lies, with years that start in month %i, in FY%i, quarter %i',
  (day, start, year, quarter) => {
    expect(fiscalMonth(day, start)).toEqual({ year, quarter });
  },
);
