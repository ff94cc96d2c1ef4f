import { describe, expect, test } from 'vitest';
import { completed } from '../../../src/model/capacity/architecture.ts';
import type { DeviceSpec } from '../../../src/model/capacity/device-spec.ts';
import { estimate } from '../../../src/model/capacity/estimate.ts';
import { KNOWN_MODELS } from '../../../src/model/capacity/known-models.ts';
import { layoutOf, networkOf } from '../../../src/model/capacity/layout.ts';
import { linkOf } from '../../../src/model/capacity/link.ts';
import type { ReplicaInput } from '../../../src/model/capacity/resolve.ts';
import type { Load } from '../../../src/model/capacity/throughput.ts';
import { typicalDevice } from '../../../src/model/capacity/typical-device.ts';

const mac = (link = 'thunderbolt5'): DeviceSpec => ({
  memory: 512e9,
  bandwidth: 819e9,
  flops: { bf16: 29.4e12 },
  ...linkOf(link),
  family: 'Apple',
});
const llama405b = completed({ parameters: 405.9e9, layers: 126, hidden: 16384, heads: 128, kvHeads: 8 });
const set = (device: DeviceSpec, tp: number, pp: number, change: Partial<ReplicaInput> = {}): ReplicaInput => ({
  architecture: llama405b,
  device,
  tensorParallel: tp,
  pipelineParallel: pp,
  weightFormat: 'mlx-4bit',
  weightBits: 4.5,
  kvBits: 16,
  engine: 'mlx',
  tuning: 'default',
  ...change,
});
const one: Load = { mode: 'single-stream', metric: 'output', input: 1000, output: 500, replicas: 1 };
const many: Load = { mode: 'saturated', metric: 'output', input: 1000, output: 500, replicas: 1 };
const served = (s: ReplicaInput, l: Load) => {
  const e = estimate(s, l);
  if (!e.fits) throw new Error('does not fit');
  return e;
};

describe('the layout', () => {
  test('shares layers inside a server and passes them on between servers', () => {
    const h100 = typicalDevice('H100');
    expect(layoutOf(h100, 1)).toEqual({ tp: 1, pp: 1 });
    expect(layoutOf(h100, 8)).toEqual({ tp: 8, pp: 1 });
    expect(layoutOf(h100, 16)).toEqual({ tp: 8, pp: 2 });
    expect(layoutOf(h100, 16, 72)).toEqual({ tp: 16, pp: 1 });
    // heads are split by powers of two: 6 GPUs are three groups of two
    expect(layoutOf(h100, 6)).toEqual({ tp: 2, pp: 3 });
  });
  test('passes layers on between Macs, and shares them only with direct memory access', () => {
    expect(layoutOf(mac(), 4)).toEqual({ tp: 1, pp: 4 });
    expect(layoutOf(mac('thunderbolt5-rdma'), 4)).toEqual({ tp: 4, pp: 1 });
    expect(layoutOf({ ...mac(), ...linkOf('ethernet') }, 2)).toEqual({ tp: 1, pp: 2 });
  });
  test('uses every GPU', () => {
    for (let gpus = 1; gpus <= 64; gpus++)
      for (const device of [typicalDevice('L40S'), mac(), mac('thunderbolt5-rdma')]) {
        const { tp, pp } = layoutOf(device, gpus);
        expect(tp * pp).toBe(gpus);
      }
  });
  test('takes the network between servers only where there are several', () => {
    const h100 = typicalDevice('H100');
    expect(networkOf(h100, 8, linkOf('infiniband')).link).toBe('nvlink');
    expect(networkOf(h100, 16, linkOf('infiniband')).link).toBe('infiniband');
    expect(networkOf(mac(), 4, linkOf('infiniband')).link).toBe('thunderbolt');
  });
});

describe('Macs over Thunderbolt', () => {
  test('answer as one Mac does: 20.21 tok/s of DeepSeek-R1 at Q4_K_M on an M3 Ultra with 512 GB', () => {
    // llama-bench tg128, github.com/geerlingguy/beowulf-ai-cluster issue 17, 2025-12-10; not among the rows of the calibration
    const r1 = completed({
      parameters: 671e9,
      activeParameters: 37e9,
      layers: 61,
      hidden: 7168,
      heads: 128,
      experts: { total: 256, active: 8 },
      latentRank: 576,
    });
    const e = served(
      set(mac(), 1, 1, { architecture: r1, weightFormat: 'Q4_K_M', weightBits: 4.85, engine: 'llama.cpp' }),
      { ...one, input: 1, output: 128 },
    );
    expect(e.low).toBeLessThan(20.21);
    expect(e.high).toBeGreaterThan(20.21);
  });
  test('serve more in a pipeline than by sharing layers over TCP/IP, where the links are the limit', () => {
    const sparse = { architecture: completed(KNOWN_MODELS['qwen3-coder-480b-a35b']!) };
    for (const load of [one, many]) {
      const [passed, shared] = [served(set(mac(), 1, 4, sparse), load), served(set(mac(), 4, 1, sparse), load)];
      expect(passed.rate).toBeGreaterThan(shared.rate);
      expect(passed.bound).not.toBe('links');
    }
    // 2 x 62 layers x 3 x 300 µs = 112 ms a token, against 35 x 4.5 / 8 / 819 / 4 = 6 ms of reading
    expect(served(set(mac(), 4, 1, sparse), one).bound).toBe('links');
  });
  test('never answer one request faster for being more, in a pipeline', () => {
    const rates = [1, 2, 4, 8].map(pp => served(set(mac(), 1, pp), one).rate);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    // but lose no more than a third: the weights are read once in all
    expect(rates.at(-1)!).toBeGreaterThan(0.67 * rates[0]!);
  });
  test('answer one request faster for being more with direct memory access, less than in proportion', () => {
    const rates = [1, 2, 4].map(tp => served(set(mac('thunderbolt5-rdma'), tp, 1), one).rate);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(rates[2]! / rates[0]!).toBeLessThan(3.5);
  });
  test('serve more requests for being more', () => {
    const rates = [1, 2, 4, 8].map(pp => served(set(mac(), 1, pp), many).rate);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
  });
});

describe('several servers', () => {
  const h100 = (tp: number, pp: number, network?: string) =>
    set(typicalDevice('H100'), tp, pp, {
      weightFormat: 'fp8',
      weightBits: 8,
      engine: 'vllm',
      network: network === undefined ? undefined : linkOf(network),
    });
  test('serve more than one, more over InfiniBand than over Ethernet', () => {
    const [single, ethernet, infiniband] = [h100(8, 1), h100(8, 2, 'ethernet'), h100(8, 2, 'infiniband')].map(
      s => served(s, many).rate,
    );
    expect(ethernet!).toBeGreaterThan(single!);
    expect(infiniband!).toBeGreaterThan(ethernet!);
  });
  test('answer one request more slowly than one does', () => {
    expect(served(h100(8, 2, 'infiniband'), one).rate).toBeLessThan(served(h100(8, 1), one).rate);
  });
});
