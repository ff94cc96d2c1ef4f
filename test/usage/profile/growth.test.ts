import { describe, expect, test } from 'vitest';
import { trend } from '../../../src/usage/profile/growth.ts';
import { chance, normal } from './chance.ts';

const DAYS = 30;
const weekdays = Array.from({ length: DAYS }, (_, day) => day % 7);
const MONTH = 730 / 24;
/** Volumes that grow by a share a month. */
const growing = (monthly: number, times = (_: number) => 1, days = DAYS) =>
  Array.from({ length: days }, (_, day) => 1000 * (1 + monthly) ** (day / MONTH) * times(day));

describe('the growth of a volume', () => {
  test.each([0.3, 0.02, 0, -0.4])('of %d a month is found exactly where nothing else happens', monthly => {
    const { value, low, high } = trend(growing(monthly), weekdays)!.monthly;
    expect(value).toBeCloseTo(monthly, 10);
    expect(high - low).toBeLessThan(1e-9);
  });
  test('is not mistaken for the days of the week, however these differ', () => {
    const levels = [1, 1.2, 0.9, 1, 1.1, 0.1, 0.05];
    for (const days of [14, 17, 20, 30]) {
      const { monthly } = trend(
        growing(0.1, day => levels[day % 7]!, days),
        weekdays.slice(0, days),
      )!;
      expect(monthly.value).toBeCloseTo(0.1, 9);
    }
  });
  test('is not said of fewer than two weeks, nor of two weeks of which a day has nothing', () => {
    expect(trend(growing(0.1, undefined, 13), weekdays)).toBeUndefined();
    expect(
      trend(
        growing(0.1, day => (day === 3 ? 0 : 1), 14),
        weekdays,
      ),
    ).toBeUndefined();
    expect(trend(growing(0.1, undefined, 14), weekdays)).toBeDefined();
  });
  test('days without anything are left out', () => {
    const { monthly } = trend(
      growing(0.1, day => (day === 5 || day === 20 ? 0 : 1)),
      weekdays,
    )!;
    expect(monthly.value).toBeCloseTo(0.1, 10);
  });
  test('in 1,000 months of noisy days the ends hold the truth about 95 times of 100', () => {
    const random = chance(2);
    let held = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const { low, high } = trend(
        growing(0.08, () => Math.exp(0.1 * normal(random))),
        weekdays,
      )!.monthly;
      if (low <= 0.08 && 0.08 <= high) held++;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  });
  test('has ends further apart where there are fewer days', () => {
    const random = chance(3);
    const noisy = growing(0.1, () => Math.exp(0.1 * normal(random)));
    const width = (days: number) => {
      const { low, high } = trend(noisy.slice(0, days), weekdays)!.monthly;
      return high - low;
    };
    expect(width(15)).toBeGreaterThan(2 * width(30));
  });
});
