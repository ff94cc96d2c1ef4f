import { describe, expect, test } from 'vitest';
import { runCompare } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { compiledJson, SOURCE } from '../catalog/entries.ts';
import { PLAIN } from './compare.ts';

const MODEL = `name: M\nparameters: 70B param\nactiveParameters: 70B param\nlayers: 80\nhidden: 8192\nheads: 64\nkvHeads: 8\nheadDim: 128\nkvBytesPerToken: 327680 B/tok\nlicence: { value: MIT, source: ${SOURCE} }\nsource: ${SOURCE}\n`;
const DEVICE = `name: H100\nmemory: 80 GB\nbandwidth: 3350 GB/s\nlink: nvlink4\nflops: { bf16: 989 TFLOP/s, fp8: 1979 TFLOP/s }\ngpusPerServer: 8\nidlePower: 70 W/GPU\nactivePower: 700 W/GPU\nsource: ${SOURCE}\n`;
const row = (rate: string, more: string) =>
  `  - { gpus: 2, precision: fp8, engine: vllm, mode: closed-loop, ${more}, metric: output, rate: ${rate} tok/s, source: ${SOURCE} }\n`;
const catalogWith = (rows = '') =>
  compiledJson({
    'models/m-70b': MODEL,
    'devices/h100-sxm': DEVICE,
    ...(rows ? { 'throughput/m-70b/h100-sxm': `rows:\n${rows}` } : {}),
  });

function run(task: string, option: string, catalog = catalogWith()): Report {
  const { report, problems } = runCompare({
    text: `tco: 1\n${PLAIN}tasks: { t: { ${task} } }\noptions:\n  a: { model: m-70b, precision: fp8, replica: 2 x h100-sxm, rent: { price: 2 USD/GPU/h }${option} }\nstaff: {}\n`,
    file: 'test.yaml',
    sha256: '0'.repeat(64),
    settings: [],
    asOf: '2026-11-01',
    catalogJson: catalog,
    toolVersion: '0.0.0',
  });
  if (!report) throw new Error(problems.map(p => p.message).join('; '));
  return report;
}

const assumed = (report: Report) => Object.fromEntries(report.assumptions.map(a => [a.id, a]));
const pool = (report: Report) => report.plans[0]!.pools[0]!;
const CHAT = 'requests: 2M /day, input: 1000 tok, output: 500 tok';

describe('a fleet without a stated throughput', () => {
  test('is estimated, and the estimate is an assumption with a range and with what it rests on', () => {
    const report = run(CHAT, '');
    expect(pool(report).throughput).toBe('estimated');
    const found = assumed(report);
    expect(found['options.a.estimate.decode']!.source).toMatch(
      /^default: serving estimate of 20\d\d-\d\d-\d\d, fitted on \d+ measured rows; \d+ requests at once/,
    );
    expect(found['options.a.estimate.speed']!.value).toMatch(/^0\.\d+\.\.1\.\.1\.\d+$/);
  });
  test('is sized with what a load at random moments gets of it, unless a latency limit says more', () => {
    expect(assumed(run(CHAT, ''))['options.a.estimate.goodput']!.value).toMatch(/^0\.\d+\.\.0\.\d+\.\.1$/);
    expect(assumed(run(`${CHAT}, latency: { ttft: 1 s }`, ''))).not.toHaveProperty('options.a.estimate.goodput');
  });
  test('has a cost with a low and a high end', () => {
    const { low, value, high } = run(CHAT, '').plans[0]!.monthly!;
    expect(Number(low)).toBeLessThan(Number(value));
    expect(Number(high)).toBeGreaterThan(Number(value));
  });
  test('that does not fit says what would', () => {
    const small = run(
      CHAT,
      '',
      compiledJson({ 'models/m-70b': MODEL, 'devices/h100-sxm': DEVICE.replace('80 GB', '36 GB') }),
    );
    // 70 GB of weights and the engine's own share do not fit 2 x 36 GB x 0.9
    expect(small.plans[0]!.reasons.join()).toMatch(
      /needs .* GB with what the engine takes, .* GB can be used; weights of 4 bits would fit, or 4 GPUs would hold these/,
    );
  });
});

