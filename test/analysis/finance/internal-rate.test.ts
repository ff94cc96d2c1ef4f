import { describe, expect, test } from 'vitest';
import { internalRate } from '../../../src/analysis/finance/internal-rate.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';

const rate = (...flows: number[]) => internalRate(flows.map(f => new Decimal(f)));

test('the rate is a yearly one of the monthly flows: (1 + i)^12 − 1', () => {
  // −100 and 101 a month later: i = 1 % a month; Excel: =IRR({-100,101}) is 1 %
  expect(rate(-100, 101).rate!.toNumber()).toBeCloseTo(1.01 ** 12 - 1, 12);
  // at the rate the flows are worth nothing
  const i = (1 + rate(-1000, ...Array<number>(11).fill(100)).rate!.toNumber()) ** (1 / 12) - 1;
  const worth = Array.from({ length: 11 }, (_, m) => 100 / (1 + i) ** (m + 1)).reduce((a, b) => a + b, -1000);
  expect(worth).toBeCloseTo(0, 8);
});

test('flows that come to less than the outlay have a negative rate', () => {
  // −100 and 99: −1 % a month
  expect(rate(-100, 99).rate!.toNumber()).toBeCloseTo(0.99 ** 12 - 1, 12);
});

describe('it is undefined, and says why,', () => {
  test('where nothing ever comes in', () => {
    expect(rate(-100, -1, -2)).toEqual({ rate: null, reason: 'the cash never turns positive' });
    expect(rate(-100, 0)).toEqual({ rate: null, reason: 'the cash never turns positive' });
  });
  test('where nothing is ever paid', () => {
    expect(rate(1, 2).reason).toBe('the cash is never negative');
  });
  test('where the signs change more than once: −100, 230, −132 has the rates 10 % and 20 %', () => {
    expect(rate(-100, 230, -132)).toEqual({
      rate: null,
      reason: 'the cash changes its sign 2 times, so that several rates may fit',
    });
  });
});
