import { describe, expect, test } from 'vitest';
import { quantisationOf } from '../../../src/catalog/measurements/llama-quantisation.ts';
import { codesOf, fixture, readAs } from './measured.ts';

const tests = JSON.parse(fixture('llama-bench.json')) as Readonly<Record<string, unknown>>[];
const withChanges = (index: number, changes: object) =>
  readAs('changed.json', JSON.stringify([{ ...tests[index], ...changes }]), undefined, 32);

describe('a result of llama-bench', () => {
  test('has prompts as prefill, and tokens of one request as output', () => {
    const { runs } = readAs('llama-bench.json', undefined, undefined, 32);
    expect(
      runs.map(({ label, metric, load, input, output, rate }) => [label, metric, load?.mode, input, output, rate.text]),
    ).toEqual([
      ['pp512', 'prefill', 'single-stream', '512', '0', '11840.002165'],
      ['tg128', 'output', 'single-stream', '0', '128', '142.881588'],
      // the context before the first token is what the request came with
      ['tg128 @ d4096', 'output', 'single-stream', '4096', '128', '121.553019'],
      // prompt and answer are timed together: not the rate of decoding alone
      ['pp512+tg128', 'total', 'closed-loop', '512', '128', '668.204811'],
    ]);
    expect(runs[0]).toMatchObject({
      measuredWith: 'llama-bench b5163 8cf427ff',
      engine: 'llama.cpp b5163',
      day: '2026-08-24',
      precision: 'q4_k_m',
      gpus: 1,
      notes: ['pp512', 'standard deviation 140 tok/s'],
    });
  });
  test('reads the same from JSON, JSON lines and CSV', () => {
    const plain = (name: string) =>
      readAs(name, undefined, undefined, 32).runs.map(({ mark: _, rate, ...run }) => ({ ...run, rate: rate.text }));
    expect(plain('llama-bench.jsonl')).toEqual(plain('llama-bench.json'));
    expect(plain('llama-bench.csv')).toEqual(plain('llama-bench.json'));
  });
  test('knows the line of a row of CSV', () => {
    expect(readAs('llama-bench.csv').runs.map(run => run.mark.line)).toEqual([2, 3, 4, 6, 7]);
  });
  test('leaves out what a row has no place for, and what the device did not do alone', () => {
    expect(readAs('llama-bench.json', undefined, undefined, 32).left.map(run => run.reason)).toEqual([
      'it reads a prompt behind a context, for which a row has no place',
      'only 20 of 32 layers were on the device',
    ]);
    const reasons = (changes: object) => withChanges(1, changes).left.map(run => run.reason);
    expect(reasons({ n_gpu_layers: 0 })).toEqual(['it ran on the CPU']);
    expect(reasons({ backends: 'CPU' })).toEqual(['it ran on the CPU']);
    expect(reasons({ n_cpu_moe: 4 })).toEqual(['experts were left to the CPU']);
    expect(reasons({ no_kv_offload: true })).toEqual(['the KV cache was left to the CPU']);
    expect(reasons({ n_gpu_layers: -1, n_cpu_moe: 0 })).toEqual([]);
    expect(reasons({ n_gen: 0 })).toEqual(['it neither reads nor makes tokens']);
  });
  test.each([
    [{ gpu_info: 'NVIDIA A100, NVIDIA A100' }, 2],
    [{ gpu_info: 'NVIDIA A100, NVIDIA A100', split_mode: 'none' }, 1],
    [{ gpu_info: 'NVIDIA A100, NVIDIA A100', tensor_split: '1.00/0.00' }, 1],
    [{ gpu_info: 'A, B, C, D', devices: 'CUDA0/CUDA1' }, 2],
    [{ gpu_info: 'A, B, C, D', devices: 'auto' }, 4],
    [{ gpu_info: '' }, undefined],
  ])('with %o has %s GPUs', (changes, gpus) => {
    expect(withChanges(1, changes).runs[0]?.gpus).toBe(gpus);
  });
  test('notes a KV cache of other than 16 bits, and how layers were split', () => {
    expect(withChanges(1, { type_k: 'q8_0', type_v: 'q8_0', gpu_info: 'A, B', stddev_ts: 0 }).runs[0]?.notes).toEqual([
      'tg128',
      'KV cache in q8_0',
      'split by layer',
    ]);
  });
  test('is refused without a rate or without its lengths', () => {
    expect(codesOf(withChanges(1, { avg_ts: 0 }))).toEqual(['E524 `avg_ts` is 0 tok/s']);
    expect(codesOf(withChanges(1, { n_prompt: undefined }))).toEqual(['E526 `n_prompt` is missing']);
  });
});

describe('the precision in the name of a model', () => {
  test.each([
    ['qwen2 7B Q4_K - Medium', 'q4_k_m'],
    ['llama 8B Q5_K - Small', 'q5_k_s'],
    ['llama 13B mostly Q4_0', 'q4_0'],
    ['llama 8B Q8_0', 'q8_0'],
    ['llama 8B Q6_K', 'q6_k'],
    ['llama 8B F16', 'fp16'],
    ['qwen3 8B BF16', 'bf16'],
    ['llama 1B all F32', 'fp32'],
    ['gpt-oss 20B MXFP4 MoE', 'mxfp4'],
    ['llama 70B IQ2_XXS - 2.0625 bpw', 'iq2_xxs'],
    ['llama 8B IQ4_XS - 4.25 bpw', 'iq4_xs'],
    ['qwen3moe 30B.A3B Q4_K - Medium (guessed)', 'q4_k_m'],
    ['llama 8B unknown, may not work', undefined],
    ['Q4', undefined],
  ])('%s is %s', (name, precision) => {
    expect(quantisationOf(name)).toBe(precision);
  });
});
