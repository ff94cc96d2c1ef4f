import { beforeAll, expect, test } from 'vitest';
import { lintEntries } from '../../../src/catalog/guard/lint.ts';
import type { EntryFile } from '../../../src/catalog/source/compile.ts';
import { realContent, realFiles } from './real.ts';

let files: EntryFile[];
let base: Parameters<typeof lintEntries>[1];

beforeAll(() => {
  files = realFiles();
  base = { ...realContent(), sources: [], sha256: '' };
});

/** What is said of an entry of the catalog with another text in it: the path and the words, by code. */
function saidWith(path: string, was: string | RegExp, is: string) {
  const file = files.find(f => f.path === path)!;
  const text = file.text.replace(was, is);
  expect(text).not.toBe(file.text);
  return lintEntries([{ ...file, text }], base).map(p => `${p.code} ${p.path}: ${p.message} | ${p.expected}`);
}

test('a decode rate above what the memory bandwidth allows is told', () => {
  // 8.03e9 x 0.55 B + (512 + 64) x 131,072 B = 4.49 GB; 819 GB/s / 4.49 GB = 182 tok/s; 1194 / 182 = 6.5
  const said = saidWith('throughput/llama-3.1-8b/mac-studio-m3-ultra-256.yaml', '119.4 tok/s', '1194 tok/s');
  expect(said).toEqual([
    expect.stringMatching(
      /^E48[12] rows\.1\.rate: 1194 tok\/s on 1 GPU is 6\.5 times what bandwidth and FLOP\/s allow/,
    ),
  ]);
});

test('a rate that its own times contradict is told by the law of Little', () => {
  // 8 requests x 128 tok / (0.1125 s + 127 x 0.003828 s) = 1710.4 tok/s
  const said = saidWith('throughput/llama-3.1-8b/h100-sxm.yaml', '1710.4 tok/s', '5710.4 tok/s');
  expect(said.join('\n')).toMatch(
    /rows\.\d+\.rate: 5710\.4 tok\/s is 3\.3 times what 8 requests with these times give/,
  );
});

test('a bandwidth that is a tenth is told by what depends on it', () => {
  const said = saidWith('devices/h100-sxm.yaml', 'bandwidth: 3350 GB/s', 'bandwidth: 335 GB/s').join('\n');
  // 80 GB / 335 GB/s = 239 ms; 989 TFLOP/s / 335 GB/s = 2952 FLOP/byte
  expect(said).toContain('memory: reading all memory (80 GB at 335 GB/s) takes 240 ms | between 11 and 130 ms');
  expect(said).toContain('flops.bf16: flops.bf16 is 3000 FLOP for each byte of bandwidth');
});

test('KV bytes, layers and heads are held against each other', () => {
  const said = saidWith('models/llama-3.1-70b.yaml', 'hidden: 8192', 'hidden: 81920').join('\n');
  // 81,920 / 80 layers = 1024; 64 heads x 128 / 81,920 = 0.1
  expect(said).toContain('E481 layers: hidden (81920) is 1000 times layers (80) | between 28 and 250');
  expect(said).toContain('E481 headDim: heads x headDim (64 x 128) is 0.1 times hidden (81920)');
});

test('the place of a variant is the one in the file, behind variants that `times` multiplies', () => {
  // the last variant of the entry is written at 50 % of the price without it
  const path = 'api/google/gemini-2.5-pro.yaml';
  const file = files.find(f => f.path === path)!;
  const last = file.text.lastIndexOf('times: 50%');
  const text = `${file.text.slice(0, last)}times: 5%${file.text.slice(last + 'times: 50%'.length)}`;
  const line = text.slice(0, last).split('\n').length;
  const problems = lintEntries([{ ...file, text }], base);
  const [first] = problems.filter(p => p.code === 'E481');
  expect(first!.message).toMatch(/^input of the variant .* is 0\.05 times the price without it/);
  // the variant begins one or more lines above its `times`
  expect(line - first!.at!.line).toBeGreaterThanOrEqual(0);
  expect(line - first!.at!.line).toBeLessThanOrEqual(3);
});

test('a price in another currency is judged by its worth', () => {
  const path = 'sites/us-virginia.yaml';
  expect(saidWith(path, '0.0892 USD/kWh', '7.9 INR/kWh')).toEqual([]);
  expect(saidWith(path, '0.0892 USD/kWh', '7.9 EUR/kWh').join('\n')).toContain('E480 electricity.0.price');
});

test('rack-scale servers have the GPUs that racks have', () => {
  const said = saidWith('devices/gb200-nvl72.yaml', 'gpusPerServer: 72', 'gpusPerServer: 720');
  expect(said.join('\n')).toContain('E481 gpusPerServer: a server of 720 GPUs | one of 1, 2, 3, 4, 6, 8');
});
