import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { importMeasurements, type MeasurementOptions } from '../../../src/cli/commands/capacity-import.ts';
import { importedBefore, LISTS, writeImport } from '../../../src/cli/commands/catalog/import-folder.ts';
import { OutputFault, UsageFault } from '../../../src/cli/exit.ts';
import type { Host } from '../../../src/cli/host.ts';
import * as output from '../../../src/cli/output.ts';
import { readEntries } from '../../../src/cli/read-entries.ts';
import { InputFault } from '../../../src/input/problem.ts';
import { shippedCatalog } from '../../catalog/shipped.ts';

const FIXTURES = 'test/catalog/measurements/fixtures';

let root: string;
let home: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tco-root-'));
  const { json, index } = shippedCatalog();
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist', 'catalog.json'), json);
  writeFileSync(join(root, 'dist', 'catalog.index.json'), index);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tco-measured-'));
  cpSync(FIXTURES, join(home, 'runs'), { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

/** Flags; those that are undefined are taken away. */
type Given = { readonly [K in keyof MeasurementOptions]?: MeasurementOptions[K] | undefined };

/** Runs the command on files below `runs`; the text it printed. */
async function run(names: readonly string[], options: Given = {}): Promise<string> {
  let printed = '';
  vi.spyOn(output, 'emit').mockImplementation(text => {
    printed += text;
  });
  const given = { output: join(home, 'own'), format: 'table', color: false, ...LLAMA, ...options };
  const files = names.map(name => join(home, 'runs', name));
  await importMeasurements(files, given as MeasurementOptions, { root, env: {} } as unknown as Host);
  return printed;
}

const LLAMA = { model: 'llama-3.1-8b', device: 'h100-sxm', gpus: '1', precision: 'bf16' };

const faultsOf = async (running: Promise<unknown>): Promise<readonly string[]> => {
  const fault = await running.catch((thrown: unknown) => thrown);
  if (!(fault instanceof InputFault)) throw fault;
  return fault.problems.map(({ code, message, hint }) => `${code} ${message}${hint ? `; ${hint}` : ''}`);
};

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('tco capacity import', () => {
  test('writes the rows of a model on a device, and says what they replace', async () => {
    const printed = await run(['vllm.json', 'vllm-appended.jsonl']);
    expect(filesOf(join(home, 'own'))).toEqual([LISTS.measurements, 'throughput/llama-3.1-8b/h100-sxm.yaml']);
    expect(printed).toContain('4 runs: 3 entered, 1 left out.');
    expect(printed.replace(/\s+/g, ' ')).toMatch(
      /The \d+ measured rows that the catalog has of this model and device no longer count/,
    );
    expect(printed).toContain('Rows: 1 GPU, bf16, vllm, output tokens\n');
    expect(printed).toContain('  closed-loop 16  999.6 + 200 tok    2,136 tok/s  TTFT 61.5, TPOT 7.22 ms\n');
    expect(printed).toContain('E527 concurrency 64: 15 of 500 requests failed (3 %)');
    expect(printed).not.toContain('earlier import');
  });
  test('says the same to programs', async () => {
    const account = JSON.parse(await run(['vllm.json'], { format: 'json' }));
    expect(account).toMatchObject({
      schema: 'tco-measurements/1',
      entry: 'throughput/llama-3.1-8b/h100-sxm',
      again: false,
      output: join(home, 'own'),
      rows: [{ rate: '2136.213028150392 tok/s', line: 1, label: 'concurrency 16' }],
    });
    expect(account.replaces).toBeGreaterThan(0);
  });
  test('adds other devices to the folder, and replaces the rows of the same one', async () => {
    await run(['vllm.json']);
    await run(['llama-bench.csv'], { device: 'rtx-4090', gpus: undefined, precision: undefined });
    const again = await run(['vllm.json'], { engine: 'vllm 0.11.0' });
    expect(again.replace(/\s+/g, ' ')).toContain('Rows of an earlier import that stood there are replaced.');
    const entries = await readEntries(join(home, 'own'));
    expect(entries.map(entry => entry.path)).toEqual([
      'throughput/llama-3.1-8b/h100-sxm.yaml',
      'throughput/llama-3.1-8b/rtx-4090.yaml',
    ]);
    expect(entries[0]?.text).toContain('engine: vllm 0.11.0\n');
  });
  test('leaves a folder alone in which something was changed, or that an import of prices wrote', async () => {
    await run(['vllm.json']);
    const file = join(home, 'own/throughput/llama-3.1-8b/h100-sxm.yaml');
    writeFileSync(file, 'mine\n');
    await expect(run(['vllm.json'])).rejects.toBeInstanceOf(OutputFault);
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    const prices = join(home, 'prices');
    writeImport(prices, [{ path: 'api/p/m.yaml', text: 'a\n' }]);
    await expect(run(['vllm.json'], { output: prices })).rejects.toThrow('it was not written by an import');
    expect(() => writeImport(join(home, 'own'), [])).toThrow('it was not written by an import');
  });
  test('takes over no file that its list names outside of the folder', () => {
    const folder = join(home, 'own');
    writeImport(folder, [{ path: 'a.yaml', text: 'a\n' }], LISTS.measurements);
    writeFileSync(join(home, 'secret.yaml'), 'mine\n');
    writeFileSync(join(folder, LISTS.measurements), '{"files": {"../secret.yaml": "", "a.yaml": ""}}');
    expect(importedBefore(folder, LISTS.measurements).map(entry => entry.path)).toEqual(['a.yaml']);
  });
  test('knows the model and the device, or suggests near ones, both at once', async () => {
    expect(await faultsOf(run(['vllm.json'], { model: 'llama-3-1-8b', device: 'h100' }))).toEqual([
      'E500 the catalog has no model `llama-3-1-8b`; did you mean `llama-3.1-8b`?',
      'E500 the catalog has no device `h100`; did you mean `h100-nvl`, `h100-sxm` or `h100-pcie`?',
    ]);
    expect(existsSync(join(home, 'own'))).toBe(false);
  });
  test('tells what is wrong with all files together, and writes nothing', async () => {
    writeFileSync(join(home, 'runs', 'log.txt'), 'Serving Benchmark Result\n');
    expect((await faultsOf(run(['log.txt', 'vllm.json'], { precision: undefined }))).map(f => f.slice(0, 4))).toEqual([
      'E520',
      'E523',
    ]);
    expect((await faultsOf(run(['no.json', 'nowhere.json']))).map(f => f.slice(0, 4))).toEqual(['E130', 'E130']);
    expect(existsSync(join(home, 'own'))).toBe(false);
  });
  test.each([
    [{ model: undefined }, '--model is missing'],
    [{ device: undefined }, '--device is missing'],
    [{ output: '-' }, '--output names the folder to be written'],
    [{ gpus: '0' }, '--gpus `0` is not a whole number above 0'],
    [{ concurrency: '1.5' }, '--concurrency `1.5` is not a whole number above 0'],
    [{ precision: '8 bit' }, '--precision `8 bit` is no precision'],
    [{ engine: '"' }, '--engine `"` is no engine'],
    [{ from: 'lama-bench' }, '--from `lama-bench` is none of vllm, llama-bench, aiperf, genai-perf'],
  ])('is not started with %o', async (options, message) => {
    const fault = await run(['vllm.json'], options).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(UsageFault);
    expect((fault as UsageFault).message).toBe(message);
  });
  test('wants each file once', async () => {
    await expect(run(['vllm.json', 'vllm.json'])).rejects.toThrow(/is named twice$/);
    await expect(run([])).rejects.toThrow('no result file is named');
  });
  test('wants a day where neither run nor file has one that can be meant', async () => {
    utimesSync(join(home, 'runs', 'vllm.json'), 0, 0);
    await expect(run(['vllm.json'])).rejects.toThrow(/is of 1970-01-01, no day of such a run$/);
    await run(['vllm.json'], { asOf: '2026-08-01' });
    expect(readFileSync(join(home, 'own/throughput/llama-3.1-8b/h100-sxm.yaml'), 'utf8')).toContain('read: 2026-08-01');
  });
});
