import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapley } from '../../../src/analysis/difference/shapley.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';

const numbers = (parts: readonly Decimal[]) => parts.map(part => part.toNumber());

describe('the Shapley value', () => {
  test('of a product is the mean of coming first and coming last', () => {
    // 10 × 100 becomes 11 × 120: 1 × (100 + 120)/2 = 110 and 20 × (10 + 11)/2 = 210; 320 = 1,320 − 1,000
    const value = (set: number) => new Decimal((set & 1 ? 11 : 10) * (set & 2 ? 120 : 100));
    expect(numbers(shapley(2, value))).toEqual([110, 210]);
  });
  test('of three players is the one of the textbook', () => {
    // a glove market: player 0 has a left glove, 1 and 2 a right one each, a pair is worth 1: 4/6, 1/6, 1/6
    const value = (set: number) => new Decimal(set & 1 && set & 6 ? 1 : 0);
    const parts = shapley(3, value).map(part => part.times(6).toDecimalPlaces(20).toNumber());
    expect(parts).toEqual([4, 1, 1]);
  });
  test('of nobody is nothing', () => {
    expect(shapley(0, () => new Decimal(7))).toEqual([]);
  });
  test('adds up to the whole, gives nothing to who adds nothing, and turns its sign with the question', () => {
    const games = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(games, worth => {
        // player 3 adds nothing
        const value = (set: number) => new Decimal(worth[set & 7]!);
        const parts = shapley(4, value);
        const sum = parts.reduce((a, b) => a.plus(b));
        expect(sum.minus(worth[7]!).plus(worth[0]!).abs().lt('1e-28')).toBe(true);
        expect(parts[3]!.isZero()).toBe(true);
        const back = shapley(4, set => value(15 - set));
        for (const [i, part] of back.entries()) expect(part.plus(parts[i]!).abs().lt('1e-28')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