describe('the size of a fleet', () => {
  const LIMITED = `${CHAT}, latency: { ttft: 1 s, tpot: 40 ms }`;
  test('follows the queue under a latency limit, and no target utilisation is assumed', () => {
    const found = assumed(run(LIMITED, ''));
    expect(found['options.a.estimate.withinLimit']!.source).toMatch(/queue of \d+ slots a replica/);
    expect(found).not.toHaveProperty('options.a.targetUtilisation');
  });
  test('follows the target utilisation alone where it is said', () => {
    const found = assumed(run(LIMITED, ', targetUtilisation: 75%'));
    expect(found).not.toHaveProperty('options.a.estimate.withinLimit');
    expect(found['options.a.targetUtilisation']!.origin).toBe('scenario');
  });
  test('of stated rates is not held against the limit, and that is said', () => {
    const report = run(LIMITED, ', throughput: { prefill: 20k tok/s, decode: 2k tok/s }');
    expect(report.problems.map(p => p.code)).toEqual(['E444']);
    expect(assumed(report)['options.a.targetUtilisation']!.origin).toBe('default');
  });
  test('follows the assumed target where there is no limit', () => {
    expect(assumed(run(CHAT, ''))['options.a.targetUtilisation']!.origin).toBe('default');
  });
  test('never falls when a limit is tightened', () => {
    const sizes = ['8 s', '4 s', '2 s', '1 s', '500 ms', '300 ms'].map(ttft =>
      Number(pool(run(`${CHAT}, latency: { ttft: ${ttft} }`, '')).replicas.value),
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)!).toBeGreaterThan(sizes[0]!);
  });
  test('is of whole replicas for the busiest hour, of which larger fleets need less on top', () => {
    const replicas = ['20k', '200k', '2M', '20M'].map(n =>
      pool(run(`requests: ${n} /day, input: 1000 tok, output: 500 tok, latency: { ttft: 1 s }`, '')),
    );
    const busy = replicas.map(p => Number(p.utilisation.value));
    expect(replicas.map(p => Number(p.replicas.value)).every(Number.isInteger)).toBe(true);
    expect(busy).toEqual([...busy].sort((a, b) => a - b));
  });
  test('cannot be had where one request alone is too slow', () => {
    const reasons = (latency: string) => run(`${CHAT}, latency: { ${latency} }`, '').plans[0]!.reasons;
    expect(reasons('ttft: 10 ms')).toEqual([
      expect.stringMatching(/^t: one request alone has its time to the first token of .* ms on a, the limit is 10 ms$/),
    ]);
    expect(reasons('tpot: 1 ms')).toEqual([
      expect.stringMatching(/^t: one request alone has its time per token of .* ms on a, the limit is 1 ms$/),
    ]);
  });
});

describe('a measured row', () => {
  /** Output tok/s of a replica on the request of the task, from the rates that the report assumes. */
  const outputRate = (report: Report, input: number, output: number) => {
    const [prefill, decode] = ['prefill', 'decode'].map(name =>
      Number(assumed(report)[`options.a.estimate.${name}`]!.value),
    );
    return output / (input / prefill! + output / decode!);
  };
  const most = (report: Report) =>
    Number(/(\d+(?:\.\d+)?) requests at once/.exec(assumed(report)['options.a.estimate.decode']!.source)![1]);

  test('holds at its own point', () => {
    const batch = Math.round(most(run(CHAT, '')));
    const report = run(CHAT, '', catalogWith(row('1234', `input: 1000 tok, output: 500 tok, concurrency: ${batch}`)));
    expect(pool(report).throughput).toBe('measured');
    expect(outputRate(report, 1000, 500)).toBeCloseTo(1234, -1);
  });
  test('far away scales the estimate, and is marked so', () => {
    const plain = outputRate(run(CHAT, ''), 1000, 500);
    const report = run(CHAT, '', catalogWith(row('100', 'input: 8000 tok, output: 100 tok, concurrency: 4')));
    expect(pool(report).throughput).toBe('scaled');
    expect(assumed(report)['options.a.estimate.decode']!.source).toContain('scaled to meet 100 tok/s output with vllm');
    expect(outputRate(report, 1000, 500)).not.toBeCloseTo(plain, 0);
  });
  test('narrows the range the nearer it is', () => {
    const width = (rows: string) => {
      const [low, , high] = assumed(run(CHAT, '', catalogWith(rows)))
        ['options.a.estimate.speed']!.value.split('..')
        .map(Number);
      return high! / low!;
    };
    const near = width(row('1500', 'input: 1000 tok, output: 500 tok, concurrency: 150'));
    const far = width(row('1500', 'input: 6000 tok, output: 100 tok, concurrency: 8'));
    expect(near).toBeLessThan(far);
    expect(far).toBeLessThanOrEqual(width(''));
  });
  test('of another engine than the one that is asked for does not count', () => {
    const rows = row('1500', 'input: 1000 tok, output: 500 tok, concurrency: 150');
    expect(pool(run(CHAT, ', engine: sglang', catalogWith(rows))).throughput).toBe('estimated');
    expect(pool(run(CHAT, ', engine: vllm', catalogWith(rows))).throughput).toBe('measured');
  });
});
