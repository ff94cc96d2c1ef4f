import fc from 'fast-check';
import { describe, test } from 'vitest';
import { largestBatch } from '../../../src/model/capacity/batch.ts';
import { CONSTANTS } from '../../../src/model/capacity/constants.ts';
import { fitOf, remedies } from '../../../src/model/capacity/fit.ts';
import { cacheBytes, cacheShape } from '../../../src/model/capacity/kv-cache.ts';
import { lightRate } from '../../../src/model/capacity/light.ts';
import { type ReplicaInput, replicaOf } from '../../../src/model/capacity/resolve.ts';
import { singlePrefillSeconds } from '../../../src/model/capacity/single-stream.ts';
import { type Load, loadedTimePerToken, requestRate, tokenRate } from '../../../src/model/capacity/throughput.ts';
import { atLeast, loads, setups } from './arbitrary.ts';

const rate = (s: ReplicaInput, l: Load) => tokenRate(replicaOf(s, CONSTANTS), l);
const holds = (property: (s: ReplicaInput, l: Load, factor: number) => boolean) =>
  fc.assert(fc.property(setups, loads, fc.double({ min: 1, max: 4, noNaN: true }), property), {
    seed: 20261126,
    numRuns: 3000,
  });
const better = (change: (s: ReplicaInput, factor: number) => ReplicaInput) =>
  holds((s, l, factor) => atLeast(rate(change(s, factor), l), rate(s, l)));

describe('more hardware never lowers tokens a second', () => {
  test('more bandwidth', () =>
    better((s, f) => ({ ...s, device: { ...s.device, bandwidth: s.device.bandwidth * f } })));
  test('more memory', () => better((s, f) => ({ ...s, device: { ...s.device, memory: s.device.memory * f } })));
  test('a faster link', () =>
    better((s, f) => ({ ...s, device: { ...s.device, linkBandwidth: s.device.linkBandwidth * f } })));
  test('more FLOP/s of every kind', () =>
    better((s, f) => {
      const { bf16, fp8, fp4 } = s.device.flops;
      return { ...s, device: { ...s.device, flops: { bf16: bf16 * f, fp8: fp8 && fp8 * f, fp4: fp4 && fp4 * f } } };
    }));
  test('units for FP8 that it did not have', () =>
    better((s, f) => ({
      ...s,
      device: {
        ...s.device,
        flops: { ...s.device.flops, fp8: Math.max(s.device.flops.fp8 ?? 0, s.device.flops.bf16 * f) },
      },
    })));
  test('any of them for a lone prompt', () =>
    holds((s, l, f) => {
      const d = s.device;
      const more = {
        ...s,
        device: {
          ...d,
          bandwidth: d.bandwidth * f,
          memory: d.memory * f,
          flops: { ...d.flops, bf16: d.flops.bf16 * f },
        },
      };
      return atLeast(
        singlePrefillSeconds(replicaOf(s, CONSTANTS), l.input),
        singlePrefillSeconds(replicaOf(more, CONSTANTS), l.input),
      );
    }));
});

describe('shorter requests', () => {
  const requests = (s: ReplicaInput, l: Load) => requestRate(replicaOf(s, CONSTANTS), l);
  test('never lower requests a second, by a shorter input', () =>
    holds((s, l, f) => atLeast(requests(s, { ...l, input: l.input / f }), requests(s, l))));
  test('never lower requests a second, by a shorter output', () =>
    holds((s, l, f) => atLeast(requests(s, { ...l, output: l.output / f }), requests(s, l))));
  test('never lower output tokens a second, by a shorter input', () =>
    holds((s, l, f) =>
      atLeast(rate(s, { ...l, metric: 'output', input: l.input / f }), rate(s, { ...l, metric: 'output' })),
    ));
  test('never lower tokens a second, by input and output shortened alike', () =>
    holds((s, l, f) => atLeast(rate(s, { ...l, input: l.input / f, output: l.output / f }), rate(s, l))));
});

describe('concurrency', () => {
  test('never lowers the time per token', () =>
    holds((s, l, f) => {
      const [r, asked] = [replicaOf(s, CONSTANTS), l.concurrency ?? 10];
      const time = (concurrency: number) => {
        return loadedTimePerToken(r, { ...l, concurrency });
      };
      return atLeast(time(asked * f), time(asked));
    }));
  test('never lowers output tokens a second in a closed loop, a burst, under a limit', () =>
    holds(
      (s, l, f) =>
        l.mode === 'single-stream' ||
        atLeast(
          rate(s, { ...l, concurrency: (l.concurrency ?? 10) * f }),
          rate(s, { ...l, concurrency: l.concurrency ?? 10 }),
        ),
    ));
});

describe('the speed of light', () => {
  test('is never beaten in any mode', () =>
    holds((s, l) => atLeast(lightRate(replicaOf(s, CONSTANTS), l), rate(s, l))));
  test('bounds a lone request by weights and cache read per token', () =>
    holds((s, l) => {
      const a = s.architecture;
      const cache = cacheBytes(cacheShape(a, s.kvBits), l.input + l.output / 2);
      const active = (a.activeParameters * s.weightBits) / 8;
      const bound = (s.tensorParallel * s.device.bandwidth) / (active * (1 - 1e-9) + cache);
      return rate(s, { ...l, mode: 'single-stream', metric: 'output', replicas: 1 }) <= bound;
    }));
  test('bounds a lone prompt by its arithmetic at the dense peak', () =>
    holds((s, l) => {
      const r = replicaOf(s, CONSTANTS);
      return atLeast(lightRate(r, { ...l, metric: 'prefill' }), rate(s, { ...l, metric: 'prefill' }));
    }));
});

describe('what a refusal names', () => {
  const refused = (property: (s: ReplicaInput, tokens: number) => boolean) =>
    holds((s, l) => {
      const tokens = l.input + l.output;
      return fitOf(s, tokens).fits || property(s, tokens);
    });
  test('as bits per weight would fit the same GPUs', () =>
    refused((s, tokens) => {
      const { weightBits } = remedies(s, tokens);
      return weightBits === undefined || (weightBits < s.weightBits && fitOf({ ...s, weightBits }, tokens).fits);
    }));
  test('as a number of GPUs would fit the same weights, and half of it would not', () =>
    refused((s, tokens) => {
      const { gpus } = remedies(s, tokens);
      const fits = (n: number) => fitOf({ ...s, tensorParallel: n, pipelineParallel: 1 }, tokens).fits;
      return gpus === undefined || (fits(gpus) && (gpus === s.tensorParallel || !fits(gpus / 2)));
    }));
});

test('the batch never needs more memory than there is, where the engine has room', () =>
  holds((s, l) => {
    const r = replicaOf(s, CONSTANTS);
    const memory = s.tensorParallel * s.pipelineParallel * s.device.memory;
    if (r.weightBytes > 0.7 * memory) return true;
    const held = cacheBytes(r.cache, l.input + r.residency * l.output) * r.cacheCopies;
    return largestBatch(r, l.input, l.output) * held + r.weightBytes <= memory;
  }));
