import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SobolDimension } from '../../../src/analysis/simulation/sobol.ts';

const points = (dimension: SobolDimension, from: number, count: number): Uint32Array => {
  const out = new Uint32Array(count);
  dimension.fill(from, count, out);
  return out;
};

describe('the published Sobol points', () => {
  test.each([
    // Joe & Kuo 2008, in natural order
    [0, [0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875]],
    [1, [0, 0.5, 0.75, 0.25, 0.625, 0.125, 0.375, 0.875]],
    [2, [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125]],
    [3, [0, 0.5, 0.75, 0.25, 0.125, 0.625, 0.875, 0.375]],
  ])('of dimension %i are met', (dimension, published) => {
    expect([...points(SobolDimension.plain(dimension), 0, 8)].map(bits => bits / 2 ** 32)).toEqual(published);
  });
  test('of all 256 dimensions are those of scipy 1.17.1: a hash of its point 2752, number 4000 in natural order', () => {
    let hash = 0;
    for (let d = 0; d < 256; d++)
      hash = (Math.imul(hash, 31) + (points(SobolDimension.plain(d), 4000, 1)[0]! >>> 16)) >>> 0;
    expect(hash).toBe(2_691_507_328);
  });
});

describe('scrambled Sobol points', () => {
  test('are the same however they are split', () => {
    const anyPart = fc.record({
      dimension: fc.nat(1000),
      seed: fc.maxSafeNat(),
      replication: fc.nat(64),
      from: fc.nat(5000),
      split: fc.nat(300),
    });
    fc.assert(
      fc.property(anyPart, ({ dimension, seed, replication, from, split }) => {
        const all = points(SobolDimension.scrambled(dimension, seed, replication), 0, from + 300);
        const again = SobolDimension.scrambled(dimension, seed, replication);
        const parts = [...points(again, from, split), ...points(again, from + split, 300 - split)];
        expect(parts).toEqual([...all.subarray(from)]);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
  test('still have one point in each of 2^k equal parts of an aligned run of 2^k, in any dimension', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.maxSafeNat(), fc.nat(11), fc.nat(100), (dimension, seed, k, run) => {
        const drawn = points(SobolDimension.scrambled(dimension, seed, 3), run * 2 ** k, 2 ** k);
        const parts = new Set([...drawn].map(bits => Math.floor(bits / 2 ** (32 - k))));
        expect(parts.size).toBe(2 ** k);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
  test('are each uniform over the replications: the mean of point 5 is 1/2, within 4 standard errors', () => {
    const n = 4000;
    for (const dimension of [0, 1, 7, 300]) {
      let sum = 0;
      for (let r = 0; r < n; r++) sum += points(SobolDimension.scrambled(dimension, 42, r), 5, 1)[0]! / 2 ** 32;
      // the standard deviation of a uniform number is 1/√12
      expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    }
  });
  test('of dimensions that share their direction numbers do not line up: 0 and 256, 3 and 515', () => {
    for (const [a, b] of [
      [0, 256],
      [3, 515],
    ] as const) {
      // mean correlation over 32 replications of 1,024 points; alone each is about 1/√1024 = 0.03
      let sum = 0;
      for (let r = 0; r < 32; r++) {
        const x = points(SobolDimension.scrambled(a, 1, r), 0, 1024);
        const y = points(SobolDimension.scrambled(b, 1, r), 0, 1024);
        sum += x.reduce((s, bits, i) => s + 12 * (bits / 2 ** 32 - 0.5) * (y[i]! / 2 ** 32 - 0.5), 0) / 1024;
      }
      expect(Math.abs(sum / 32)).toBeLessThan(0.03);
    }
  });
  test('integrate a smooth function far better than 1/√n: 64 times the points, at least 200 times the accuracy', () => {
    // Π (1 + (u − 1/2)/2) over 5 dimensions has the mean 1; plain random numbers would gain √64 = 8
    const errors = [6, 12].map(k => {
      let squares = 0;
      for (let r = 0; r < 16; r++) {
        const u = [0, 1, 2, 3, 4].map(d => points(SobolDimension.scrambled(d, 7, r), 0, 2 ** k));
        let sum = 0;
        for (let n = 0; n < 2 ** k; n++) sum += u.reduce((p, x) => p * (1 + (x[n]! / 2 ** 32 - 0.5) / 2), 1);
        squares += (sum / 2 ** k - 1) ** 2;
      }
      return Math.sqrt(squares / 16);
    });
    expect(errors[0]! / errors[1]!).toBeGreaterThan(200);
  });
});
