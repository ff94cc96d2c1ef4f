import { describe, expect, test } from 'vitest';
import { completed } from '../../../src/model/capacity/architecture.ts';
import { estimate } from '../../../src/model/capacity/estimate.ts';
import { coverage, expertParameters } from '../../../src/model/capacity/experts.ts';
import { KNOWN_MODELS } from '../../../src/model/capacity/known-models.ts';
import { cacheBytes, cacheCopies, cacheShape } from '../../../src/model/capacity/kv-cache.ts';
import { linkOf } from '../../../src/model/capacity/link.ts';
import type { ReplicaInput } from '../../../src/model/capacity/resolve.ts';
import type { Load } from '../../../src/model/capacity/throughput.ts';
import { typicalDevice } from '../../../src/model/capacity/typical-device.ts';

const llama70b = completed({ ...KNOWN_MODELS['llama-2-70b']!, parameters: 70.55e9, vocabulary: 128_256 });
const h100: ReplicaInput = {
  architecture: llama70b,
  device: typicalDevice('H100'),
  tensorParallel: 2,
  pipelineParallel: 1,
  weightFormat: 'fp8',
  weightBits: 8,
  kvBits: 16,
  engine: 'vllm',
  tuning: 'default',
};
const load: Load = { mode: 'closed-loop', metric: 'output', input: 1000, output: 500, concurrency: 16, replicas: 1 };
const fitting = (s: ReplicaInput, l: Load) => {
  const e = estimate(s, l);
  if (!e.fits) throw new Error('refused');
  return e;
};

describe('the key-value cache', () => {
  test('of Llama 3.1 70B takes 320 KiB a token at 16 bits', () => {
    // 2 x 80 layers x 8 heads x 128 values x 2 B = 327,680 B
    expect(cacheBytes(cacheShape(llama70b, 16), 1)).toBe(327_680);
  });
  test('of latent attention takes rank and rotary part once per layer, and is copied to every GPU', () => {
    const latent = completed({ parameters: 671e9, activeParameters: 37e9, layers: 61, latentRank: 576 });
    // 61 x 576 x 2 B = 70,272 B
    expect(cacheBytes(cacheShape(latent, 16), 1)).toBe(70_272);
    expect(cacheCopies(latent, 8)).toBe(8);
  });
  test('of windowed layers stops growing at the window', () => {
    const windowed = completed({
      parameters: 117e9,
      layers: 36,
      kvHeads: 8,
      headDim: 64,
      windowLayers: 18,
      window: 128,
    });
    // 18 x 2 x 8 x 64 x 2 B = 36,864 B a token for the whole layers, as much for 128 tokens of the others
    expect(cacheBytes(cacheShape(windowed, 16), 1024)).toBe(36_864 * (1024 + 128));
  });
});

describe('a mixture of experts', () => {
  test('has the experts that its total and active parameters imply', () => {
    // Mixtral 8x7B: (46.7 - 12.9) / (1 - 2/8) = 45.07 billion
    const a = completed({ parameters: 46.7e9, activeParameters: 12.9e9, experts: { total: 8, active: 2 } });
    expect(expertParameters(a)).toBeCloseTo(45.067e9, -7);
  });
  test('reads half of 128 experts, 8 at a time, with about eleven tokens', () => {
    // 1 - (1 - 8/128)^11 = 1 - 0.9375^11 = 0.508
    expect(coverage(1 - 8 / 128, 11)).toBeCloseTo(0.508, 3);
  });
});

describe('the estimate', () => {
  test('reproduces the worked example of its method within a tenth', () => {
    // Llama 3.1 70B at FP8 on two H100, 1000 tokens in and 500 out: 54, 702 and 1,745 tok/s at 1, 16 and 64 requests
    for (const [concurrency, rate] of [
      [1, 54],
      [16, 702],
      [64, 1745],
    ] as const)
      expect(Math.abs(Math.log(fitting(h100, { ...load, concurrency }).rate / rate))).toBeLessThan(0.1);
  });
  test('keeps the rate in its interval, and the interval under the speed of light', () => {
    const e = fitting(h100, load);
    expect(e.low).toBeLessThan(e.rate);
    expect(e.rate).toBeLessThan(e.high);
    expect(e.high).toBeLessThanOrEqual(e.light);
  });
  test('refuses weights that do not fit, and says what would', () => {
    const e = estimate({ ...h100, tensorParallel: 1, weightFormat: 'bf16', weightBits: 16 }, load);
    // 141.1 GB of weights in 85 x 0.95 = 80.75 GB
    expect(e).toMatchObject({ fits: false, remedies: { weightBits: 8, gpus: 2 } });
    expect(e.fits ? 0 : e.available / 1e9).toBeCloseTo(80.75, 6);
  });
  test('is unmeasured for a device of no measured family', () => {
    const device = { ...typicalDevice('H100'), family: 'other' as const };
    expect(fitting({ ...h100, device }, load).confidence).toBe('unmeasured');
    expect(fitting(h100, load).confidence).toBe('high');
  });
  test('is bound by bandwidth for a single request and by arithmetic with long prompts', () => {
    expect(fitting(h100, { ...load, mode: 'single-stream', concurrency: 1 }).bound).toBe('bandwidth');
    expect(fitting(h100, { ...load, mode: 'saturated', concurrency: undefined, input: 8000, output: 100 }).bound).toBe(
      'arithmetic',
    );
  });
  test('keeps Qwen3-30B-A3B at 4 bits on an M3 Ultra under what its memory can read', () => {
    const qwen = completed({ ...KNOWN_MODELS['qwen3-coder-30b-a3b']! });
    const device = {
      memory: 512e9,
      bandwidth: 819e9,
      flops: { bf16: 29.4e12 },
      ...linkOf('thunderbolt5'),
      family: 'Apple' as const,
    };
    const s: ReplicaInput = {
      ...h100,
      architecture: qwen,
      device,
      tensorParallel: 1,
      weightFormat: 'mlx-4bit',
      weightBits: 4.5,
      engine: 'mlx',
    };
    // 3.3 billion active x 4.5 bit / 8 = 1.86 GB a token; 819 GB/s / 1.856 GB = 441.2 tok/s: 2,320 tok/s is no single request
    const e = fitting(s, { ...load, mode: 'single-stream', concurrency: 1, input: 1, output: 1 });
    expect(e.light).toBeLessThan(441.3);
    expect(e.high).toBeLessThan(441.3);
  });
});
