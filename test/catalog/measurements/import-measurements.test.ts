import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { importMeasurements } from '../../../src/catalog/measurements/import-measurements.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { overlaid } from '../../../src/catalog/source/overlay.ts';
import { changed, imported, measurements, shipped } from './measured.ts';

let catalog: CompiledCatalog;
beforeAll(() => {
  catalog = shipped();
});

const BF16 = { gpus: 1, precision: 'bf16' };

describe('an import of measurements', () => {
  test.each([
    [['vllm.json', 'vllm-appended.jsonl', 'vllm-2024.json'], 'h100-sxm', BF16, 4],
    [['llama-bench.json'], 'rtx-4090', {}, 4],
    [['llama-bench.csv'], 'rtx-4090', {}, 4],
    [['aiperf.json'], 'h100-sxm', { ...BF16, engine: 'vllm 0.11.0' }, 1],
    [['aiperf.csv', 'genai-perf.csv'], 'h100-sxm', { ...BF16, engine: 'sglang', concurrency: 16 }, 2],
  ])('of %o lies on the shipped catalog without a problem', (names, device, said, rows) => {
    const { path, text, account } = imported(catalog, names, { device, said });
    const { catalog: json, problems } = overlaid(catalog, [
      { name: 'own', files: [{ path, file: `own/${path}`, text }] },
    ]);
    expect(problems).toEqual([]);
    expect(openCatalog(json).throughput('llama-3.1-8b', device)).toHaveLength(rows);
    expect(account.rows).toHaveLength(rows);
    expect(account.replaces).toBe(catalog.throughput[`llama-3.1-8b/${device}`]?.rows.length);
  });
  test('writes a row as people write it', () => {
    const { path, text } = imported(catalog, ['vllm.json'], { said: { ...BF16, engine: 'vllm 0.11.0' } });
    expect(path).toBe('throughput/llama-3.1-8b/h100-sxm.yaml');
    expect(
      text,
    ).toBe(`source: { title: "own measurement with vllm bench serve, vllm.json, run of 2026-09-15", read: 2026-09-15, grade: verified }
rows:
  - gpus: 1
    precision: bf16
    engine: vllm 0.11.0
    mode: closed-loop
    input: 999.606 tok
    output: 200 tok
    concurrency: 16
    metric: output
    rate: 2136.213028150392 tok/s
    ttft: 61.52340817 ms
    tpot: 7.218364502 ms
    note: "160 requests; p99 of TTFT 135 ms; p99 of TPOT 9.38 ms"
`);
  });
  test('accounts for every run', () => {
    const { account } = imported(catalog, ['vllm.json', 'vllm-appended.jsonl'], { said: BF16 });
    expect(account.files.map(({ file, runs, rows }) => [file, runs, rows])).toEqual([
      ['runs/vllm.json', 1, 1],
      ['runs/vllm-appended.jsonl', 3, 2],
    ]);
    expect(account.left.map(({ count, runs }) => [count, runs[0]?.file, runs[0]?.line])).toEqual([
      [1, 'runs/vllm-appended.jsonl', 2],
    ]);
    expect(account.warnings.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)).toEqual([
      'E527 runs/vllm-appended.jsonl:3',
    ]);
  });
  test('enters a run once that two files hold', () => {
    const { account } = imported(catalog, ['llama-bench.json', 'llama-bench.csv'], { device: 'rtx-4090' });
    expect(account.rows).toHaveLength(4);
    expect(account.left.find(group => group.reason === 'it says the same as one before it')?.count).toBe(4);
  });
  test('takes the day of the run, else that of the file; the day of a flag before both', () => {
    const read = (name: string, day?: string) =>
      imported(catalog, [name], { said: { ...BF16, engine: 'vllm', concurrency: 16 }, day }).account.rows[0]?.source
        .read;
    expect([read('aiperf.json'), read('aiperf.csv'), read('aiperf.json', '2026-08-01')]).toEqual([
      '2026-07-03',
      '2026-11-01',
      '2026-08-01',
    ]);
  });
});

