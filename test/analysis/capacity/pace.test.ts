import { describe, expect, test } from 'vitest';
import { concurrencies, concurrencyCurve } from '../../../src/analysis/capacity/concurrency-curve.ts';
import { knownDevice } from '../../../src/analysis/capacity/known-device.ts';
import { knownModel } from '../../../src/analysis/capacity/known-model.ts';
import { measuredReplica } from '../../../src/analysis/capacity/measured-replica.ts';
import { pacedRate, paceOf } from '../../../src/analysis/capacity/pace.ts';
import { goodputWithin } from '../../../src/analysis/capacity/within-limits.ts';
import { CONSTANTS } from '../../../src/model/capacity/constants.ts';
import { rateOf } from '../../../src/model/capacity/estimate.ts';
import { replicaOf } from '../../../src/model/capacity/resolve.ts';
import { mostAtOnce, pointAt } from '../../../src/model/fleet/operating-point.ts';
import { compiledFixture, opened, SOURCE } from '../../report/catalog/fixture.ts';

const REQUEST = { input: 2000, output: 500 };
const CHOICE = { precision: 'fp16', kvBits: 16, engine: undefined, tuning: 'default' } as const;

interface Run {
  readonly rate: number;
  readonly concurrency?: number;
  readonly engine?: string;
  readonly input?: number;
}

const rowText = ({ rate, concurrency, engine = 'vllm', input = REQUEST.input }: Run): string =>
  `  - { gpus: 1, precision: bf16, engine: ${engine}, mode: ${concurrency === undefined ? 'saturated' : `closed-loop, concurrency: ${concurrency}`}, input: ${input} tok, output: ${REQUEST.output} tok, metric: output, rate: ${rate} tok/s }\n`;

function measured(
  runs: readonly Run[],
  choice: Partial<Omit<typeof CHOICE, 'kvBits' | 'engine'>> & { kvBits?: number; engine?: string } = {},
) {
  const files = { 'throughput/tiny/box': `source: ${SOURCE}\nrows:\n${runs.map(rowText).join('')}` };
  const { catalog } = opened(runs.length > 0 ? compiledFixture(files) : compiledFixture());
  const { architecture } = knownModel(catalog, 'tiny')!;
  const { spec, gpusPerServer } = knownDevice(catalog, 'box')!;
  const all = runs.length > 0 ? catalog.throughput('tiny', 'box') : [];
  const device = { spec: spec!, gpusPerServer };
  const { setup, rows } = measuredReplica({ ...CHOICE, ...choice, architecture }, device, 1, all, REQUEST);
  const replica = replicaOf(setup, CONSTANTS);
  const paceAt = paceOf(rows, setup, replica, REQUEST);
  const estimatedAt = (concurrency: number) =>
    rateOf(setup, replica, { ...load, concurrency, mode: 'closed-loop' }, CONSTANTS);
  return { setup, replica, rows, paceAt, estimatedAt, most: mostAtOnce(replica, REQUEST) };
}

const load = { mode: 'saturated', metric: 'output', ...REQUEST, replicas: 1 } as const;

/** What the estimate says of the replica on vLLM, so that runs can be made up around it. */
const plain = measured([], { engine: 'vllm' });
const times = (factor: number, concurrency: number): Run => ({
  rate: Math.round(plain.estimatedAt(concurrency).rate * factor),
  concurrency,
});

