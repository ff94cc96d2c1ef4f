import { describe, expect, test } from 'vitest';
import { CONSTANTS } from '../../../src/model/capacity/constants.ts';
import { coverage } from '../../../src/model/capacity/experts.ts';
import { arithmeticOf } from '../../../src/model/capacity/precision.ts';
import { typicalDevice } from '../../../src/model/capacity/typical-device.ts';
import { fastestUnits } from '../../../src/model/capacity/units.ts';

describe('the units that multiply', () => {
  test('are those of 8 bits for MXFP4 where the device knows FP4, else those of 16', () => {
    expect(arithmeticOf('mxfp4', 4.25, true)).toBe('fp8');
    expect(arithmeticOf('mxfp4', 4.25, false)).toBe('unpacked');
    expect(arithmeticOf('awq', 4.25, true)).toBe('unpacked');
  });
  test('add up in 16 bits on GeForce cards under llama.cpp, twice as fast as in 32', () => {
    const card = typicalDevice('RTX consumer');
    const peak = (engine: 'llama.cpp' | 'vllm', device = card) =>
      fastestUnits('bf16', false, engine, device, 0.5, CONSTANTS).peak;
    // 2 x 165.2 = 330.4 TFLOP/s
    expect(peak('llama.cpp')).toBeCloseTo(330.4e12, -9);
    expect(peak('vllm')).toBeCloseTo(165.2e12, -9);
    expect(peak('llama.cpp', typicalDevice('A100'))).toBe(312e12);
  });
});

test('experts that all tokens prefer are read less than experts routed evenly, and one token reads its own', () => {
  // 128 experts, 4 of them each: 1 - (1 - 4/128)^64 = 0.869; with 64^0.8 = 27.9 independent tokens 0.587
  expect(coverage(1 - 4 / 128, 64)).toBeCloseTo(0.869, 3);
  expect(coverage(1 - 4 / 128, 64, 0.8)).toBeCloseTo(0.587, 3);
  expect(coverage(1 - 4 / 128, 1, 0.8)).toBeCloseTo(4 / 128, 12);
});
