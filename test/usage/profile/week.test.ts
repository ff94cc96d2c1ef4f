import { describe, expect, test } from 'vitest';
import { hourOfWeek, WEEK, weekday, weekProfile } from '../../../src/usage/profile/week.ts';
import { chance } from './chance.ts';

/** Hours since 1970 of 2026-06-01, a Monday, 00:00. */
const MONDAY = Date.UTC(2026, 5, 1) / 3_600_000;
/** Relative load of each hour of a week: from 9 to 17 on working days five times that of the others. */
const SHAPE = Array.from({ length: WEEK }, (_, h) => (h < 120 && h % 24 >= 9 && h % 24 < 17 ? 5 : 1));
// 40 busy hours × 5 + 128 × 1 = 328 in 168 hours
const MEAN = 328 / 168;
const load = (hours: number, first: number, times = (_: number) => 1) =>
  Array.from({ length: hours }, (_, i) => 100 * SHAPE[hourOfWeek(first + i)]! * times(i));

describe('the week of a load', () => {
  test('begins on Monday at midnight', () => {
    expect(hourOfWeek(MONDAY)).toBe(0);
    expect(hourOfWeek(MONDAY - 1)).toBe(167);
    expect(hourOfWeek(0)).toBe(3 * 24); // 1970-01-01 was a Thursday
    expect(weekday(MONDAY / 24 + 6)).toBe(6);
    expect(hourOfWeek(-1)).toBe(3 * 24 - 1);
  });
  test.each([
    ['whole weeks from a Monday on', 28 * 24, MONDAY],
    ['days from a Thursday evening on', 23 * 24 + 5, MONDAY + 3 * 24 + 19],
  ])('is found again from %s', (_, hours, first) => {
    const week = weekProfile(load(hours, first), first, 0);
    if (week.kind !== 'weekly') throw new Error(week.kind);
    expect(week.smoothed).toBe(false);
    for (const [hour, weight] of week.weights.entries()) expect(weight).toBeCloseTo(SHAPE[hour]! / MEAN, 9);
  });
  test('is not bent by growth: what a day adds is taken out first', () => {
    const daily = Math.log(1.5) / 7;
    const growing = load(28 * 24, MONDAY, i => Math.exp((daily * i) / 24));
    const week = weekProfile(growing, MONDAY, daily);
    if (week.kind !== 'weekly') throw new Error(week.kind);
    for (const [hour, weight] of week.weights.entries()) expect(weight).toBeCloseTo(SHAPE[hour]! / MEAN, 9);
  });
  test('is that of a day below two weeks, and nothing below three days', () => {
    const ten = weekProfile(load(10 * 24, MONDAY), MONDAY, 0);
    expect(ten).toMatchObject({ kind: 'hourly' });
    expect(ten.kind === 'hourly' && ten.weights.length).toBe(24);
    expect(weekProfile(load(71, MONDAY), MONDAY, 0)).toEqual({ kind: 'unknown' });
  });
  test('of few requests is a level for each day and a shape for all of them', () => {
    const random = chance(4);
    // a hundredth of a request an hour: most hours have none
    const thin = load(28 * 24, MONDAY).map(n => (random() < n / 2000 ? 1 : 0));
    const week = weekProfile(thin, MONDAY, 0);
    if (week.kind !== 'weekly') throw new Error(week.kind);
    expect(week.smoothed).toBe(true);
    const mean = week.weights.reduce((a, b) => a + b, 0) / WEEK;
    expect(mean).toBeCloseTo(1, 9);
    const of = (day: number, hour: number) => week.weights[day * 24 + hour]!;
    // Tuesday over Monday is the same at every hour that has something
    const times = [10, 12, 15].map(hour => of(1, hour) / of(0, hour));
    expect(times[1]).toBeCloseTo(times[0]!, 9);
    expect(times[2]).toBeCloseTo(times[0]!, 9);
  });
  test('of nothing is flat', () => {
    const week = weekProfile(new Array(14 * 24).fill(0), MONDAY, 0);
    expect(week.kind === 'weekly' && week.weights.every(w => w === 1)).toBe(true);
  });
});