describe('what no file says', () => {
  const problemsOf = (names: readonly string[], said = {}) => {
    const outcome = importMeasurements(measurements(catalog, names, { said }));
    return outcome.ok ? [] : outcome.problems;
  };
  test('is asked for, once for a file, with the flags that say it', () => {
    expect(problemsOf(['vllm-appended.jsonl', 'aiperf.csv']).map(p => [p.code, p.message, p.hint])).toEqual([
      ['E523', 'the file does not say the number of GPUs and the precision', 'say it: --gpus 2 --precision fp8'],
      [
        'E523',
        'the file does not say the number of GPUs, the precision, the engine and how many requests were in flight',
        'say it: --gpus 2 --precision fp8 --engine "vllm 0.11.0" --concurrency 16',
      ],
    ]);
  });
  test('is told together with what is wrong', () => {
    const file = { text: changed('vllm.json', { output_throughput: 0 }), file: 'zero.json', day: '2026-11-01' };
    const all = measurements(catalog, ['vllm.json']);
    const outcome = importMeasurements({ ...all, files: [...all.files, file] });
    expect(outcome.ok ? [] : outcome.problems.map(p => p.code)).toEqual(['E523', 'E524']);
  });
  test('is warned of where a flag says something else', () => {
    const said = { gpus: 2, precision: 'q8_0', engine: 'vllm', concurrency: 4 };
    const { account } = imported(catalog, ['llama-bench.csv'], { device: 'rtx-4090', said });
    const first = account.warnings.filter(({ code, message }) => code === 'E528' && message.startsWith('tg128: '));
    expect(first.map(({ message }) => message)).toEqual([
      'tg128: the file says 1 GPU, --gpus 2; 2 it is',
      'tg128: the file says q4_k_m, --precision q8_0; q8_0 it is',
      'tg128: the file says 1 request in flight, --concurrency 4; 1 it is',
      'tg128: the file says llama.cpp b5163, --engine vllm; vllm it is',
    ]);
    expect(account.rows[0]).toMatchObject({ gpus: 2, precision: 'q8_0', engine: 'vllm', concurrency: 1 });
  });
});

describe('a rate', () => {
  const outcomeOf = (output_throughput: number, said = BF16) => {
    const text = changed('vllm.json', { output_throughput });
    const files = [{ text, file: 'fast.json', day: '2026-11-01' }];
    return importMeasurements({ ...measurements(catalog, [], { said }), files });
  };
  test('above what the hardware can do is refused at its place', () => {
    const outcome = outcomeOf(99_999.5);
    const problems = outcome.ok ? [] : outcome.problems;
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^E525 concurrency 16: 99999\.5 tok\/s is \d+ times what 1 GPU can reach at bf16$/),
    ]);
    expect(problems[0]?.at?.column).toBe(changed('vllm.json', { output_throughput: 99_999.5 }).indexOf('99999.5') + 1);
  });
  test('beyond every language model is refused', () => {
    const outcome = outcomeOf(5e9);
    expect(outcome.ok ? [] : outcome.problems.map(p => p.code)).toEqual(['E524']);
  });
  test('that its own times contradict is entered with a warning', () => {
    // 16 requests at a time with these times give 2,136 tok/s by Little's law; half of it cannot be both
    const outcome = outcomeOf(1068.1);
    expect(outcome.ok && outcome.account.warnings.map(({ code, at }) => [code, at?.line])).toEqual([['E529', 1]]);
  });
});

test('an import that would write nothing is an error, and says why', () => {
  const text = changed('vllm.json', { request_rate: 2 });
  const files = [{ text, file: 'rated.json', day: '2026-11-01' }];
  const outcome = importMeasurements({ ...measurements(catalog, [], { said: BF16 }), files });
  expect(outcome.ok ? [] : outcome.problems.map(p => `${p.code} ${p.message}`)).toEqual([
    expect.stringMatching(/^E522 no run becomes a measured row: 1 × requests came at a given rate/),
  ]);
});
