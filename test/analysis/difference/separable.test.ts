import { describe, expect, test } from 'vitest';
import { separable } from '../../../src/analysis/difference/separable.ts';

describe('what can be told apart', () => {
  test('is everything where nothing is in the way', () => {
    expect(separable(3, () => true)).toEqual([0b001, 0b010, 0b100]);
  });
  test('is all but the two of which one cannot come without the other', () => {
    // 0 without 2, and 2 without 0, is an error
    expect(separable(4, set => Boolean(set & 1) === Boolean(set & 4))).toEqual([0b0101, 0b0010, 0b1000]);
  });
  test('joins as few as it takes when one needs the other', () => {
    // 1 is an error without 0, but not the other way round: nothing but joining keeps it out of every union
    expect(separable(2, set => !(set === 0b10))).toEqual([0b11]);
  });
  test('is nothing where only the two ends work', () => {
    expect(separable(3, set => set === 0 || set === 7)).toEqual([7]);
  });
  test('of nothing is nothing', () => {
    expect(separable(0, () => true)).toEqual([]);
  });
});