describe('a rate', () => {
  test('at the very point of a run is what was measured, at its surest', () => {
    const rate = Math.round(plain.estimatedAt(plain.most).rate * 0.7);
    const { setup, replica, paceAt, most } = measured([{ rate }]);
    const spread = pacedRate(setup, replica, load, paceAt(most));
    expect(spread.value).toBeCloseTo(rate, 6);
    // two engines at one point differ by 1.1 in the middle
    expect(spread.high / spread.value).toBeCloseTo(1.1, 9);
    expect(spread.value / spread.low).toBeCloseTo(1.1, 9);
  });
  test('away from a run is the estimate times the factor there, in an interval that widens with the distance', () => {
    const { setup, replica, paceAt, most } = measured([{ ...times(0.7, 100), input: 4 * REQUEST.input }]);
    const { faster, distance } = paceAt(most);
    // prompts four times as long, and a batch that is smaller
    expect(distance).toBeGreaterThan(Math.log(4));
    const { value, low } = pacedRate(setup, replica, load, paceAt(most));
    const estimate = rateOf(setup, replica, load, CONSTANTS);
    expect(value).toBeCloseTo(estimate.rate * faster, 6);
    expect(Math.log(value / low)).toBeCloseTo(Math.log(estimate.rate / estimate.low) * (1 - Math.exp(-distance)), 9);
  });
  test('is never above what the hardware can do, however fast a run is said to be', () => {
    const { setup, replica, paceAt, most } = measured([{ rate: 1e7 }]);
    const { value, high } = pacedRate(setup, replica, load, paceAt(most));
    const { light } = rateOf(setup, replica, load, CONSTANTS);
    expect(value).toBeCloseTo(light, 6);
    expect(high).toBeLessThanOrEqual(light);
  });
  test('without rows is the estimate alone', () => {
    const { setup, replica, paceAt, most } = plain;
    const { rate, low, high } = rateOf(setup, replica, load, CONSTANTS);
    expect(paceAt(most)).toEqual({ faster: 1, distance: Number.POSITIVE_INFINITY, nearest: undefined });
    const spread = pacedRate(setup, replica, load, paceAt(most));
    expect(spread.value).toBe(rate);
    expect(spread.low).toBeCloseTo(low, 6);
    expect(spread.high).toBeCloseTo(high, 6);
  });
  test('of a cache of other bits is farther from the runs', () => {
    const near = measured([{ rate: 500 }]);
    const half = measured([{ rate: 500 }], { kvBits: 8 });
    // twice the requests fit, and the cache is half as large: ln 2 each at most
    expect(half.paceAt(half.most).distance).toBeGreaterThanOrEqual(Math.log(2));
    expect(near.paceAt(near.most).distance).toBeCloseTo(0, 9);
  });
});

describe('the replica', () => {
  test('runs the engine that was measured nearest where none is asked for', () => {
    const runs = [
      { rate: 400, engine: 'sglang', input: 4000 },
      { rate: 500, engine: 'vllm 0.11' },
    ];
    expect(measured(runs).setup.engine).toBe('vllm');
    expect(measured(runs).rows.map(row => row.engine)).toEqual(['vllm 0.11']);
    expect(measured(runs, { engine: 'sglang' }).rows.map(row => row.engine)).toEqual(['sglang']);
    expect(measured(runs, { engine: 'tensorrt-llm' })).toMatchObject({ setup: { engine: 'tensorrt-llm' }, rows: [] });
  });
});

describe('the curve', () => {
  test('meets every run at its own concurrency', () => {
    const runs = [times(0.9, 2), times(0.8, 8), times(0.7, 32)];
    const { setup, replica, paceAt, most } = measured(runs);
    const curve = concurrencyCurve(setup, replica, REQUEST, paceAt, concurrencies(most));
    for (const { rate, concurrency } of runs)
      expect(curve.find(point => point.concurrency === concurrency)!.output.value).toBeCloseTo(rate, 6);
  });
  test.each([
    ['one among slower ones', [times(0.3, 2), times(1.2, 4), times(0.3, 8), times(0.9, 16)]],
    ['ever slower ones', [times(1.2, 1), times(0.6, 2), times(0.3, 4), times(0.1, 16)]],
    ['ever faster ones', [times(0.1, 1), times(0.3, 4), times(1.2, 16)]],
  ])('stays monotone where runs disagree: %s', (_, runs) => {
    const { setup, replica, paceAt, most } = measured(runs);
    const counts = concurrencies(most, Math.ceil(most * 3));
    const curve = concurrencyCurve(setup, replica, REQUEST, paceAt, counts);
    expect(curve.map(point => point.concurrency)).toEqual(counts);
    curve.slice(1).forEach((point, i) => {
      const before = curve[i]!;
      expect(point.output.value).toBeGreaterThanOrEqual(before.output.value * (1 - 1e-9));
      expect(point.timePerToken).toBeGreaterThanOrEqual(before.timePerToken * (1 - 1e-9));
      expect(point.timeToFirstToken.likely).toBeGreaterThanOrEqual(before.timeToFirstToken.likely * (1 - 1e-9));
    });
  });
});

describe('within limits', () => {
  test('a replica that was measured to be slower holds fewer requests, whose own times keep the limit', () => {
    const limits = { timePerToken: pointAt(plain.replica, 100, REQUEST, 1).timePerToken };
    const within = ({ setup, replica, paceAt }: typeof plain) =>
      goodputWithin(setup, replica, limits, REQUEST, paceAt)!;
    const slower = measured([times(0.7, 4), times(0.7, 16)]);
    expect(within(plain).concurrency).toBe(100);
    expect(within(slower).concurrency).toBeLessThan(100);
    expect(within(slower).timePerToken).toBeLessThanOrEqual(limits.timePerToken);
    const [next] = concurrencyCurve(slower.setup, slower.replica, REQUEST, slower.paceAt, [
      within(slower).concurrency + 1,
    ]);
    expect(next!.timePerToken).toBeGreaterThan(limits.timePerToken);
  });
});
