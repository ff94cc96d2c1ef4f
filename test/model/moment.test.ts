import { expect, test } from 'vitest';
import { dayOf, minuteOfWeek, startOfDay } from '../../src/model/api/moment.ts';

test('the day of a moment is that of the calendar, leap days and centuries included', () => {
  // every 1,000th day and a bit from 1600 to 2400
  for (let at = Date.UTC(1600, 0, 1); at < Date.UTC(2400, 0, 1); at += 1000 * 86_400_000 + 12_345_678)
    expect(dayOf(at)).toBe(new Date(at).toISOString().slice(0, 10));
  for (const day of ['2024-02-29', '2026-03-01', '2000-02-29', '2100-03-01', '1970-01-01'])
    expect([dayOf(startOfDay(day)), dayOf(startOfDay(day) + 86_399_999)]).toEqual([day, day]);
});

test('the week begins on Monday at midnight UTC', () => {
  // 2026-06-01 is a Monday; 1969-12-29 too
  expect(minuteOfWeek(Date.UTC(2026, 5, 1))).toBe(0);
  expect(minuteOfWeek(Date.UTC(2026, 5, 1) - 1)).toBe(7 * 1440 - 1);
  expect(minuteOfWeek(Date.UTC(2026, 5, 3, 12, 30, 59))).toBe(2 * 1440 + 12 * 60 + 30);
  expect(minuteOfWeek(Date.UTC(1969, 11, 29))).toBe(0);
});
