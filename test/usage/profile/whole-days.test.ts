import { describe, expect, test } from 'vitest';
import type { CubeRow } from '../../../src/usage/cube/cube.ts';
import { covered, hoursOf } from '../../../src/usage/profile/period.ts';

/** A Monday's midnight, in hours since 1970: 2026-06-01. */
const MONDAY = 20_605 * 24;
const at = (...hours: readonly number[]) =>
  hours.map(hour => ({ hour: MONDAY + hour, rows: 10n }) as unknown as CubeRow);
const hours = (days: number, from: number, to: number, isOpen: (day: number) => boolean) =>
  Array.from({ length: days * 24 }, (_, h) => h).filter(
    h => isOpen(Math.floor(h / 24)) && h % 24 >= from && h % 24 < to,
  );

describe('the time that a log covers', () => {
  test('is whole days where nobody works at night', () => {
    // 24 days of which those from Monday to Friday have requests from 8 to 18 o'clock; the last one is a Wednesday
    const { period } = covered(at(...hours(24, 8, 18, day => day % 7 < 5)), 1)!;
    expect(hoursOf(period)).toBe(24 * 24);
  });
  test('begins and ends within a day where others have requests then', () => {
    const { period } = covered(at(...hours(5, 0, 24, () => true).filter(h => h >= 13 && h < 100)), 1)!;
    expect(hoursOf(period)).toBe(87);
  });
  test('is one day where there is but one', () => {
    expect(hoursOf(covered(at(9, 10, 16), 1)!.period)).toBe(24);
  });
  test('is what was asked for', () => {
    const rows = at(...hours(5, 8, 18, () => true));
    const { period } = covered(rows, 1, { first: MONDAY, last: MONDAY + 7 * 24 - 1 })!;
    expect(hoursOf(period)).toBe(7 * 24);
  });
});
