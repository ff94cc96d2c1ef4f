import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DriftingBill, type EndlessSaving, monthsUntil } from '../../../src/analysis/finance/beyond-horizon.ts';

const saved = (amount: number, factor: number, minimum = 0): DriftingBill => ({
  amount,
  factor,
  minimum,
  paidAnyway: 0,
  sign: 1,
});
const paid = (amount: number, factor: number, minimum = 0): DriftingBill => ({
  ...saved(amount, factor, minimum),
  sign: -1,
});
const saving = (held: number, bills: readonly DriftingBill[] = [], step = 1): EndlessSaving => ({
  held,
  bills,
  step,
  weight: 1,
});

test('an outlay that is exactly the limit of what a falling bill saves never comes back', () => {
  // a bill of 1,000 that falls by the factor f each month saves 1,000 f + 1,000 f² … = 1,000 f ÷ (1 − f) after the horizon
  for (const [factor, limit] of [
    [0.8, 4_000],
    [0.9, 9_000],
    [0.95, 19_000],
    [0.96, 24_000],
    [0.98, 49_000],
    [0.99, 99_000],
  ] as const) {
    expect([factor, monthsUntil(limit, saving(0, [saved(1_000, factor)])).months]).toEqual([factor, null]);
    expect(monthsUntil(limit - 0.01, saving(0, [saved(1_000, factor)])).months).toBeGreaterThan(20);
  }
});

describe('an outlay that a constant saving brings back', () => {
  test('comes back after outlay ÷ saving, linear within the month', () => {
    expect(monthsUntil(1050, saving(100))).toEqual({ months: 10.5 });
  });
  test('comes back after a million months too: a small saving is not none', () => {
    const found = monthsUntil(1_000_000, saving(1));
    expect(found.months).toBeCloseTo(1_000_000, 0);
  });
  test('never does where nothing is saved', () => {
    expect(monthsUntil(1, saving(0))).toEqual({ months: null, later: 0 });
    expect(monthsUntil(1, saving(-5))).toEqual({ months: null, later: 0 });
  });
  test('discounted, comes back only if the endless series is large enough: 100 × (1 + 0.99 + 0.99² …) = 10,000', () => {
    expect(monthsUntil(9_999, saving(100, [], 0.99)).months).not.toBeNull();
    expect(monthsUntil(10_001, saving(100, [], 0.99))).toMatchObject({ months: null });
  });
});

test('beyond a thousand years the series is summed, discounting and bills that fall slowly included', () => {
  // 0.01 % a year: 1 + s + s² … over K months is (1 − s^K) ÷ (1 − s), here with K = 50,000
  const s = 1.0001 ** (-1 / 12);
  const wanted = (1 - s ** 50_000) / (1 - s);
  expect(monthsUntil(wanted, saving(1, [], s)).months).toBeCloseTo(50_000, 3);
  // a bill of 100 that falls by 0.001 % a month down to 40: at 40 after ln 0.4 ÷ ln 0.99999 = 91,629 months; then 40 a month for ever
  const f = 0.99999;
  const k = Math.floor(Math.log(0.4) / Math.log(f));
  const falling = (100 * f * (1 - f ** k)) / (1 - f);
  expect(monthsUntil(falling + 40 * 8_371, saving(0, [saved(100, f, 40)])).months).toBeCloseTo(k + 8_371, 0);
});

describe('an API bill that falls', () => {
  // 1,000 × (0.98 + 0.98² + …) = 1,000 × 0.98 ÷ 0.02 = 49,000
  test('saves no more than the limit of its series', () => {
    expect(monthsUntil(48_999, saving(0, [saved(1000, 0.98)])).months).not.toBeNull();
    const never = monthsUntil(49_001, saving(0, [saved(1000, 0.98)]));
    expect(never.months).toBeNull();
    expect((never as { later: number }).later).toBeCloseTo(49_000, 3);
  });
  test('saves its minimum for ever where it has one', () => {
    // 600, then 500 for ever: 600 + 500 × 2 = 1,600
    expect(monthsUntil(1600, saving(0, [saved(1000, 0.6, 500)]))).toEqual({ months: 3 });
    expect(monthsUntil(1e9, saving(0, [saved(1000, 0.6, 500)])).months).toBeCloseTo((1e9 - 600) / 500 + 1, 0);
  });
  test('against running costs of its own: the saving turns into a loss, and what came in before is all there is', () => {
    // 1,000 × 0.5^k − 200: 300, 50, −75 …: 350 in all
    expect(monthsUntil(350, saving(-200, [saved(1000, 0.5)]))).toEqual({ months: 2 });
    expect(monthsUntil(351, saving(-200, [saved(1000, 0.5)]))).toMatchObject({ months: null });
  });
  test('that is paid and not saved lets the saving grow', () => {
    // 100 − 200 × 0.5^k: 0, 50, 75 …
    expect(monthsUntil(50, saving(100, [paid(200, 0.5)]))).toEqual({ months: 2 });
  });
});

test('what comes back of an outlay that never does is the most there ever is: running costs count against it', () => {
  // 1,000 × 0.9^k − 500: 400, 310, 229, 156.1, 90.49, 31.441, then losses: 1,217.031 at the most
  const never = monthsUntil(5_000, saving(-500, [saved(1000, 0.9)]));
  expect(never.months).toBeNull();
  expect((never as { later: number }).later).toBeCloseTo(1217.031, 6);
  // a saving that is a loss from the first month on brings back nothing
  expect(monthsUntil(100, saving(-1000, [saved(1000, 0.9)]))).toEqual({ months: null, later: 0 });
});

test('a bill that rises brings anything back', () => {
  // 2 + 4 + 8 = 14 ≥ 10: 4 of the 8 are missing after two months
  expect(monthsUntil(10, saving(0, [saved(1, 2)]))).toEqual({ months: 2.5 });
});

test('what is spent anyway is not saved', () => {
  expect(monthsUntil(300, saving(0, [{ ...saved(500, 1, 400), paidAnyway: 400 }]))).toEqual({ months: 3 });
});

test('random series: the months are those of a sum one by one, and never means that a hundred thousand months are not enough', () => {
  const bill = fc.record({
    amount: fc.integer({ min: 0, max: 1000 }),
    factor: fc.double({ min: 0.9, max: 1.002, noNaN: true }),
    minimum: fc.integer({ min: 0, max: 300 }),
    paidAnyway: fc.constant(0),
    sign: fc.constantFrom(1 as const, -1 as const),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200_000 }),
      fc.integer({ min: -300, max: 300 }),
      fc.array(bill, { maxLength: 3 }),
      fc.constantFrom(1, 0.995, 0.9936),
      (wanted, held, bills, step) => {
        const found = monthsUntil(wanted, { held, bills, step, weight: 1 });
        let [got, at] = [0, 1];
        for (let k = 1; k <= 100_000; k++) {
          const gain =
            at * bills.reduce((sum, b) => sum + b.sign * Math.max(b.minimum, b.amount * b.factor ** k), held);
          if (!Number.isFinite(gain)) return;
          if (got + gain >= wanted) {
            expect(found.months).toBeCloseTo(k - 1 + (wanted - got) / gain, k > 12_000 ? -1 : 6);
            return;
          }
          got += gain;
          at *= step;
        }
        if (found.months !== null) expect(found.months).toBeGreaterThan(99_999);
      },
    ),
    { numRuns: 60, seed: 8 },
  );
});
