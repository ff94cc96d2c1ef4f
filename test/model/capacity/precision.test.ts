import { describe, expect, test } from 'vitest';
import { computesAlike } from '../../../src/model/capacity/precision.ts';

describe('a measurement of one precision stands for another', () => {
  test.each([
    ['fp16', 'bf16'],
    ['awq', 'gptq'],
    // 4.25 and 4.85 bits, both unpacked
    ['int4', 'q4_k_m'],
    ['fp4', 'nvfp4'],
    // 8 bits in units of 8 bits
    ['fp8', 'int8'],
  ])('%s and %s load and compute alike', (a, b) => {
    for (const knowsFp4 of [false, true]) {
      expect(computesAlike(a, b, knowsFp4)).toBe(true);
      expect(computesAlike(b, a, knowsFp4)).toBe(true);
    }
  });
  test.each([
    ['fp16', 'fp8'],
    ['fp8', 'int4'],
    // 4.5 bits in units of their own, against 4.25 unpacked
    ['nvfp4', 'int4'],
    // 8 bits in units of 8 bits, against 8.5 unpacked
    ['int8', 'q8_0'],
  ])('%s and %s do not', (a, b) => {
    expect(computesAlike(a, b, false)).toBe(false);
  });
  test('MXFP4 is unpacked like int4, except where the device knows 4 bits', () => {
    expect(computesAlike('mxfp4', 'int4', false)).toBe(true);
    expect(computesAlike('mxfp4', 'int4', true)).toBe(false);
  });
  test('a name that nobody knows stands for itself only', () => {
    expect(computesAlike('w9', 'w9', false)).toBe(true);
    expect(computesAlike('w9', 'fp16', false)).toBe(false);
  });
});
