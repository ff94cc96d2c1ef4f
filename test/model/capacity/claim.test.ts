import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completed } from '../../../src/model/capacity/architecture.ts';
import { judgeClaim } from '../../../src/model/capacity/claim.ts';
import { KNOWN_MODELS } from '../../../src/model/capacity/known-models.ts';
import { linkOf } from '../../../src/model/capacity/link.ts';
import type { ReplicaInput } from '../../../src/model/capacity/resolve.ts';
import type { Load } from '../../../src/model/capacity/throughput.ts';
import { loads, setups } from './arbitrary.ts';

const m3Ultra: ReplicaInput = {
  architecture: completed(KNOWN_MODELS['qwen3-coder-30b-a3b']!),
  device: {
    memory: 256e9,
    bandwidth: 819e9,
    flops: { bf16: 29.4e12 },
    ...linkOf('thunderbolt5'),
    family: 'Apple',
  },
  tensorParallel: 1,
  pipelineParallel: 1,
  weightFormat: 'mlx-4bit',
  weightBits: 4.5,
  kvBits: 16,
  engine: 'mlx',
  tuning: 'default',
};
const alone: Load = { mode: 'single-stream', metric: 'output', input: 10, output: 10, replicas: 1 };

test('2,320 tok/s of Qwen3-30B-A3B at 4 bits on an M3 Ultra is no single stream, but may be the reading of prompts', () => {
  const { verdict, possibleAs, asked, prompts } = judgeClaim(m3Ultra, alone, 2320);
  // 819 GB/s / (3.3 billion active x 4.5 bit / 8) = 441 tok/s, at 4 bits without scales 496
  expect(asked!.light).toBeGreaterThan(430);
  expect(asked!.light).toBeLessThan(442);
  expect(verdict).toBe('other-load');
  expect(possibleAs).toContain('prompts');
  // 29.4 TFLOP/s / (2 x (3.3 - 0.31) billion) = 4,918 tok/s
  expect(prompts!.light).toBeGreaterThan(4800);
  expect(prompts!.light).toBeLessThan(5000);
});

test('of the same, what is estimated is plausible, 20 tok/s are slow, 435 are fast, a hundred thousand are impossible', () => {
  const judge = (claimed: number) => judgeClaim(m3Ultra, alone, claimed).verdict;
  const { rate } = judgeClaim(m3Ultra, alone, 1).asked!;
  expect(judge(rate)).toBe('plausible');
  expect(judge(20)).toBe('slow');
  expect(judge(435)).toBe('fast');
  expect(judge(100_000)).toBe('impossible');
});

test('a model that does not fit has no rate at all', () => {
  const big = { ...m3Ultra, architecture: completed(KNOWN_MODELS['kimi-k2']!) };
  // 1030 billion x 4.5 bit / 8 = 579 GB in 256
  expect(judgeClaim(big, alone, 10)).toEqual({ verdict: 'does-not-fit', possibleAs: [] });
});

test('a higher claim never becomes more believable', () => {
  const order = ['slow', 'plausible', 'fast', 'other-load', 'impossible'];
  fc.assert(
    fc.property(
      setups,
      loads,
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      (s, l, claimed, factor) => {
        const [lower, higher] = [judgeClaim(s, l, claimed).verdict, judgeClaim(s, l, claimed * factor).verdict];
        return order.indexOf(lower) <= order.indexOf(higher);
      },
    ),
    { seed: 6, numRuns: 1000 },
  );
});
