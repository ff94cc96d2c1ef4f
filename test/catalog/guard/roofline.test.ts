import { expect, test } from 'vitest';
import { bytesPerParameter, type Machine, roofline } from '../../../src/catalog/guard/roofline.ts';

const LLAMA_8B_ON_H100: Machine = {
  parameters: 8e9,
  activeParameters: 8e9,
  expertShare: 1,
  kvBytesPerToken: 131_072,
  memory: 80,
  bandwidth: 3350,
  flops: { bf16: 989, fp8: 1979 },
};
const run = { gpus: 1, precision: 'bf16', input: 0, output: 1000, concurrency: 1, metric: 'output' } as const;

test('one stream decodes as fast as weights and cache are read', () => {
  // 8e9 x 2 B + 500 tok x 131,072 B = 16.0655 GB; 3350 GB/s / 16.0655 GB = 208.5 tok/s
  expect(roofline(run, LLAMA_8B_ON_H100)).toBeCloseTo(208.52, 1);
});

test('two GPUs read twice as fast, and fp8 weights are half', () => {
  expect(roofline({ ...run, gpus: 2 }, LLAMA_8B_ON_H100)).toBeCloseTo(417.04, 1);
  // 8e9 x 1 B + 0.0655 GB = 8.0655 GB
  expect(roofline({ ...run, precision: 'fp8' }, LLAMA_8B_ON_H100)).toBeCloseTo(415.35, 1);
});

test('a prompt takes 2 FLOP for each parameter and token', () => {
  // 989e12 / (2 x 8e9) = 61,812.5 tok/s
  expect(roofline({ ...run, metric: 'prefill' }, LLAMA_8B_ON_H100)).toBeCloseTo(61_812.5, 6);
});

test('of a model with experts one request reads its own only, many read nearly all', () => {
  const moe = { ...LLAMA_8B_ON_H100, parameters: 32e9, activeParameters: 4e9, expertShare: 1 / 16, kvBytesPerToken: 1 };
  // 4e9 x 2 B: 3350 / 8 = 418.75 tok/s
  expect(roofline(run, moe)).toBeCloseTo(418.75, 2);
  // 64 requests: 32e9 x (1 - (15/16)^64) = 31.486e9 parameters, 62.97 GB: 64 x 3350 / 62.97 = 3,404.8 tok/s
  expect(roofline({ ...run, concurrency: 64 }, moe)).toBeCloseTo(3404.8, 0);
});

test.each([
  ['bf16', 2],
  ['fp32', 4],
  ['fp8', 1],
  ['int8', 1],
  ['q4_k_m', 0.55],
  ['mlx-4bit', 0.55],
])('%s takes %d B for a parameter', (precision, bytes) => {
  expect(bytesPerParameter(precision)).toBe(bytes);
});
