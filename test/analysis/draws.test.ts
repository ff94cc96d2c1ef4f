import { describe, expect, test } from 'vitest';
import { DRAWS } from '../../src/analysis/draw-count.ts';
import { drawsOf } from '../../src/analysis/draws.ts';
import { exactQuantile } from '../../src/analysis/simulation/exact-quantile.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { Sheet } from '../../src/quantity/sheet.ts';
import { given } from '../quantity/graph.ts';

const input = (path: string, low: number, likely: number, high: number, peaked: boolean) => {
  const g = given(path, [new Decimal(low), new Decimal(likely), new Decimal(high)]);
  return Quantity.given({ ...g, amount: { ...g.amount, peaked } });
};
const draws = (count: number, ...inputs: readonly Quantity[]) => drawsOf(new Sheet(inputs).ranged, [], count);
const mean = (values: Iterable<number>) => {
  const all = [...values];
  return all.reduce((s, x) => s + x, 0) / all.length;
};

describe('draws of a range', () => {
  test('are the same every time, in whatever order the inputs stand', () => {
    const [a, b] = [input('a', 0, 1, 2, false), input('b', 5, 7, 9, false)];
    const [first, second] = [draws(DRAWS, a, b), draws(DRAWS, b, a)];
    expect([...first.get('a')!]).toEqual([...second.get('a')!]);
    expect([...first.get('b')!]).toEqual([...second.get('b')!]);
  });
  test('of low..high are uniform: every tenth of the range holds a tenth of the draws, within three', () => {
    const drawn = draws(DRAWS, input('a', 10, 15, 20, false)).get('a')!;
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = drawn.filter(x => x >= 10 + tenth && x < 11 + tenth).length;
      expect(Math.abs(inside - DRAWS / 10)).toBeLessThanOrEqual(3);
    }
  });
  test('of two inputs fill the square: every one of 16 cells holds a sixteenth, within eight', () => {
    const drawn = draws(DRAWS, input('a', 0, 0.5, 1, false), input('b', 0, 0.5, 1, false));
    const [a, b] = [drawn.get('a')!, drawn.get('b')!];
    const cells = new Map<number, number>();
    a.forEach((x, i) => {
      const cell = Math.floor(x * 4) * 4 + Math.floor(b[i]! * 4);
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    });
    expect(cells.size).toBe(16);
    for (const n of cells.values()) expect(Math.abs(n - DRAWS / 16)).toBeLessThanOrEqual(8);
  });
  test('lie inside the range, ends included, and follow the likely value', () => {
    const drawn = draws(DRAWS, input('a', 10, 11, 20, true)).get('a')!;
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(20);
    // PERT: (10 + 4 × 11 + 20) ÷ 6 = 12.3333…
    expect(mean(drawn)).toBeCloseTo(74 / 6, 1);
  });
});

const pertQuantiles = (low: number, likely: number, high: number) => exactQuantile({ kind: 'pert', low, likely, high });

describe('the quantiles of PERT', () => {
  test.each([
    [0, 0.5, 1],
    [10, 11, 20],
    [10, 19, 20],
    [100, 100, 700],
    [100, 700, 700],
  ])('of %s..%s..%s have the mean (low + 4 likely + high) ÷ 6', (low, likely, high) => {
    const quantile = pertQuantiles(low, likely, high);
    const N = 4000;
    const found = mean(Array.from({ length: N }, (_, i) => quantile((i + 0.5) / N)));
    expect(Math.abs(found - (low + 4 * likely + high) / 6)).toBeLessThan((high - low) * 2e-4);
  });
  test('of a symmetric range have their median at the likely value', () => {
    expect(pertQuantiles(0, 0.5, 1)(0.5)).toBeCloseTo(0.5, 6);
  });
  test('of 0..0..1 are those of the beta distribution with α = 1 and β = 5: 1 − (1 − u)^(1/5)', () => {
    const quantile = pertQuantiles(0, 0, 1);
    for (const u of [0.1, 0.25, 0.5, 0.75, 0.9, 0.99]) expect(quantile(u)).toBeCloseTo(1 - (1 - u) ** 0.2, 4);
  });
  test('of 0..0.5..1 are those of α = β = 3: F(0.25) = 10 x³ − 15 x⁴ + 6 x⁵ = 0.103515625', () => {
    expect(pertQuantiles(0, 0.5, 1)(0.103515625)).toBeCloseTo(0.25, 4);
    expect(pertQuantiles(0, 0.5, 1)(1 - 0.103515625)).toBeCloseTo(0.75, 4);
  });
  test('rise from low to high', () => {
    const quantile = pertQuantiles(3, 4, 9);
    const values = Array.from({ length: 200 }, (_, i) => quantile(i / 199));
    expect([values[0], values.at(-1)]).toEqual([3, 9]);
    expect(values.every((x, i) => i === 0 || x >= values[i - 1]!)).toBe(true);
  });
});
