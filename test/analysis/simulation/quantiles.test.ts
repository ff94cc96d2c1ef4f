import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QuantileSketch, SKETCH_ERROR } from '../../../src/analysis/simulation/quantile-sketch.ts';
import { quantilesOf } from '../../../src/analysis/simulation/quantiles.ts';

describe('quantiles of numbers', () => {
  test('lie between the two nearest: of 10, 20, 40 the 75 % one is 30', () => {
    // position 0.75 · 2 = 1.5, half-way from 20 to 40
    expect(quantilesOf(Float64Array.of(40, 10, 20), [0, 0.25, 0.5, 0.75, 1])).toEqual([10, 15, 20, 30, 40]);
  });
  test('leave the numbers in their order', () => {
    const numbers = Float64Array.of(3, 1, 2);
    quantilesOf(numbers, [0.5]);
    expect([...numbers]).toEqual([3, 1, 2]);
  });
  test('of many, in any order and however skewed, are those of the sorted numbers', () => {
    const shapes: readonly ((u: number) => number)[] = [
      u => u,
      u => u ** 40 * 1e12,
      u => Math.round(5 * u),
      () => 7,
      u => (u < 0.9 ? u - 1 : 1e300),
    ];
    for (const shape of shapes) {
      const numbers = Float64Array.from({ length: 5001 }, (_, i) => shape(((i + 1) * Math.SQRT2) % 1));
      const sorted = numbers.slice().sort();
      // 5,000 steps: each share is a rank
      const found = quantilesOf(numbers, SHARES);
      expect(found).toEqual(SHARES.map(share => sorted[Math.round(share * 5000)]));
    }
  });
  test('of none are refused', () => {
    expect(() => quantilesOf(new Float64Array(0), [0.5])).toThrow(RangeError);
    expect(() => new QuantileSketch().quantile(0.5)).toThrow(RangeError);
  });
});

const anyNumber = fc.oneof(
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
  fc.double({ noNaN: true, min: -1, max: 1 }),
  fc.constantFrom(0, 1e-9, -1e-9, 5),
);
const anyNumbers = fc.array(anyNumber, { minLength: 1, maxLength: 300 }).map(all => Float64Array.from(all));
const sketchOf = (numbers: Float64Array) => {
  const sketch = new QuantileSketch();
  sketch.add(numbers);
  return sketch;
};
const SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

describe('a sketch of numbers', () => {
  test('meets every quantile to 0.0005 of its value', () => {
    fc.assert(
      fc.property(anyNumbers, numbers => {
        const sorted = numbers.slice().sort();
        const sketch = sketchOf(numbers);
        for (const share of SHARES) {
          const exact = sorted[Math.floor(share * (sorted.length - 1))]!;
          expect(Math.abs(sketch.quantile(share) - exact)).toBeLessThanOrEqual(
            SKETCH_ERROR * Math.abs(exact) * (1 + 1e-9) + 1e-30,
          );
        }
      }),
      { seed: 7 },
    );
  });
  test('of parts, merged, is that of the whole', () => {
    fc.assert(
      fc.property(anyNumbers, anyNumbers, (a, b) => {
        const merged = sketchOf(a);
        merged.merge(structuredClone(sketchOf(b).data));
        const whole = sketchOf(Float64Array.from([...a, ...b]));
        expect(SHARES.map(s => merged.quantile(s))).toEqual(SHARES.map(s => whole.quantile(s)));
      }),
      { seed: 7 },
    );
  });
});
