import { expect, test } from 'vitest';
import { likelySlip } from '../../../src/catalog/guard/likely-slip.ts';

/** Expected between a third and three times a value: the middle is the value itself. */
const around = (value: number) => ({ low: value / 3, high: value * 3 });

test.each([
  [0.003, 3, 'USD/Mtok', 'per 1,000 tokens'],
  [3000, 3, 'USD/Mtok', 'per 1,000 tokens'],
  [0.7, 700, 'W', 'W and kW'],
  [17_875, 214_500, 'USD/year', 'a month and a year'],
  [1460, 2, 'USD/GPU/h', 'a month and an hour'],
  [16, 2, 'USD/GPU/h', 'an instance of 8 GPUs'],
  [0.08, 80, 'GB', 'MB, GB or TB'],
  [30, 3, 'USD/Mtok', 'a decimal point'],
  [300, 3, 'USD/Mtok', 'cents and dollars'],
])('%d where %d %s is expected: %s', (value, expected, unit, words) => {
  expect(likelySlip(value, around(expected), unit)).toContain(words);
});

test('no slip is guessed where no usual factor comes near, or nothing is above or below', () => {
  // 30,000 times: more than twice from a thousand, and from a million
  expect(likelySlip(90_000, around(3), 'USD/Mtok')).toBeUndefined();
  expect(likelySlip(5, { low: 0, high: 1 })).toBeUndefined();
  expect(likelySlip(0.1, { low: 1, high: Number.POSITIVE_INFINITY })).toBeUndefined();
});
