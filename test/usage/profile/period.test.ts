import { describe, expect, test } from 'vitest';
import { covered, dayOf, hoursOf } from '../../../src/usage/profile/period.ts';
import { MONDAY, row } from './cube-rows.ts';

/** Every hour of so many days from a Monday on, with 100 requests. */
const days = (n: number, from = MONDAY) => Array.from({ length: n * 24 }, (_, i) => row(from + i, 100));

describe('the time that a log covers', () => {
  test('is that from its first hour to its last one, both included', () => {
    const { period, gaps, jumped } = covered(days(10), 1)!;
    expect(period).toEqual({ first: MONDAY, last: MONDAY + 239 });
    expect(hoursOf(period)).toBe(240);
    expect([gaps, jumped]).toEqual([[], []]);
    expect(dayOf(period.last)).toBe('2026-06-10');
  });
  test('ends with the day, where a row stands for a day', () => {
    const { period } = covered([row(MONDAY, 5), row(MONDAY + 24, 5)], 24)!;
    expect(hoursOf(period)).toBe(48);
  });
  test('leaves out what a clock that jumped has put far away', () => {
    const far = [row(MONDAY - 4000, 1), row(MONDAY + 9000, 2)];
    const { period, jumped } = covered([...days(10), ...far], 1)!;
    expect(hoursOf(period)).toBe(240);
    expect(jumped).toEqual(far);
  });
  test('keeps what lies far away where it is more than a thousandth', () => {
    // 24,000 requests: 24 are a thousandth
    const { period, gaps, jumped } = covered([...days(10), row(MONDAY + 600, 25)], 1)!;
    expect(period.last).toBe(MONDAY + 600);
    expect(gaps).toEqual([{ first: MONDAY + 240, last: MONDAY + 599 }]);
    expect(jumped).toEqual([]);
  });
  test('keeps a quiet night at its end, and an hour of a few requests within three days', () => {
    const { period, jumped } = covered([...days(10), row(MONDAY + 300, 1)], 1)!;
    expect([period.last, jumped]).toEqual([MONDAY + 300, []]);
  });
  test('says where nothing was logged for a day and more', () => {
    const hours = (from: number, to: number) => days(10).slice(from, to);
    const gap = (to: number) => covered([...hours(0, 50), ...hours(to, 240)], 1)!.gaps;
    // hours 50 to 73 are 24
    expect(gap(74)).toEqual([{ first: MONDAY + 50, last: MONDAY + 73 }]);
    expect(gap(73)).toEqual([]);
  });
  test('of two islands as large as each other are both', () => {
    const { period, gaps } = covered([...days(2), ...days(2, MONDAY + 2000)], 1)!;
    expect(hoursOf(period)).toBe(2048);
    expect(gaps).toHaveLength(1);
  });
  test('is none without rows', () => {
    expect(covered([], 1)).toBeUndefined();
  });
});
