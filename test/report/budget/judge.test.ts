import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { held, type Open } from '../../../src/report/budget/judge.ts';

const OPEN: Open = {
  metric: 'plans.a.monthly',
  operator: 'max',
  unit: 'USD/month',
  stated: null,
  statedWarn: null,
  bound: 'value',
  at: null,
};
/** Money in cents, so that equal amounts come up. */
const cents = fc.integer({ min: -300, max: 300 }).map(n => new Decimal(n).dividedBy(100));
const number = (value: Decimal) => ({ kind: 'number', value }) as const;

test('a figure breaks an upper limit exactly where it is above it, a lower one where it is below; equality passes', () => {
  fc.assert(
    fc.property(cents, cents, (actual, limit) => {
      const above = held(OPEN, number(actual), { breach: limit, warn: undefined }, 1);
      const below = held(OPEN, number(actual), { breach: limit, warn: undefined }, -1);
      expect(above.verdict).toBe(actual.gt(limit) ? 'breach' : 'pass');
      expect(below.verdict).toBe(actual.lt(limit) ? 'breach' : 'pass');
      expect(new Decimal(above.delta!).eq(actual.minus(limit))).toBe(true);
      expect(new Decimal(below.delta!).eq(limit.minus(actual))).toBe(true);
    }),
  );
});

test('a warning is told between the two levels, and the difference is that to the level that decided', () => {
  fc.assert(
    fc.property(cents, cents, cents, (actual, a, b) => {
      const [warn, breach] = a.lt(b) ? [a, b] : [b, a];
      const check = held(OPEN, number(actual), { breach, warn }, 1);
      expect(check.verdict).toBe(actual.gt(breach) ? 'breach' : actual.gt(warn) ? 'warn' : 'pass');
      const decisive = check.verdict === 'warn' ? warn : breach;
      expect(new Decimal(check.delta!).eq(actual.minus(decisive))).toBe(true);
    }),
  );
});

test('what is only rounding at the end of the arithmetic is no difference', () => {
  // 34 digits are computed, 30 are reported
  const third = new Decimal(1000).dividedBy(3).times(3);
  const check = held(OPEN, number(third.plus('1e-30')), { breach: new Decimal(1000), warn: undefined }, 1);
  expect(check).toMatchObject({ verdict: 'pass', actual: '1000', delta: '0' });
  const more = held(OPEN, number(new Decimal('1000.000000001')), { breach: new Decimal(1000), warn: undefined }, 1);
  expect(more.verdict).toBe('breach');
});

test('what is no number never passes', () => {
  const levels = { breach: new Decimal(1e9), warn: undefined };
  for (const side of [1, -1] as const) {
    expect(held(OPEN, { kind: 'nothing', reason: 'r' }, levels, side).verdict).toBe('indeterminate');
    expect(held(OPEN, { kind: 'text', text: 'a', candidates: [] }, levels, side).verdict).toBe('indeterminate');
  }
  expect(held(OPEN, { kind: 'never', reason: 'r' }, levels, 1).verdict).toBe('breach');
  expect(held(OPEN, { kind: 'never', reason: 'r' }, levels, -1).verdict).toBe('indeterminate');
});
