import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MACRS_5_YEAR } from '../../../src/analysis/finance/macrs.ts';
import { taxDepreciation } from '../../../src/analysis/finance/tax-depreciation.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';

const placed = (cost: number, month: string) => ({ cost: new Decimal(cost), month });
const rows = (...args: Parameters<typeof taxDepreciation>) =>
  Object.fromEntries([...taxDepreciation(...args)].map(([y, t]) => [y, [t.amount.toNumber(), t.convention]]));

describe('the tables of Publication 946', () => {
  const columns = { halfYear: MACRS_5_YEAR.halfYear, ...MACRS_5_YEAR.midQuarter };
  test.each(Object.entries(columns))('column %s sums to 100', (_, shares) => {
    expect(shares.reduce((sum, s) => sum.plus(s), new Decimal(0)).toFixed(2)).toBe('100.00');
  });
  // 200 % declining balance, 40 % a year, changed to a straight line over what is left when that is more
  test.each([
    ['halfYear', 6],
    ['1', 10.5],
    ['2', 7.5],
    ['3', 4.5],
    ['4', 1.5],
  ] as const)('column %s follows from the declining balance with %f months in the first year', (name, months) => {
    let left = 100;
    const shares = Array.from({ length: 6 }, (_, year) => {
      const life = 5 - (year === 0 ? 0 : months / 12 + year - 1);
      const part = year === 0 ? months / 12 : 1;
      const share = Math.min(left, Math.max(left * 0.4 * part, (left / life) * part));
      left -= share;
      return share;
    });
    columns[name as keyof typeof columns].forEach((printed, i) => {
      // the table prints two digits; it rounds each year and lets the last ones take the rest
      expect(Math.abs(Number(printed) - shares[i]!)).toBeLessThan(0.011);
    });
  });
});

describe('what is written off in a year', () => {
  test('100,000 placed in service in May: half-year convention', () => {
    expect(rows([placed(100_000, '2026-05-01')], 1)).toEqual({
      2026: [20_000, 'halfYear'],
      2027: [32_000, null],
      2028: [19_200, null],
      2029: [11_520, null],
      2030: [11_520, null],
      2031: [5_760, null],
    });
  });
  test('more than 40 % in the last quarter: each purchase by its own quarter', () => {
    // 60,000 in January (quarter 1: 35 %), 40,001 in October (quarter 4: 5 %): 40,001 ÷ 100,001 > 40 %
    const late = rows([placed(60_000, '2026-01-01'), placed(40_001, '2026-10-01')], 1);
    expect(late[2026]).toEqual([23_000.05, 'midQuarter']); // 21,000 + 2,000.05
    // exactly 40 % is not more than 40 %
    const even = rows([placed(60_000, '2026-01-01'), placed(40_000, '2026-10-01')], 1);
    expect(even[2026]).toEqual([20_000, 'halfYear']);
  });
  test('quarters are those of the fiscal year', () => {
    // March is the last month of a year that starts in April: all of it in its last quarter, 5 % in the first year
    expect(rows([placed(10_000, '2026-03-01')], 4)[2026]).toEqual([500, 'midQuarter']);
  });
  test('over all years it is what was paid, whatever is bought when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ cost: fc.integer({ min: 0, max: 1e7 }), month: fc.integer({ min: 0, max: 59 }) }), {
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 12 }),
        (bought, start) => {
          const day = (m: number) => `${2026 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-01`;
          const years = taxDepreciation(
            bought.map(b => placed(b.cost, day(b.month))),
            start,
          );
          const off = [...years.values()].reduce((sum, y) => sum.plus(y.amount), new Decimal(0));
          expect(off.toNumber()).toBeCloseTo(
            bought.reduce((sum, b) => sum + b.cost, 0),
            6,
          );
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});
