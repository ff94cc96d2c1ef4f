import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lint } from '../../../../src/cli/commands/catalog/lint.ts';
import type { Host } from '../../../../src/cli/host.ts';
import { InputFault } from '../../../../src/input/problem.ts';
import { shippedCatalog } from '../../../catalog/shipped.ts';

let root: string;
let host: Host;

/** A package with the real catalog, compiled. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tco-lint-'));
  mkdirSync(join(root, 'dist'));
  const { json, index } = shippedCatalog();
  writeFileSync(join(root, 'dist', 'catalog.json'), json);
  writeFileSync(join(root, 'dist', 'catalog.index.json'), index);
  cpSync('pricing-data', join(root, 'pricing-data'), { recursive: true });
  host = {
    root,
    env: {},
    engine: () => {
      throw new Error('nothing is computed');
    },
  };
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function linted(files: Readonly<Record<string, string>> | undefined, format: 'table' | 'json' = 'table') {
  const folder = mkdtempSync(join(root, 'prices-'));
  for (const [path, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const output = join(root, 'answer.txt');
  const code = await lint(files && folder, { format, output, color: false }, host);
  return { code, folder, answer: readFileSync(output, 'utf8').replaceAll(folder, 'prices') };
}

const SOURCE = 'source: { title: our own note, read: 2026-11-01, grade: assumed }';
const ours = (input: string, more = '') => `name: Sonnet
model: claude-sonnet-4-6
${SOURCE}
prices:
  - recordedAt: 2026-11-01
    status: effective
${more}    input: ${input}
    output: 14 USD/Mtok
`;

test('without a folder it checks the catalog the program came with, and finds nothing that is not acknowledged', async () => {
  const { code, answer } = await linted(undefined);
  expect(answer).toMatch(/^\d{4} files of .*pricing-data checked, no problem\n$/);
  expect(code).toBe(0);
}, 60_000);

test('own prices are judged together with the shipped catalog: a price per 1,000 tokens is told with its place', async () => {
  const { code, answer } = await linted({ 'api/anthropic/claude-sonnet-4-6.yaml': ours('0.0028 USD/Mtok') });
  expect(code).toBe(3);
  expect(answer).toContain('error[E482]: input is 0.0028 USD/Mtok');
  expect(answer).toContain('prices/api/anthropic/claude-sonnet-4-6.yaml:7:12');
  expect(answer.replace(/\s+/g, ' ')).toContain('a price per 1,000 tokens written as one per 1,000,000');
  expect(answer).toContain('output (14 USD/Mtok) is 5000 times input (0.0028 USD/Mtok)');
  expect(answer).toMatch(/\n1 file of prices checked, \d problems\n$/);
});

test('own prices that are right pass, those of a device of the catalog too', async () => {
  const rental = `${SOURCE}
offers:
  - { instance: 8x-h100-sxm, gpus: 8, region: any, term: 1-year, validFrom: 2026-11-01, price: 14.40 USD/instance/h }
`;
  const { code, answer } = await linted({
    'api/anthropic/claude-sonnet-4-6.yaml': ours('2.80 USD/Mtok'),
    'rentals/our-cloud/h100-sxm.yaml': rental,
  });
  expect(answer).toBe('2 files of prices checked, no problem\n');
  expect(code).toBe(0);
});

test('a rent by the month that is written by the hour is told with what is expected of the device', async () => {
  // 1.80 USD/h x 8 GPUs x 730 h = 10,512 USD/month
  const { code, answer } = await linted({
    'rentals/our-cloud/h100-sxm.yaml': `${SOURCE}
offers:
  - { instance: 8x-h100-sxm, gpus: 8, region: any, term: on-demand, validFrom: 2026-11-01, price: 10512 USD/instance/h }
`,
  });
  expect(code).toBe(3);
  expect(answer.replace(/\s+/g, ' ')).toContain('USD/GPU/h for NVIDIA H100 SXM 80 GB');
  expect(answer).toContain('a month and an hour exchanged');
});

test('faults of the shape and slips are told in one run, sorted by file; as JSON too', async () => {
  const files = {
    'api/anthropic/claude-sonnet-4-6.yaml': ours('2800 USD/Mtok'),
    'sites/attic.yaml': `name: Attic\npue: 1.2\ncarbn: 300 g/kWh\n${SOURCE}\n`,
  };
  const { code, answer } = await linted(files, 'json');
  const { problems } = JSON.parse(answer) as { problems: { code: string; at: { file: string } }[] };
  expect(code).toBe(3);
  expect(new Set(problems.map(p => p.code))).toEqual(new Set(['E480', 'E482', 'E460', 'E301']));
  const errors = problems.filter(p => p.code !== 'E460').map(p => p.at.file);
  expect(errors).toEqual([...errors].sort());
});

test('`unusual` with a sentence lets a right figure pass, but no figure a hundred times off', async () => {
  const vouched = '    unusual: a price of friends\n';
  const path = 'api/anthropic/claude-sonnet-4-6.yaml';
  expect((await linted({ [path]: ours('0.30 USD/Mtok') })).code).toBe(3);
  expect((await linted({ [path]: ours('0.30 USD/Mtok', vouched) })).code).toBe(0);
  expect((await linted({ [path]: ours('0.0028 USD/Mtok', vouched) })).code).toBe(3);
});

test('a folder that is not there is said', async () => {
  const nowhere = lint(join(root, 'nowhere'), { format: 'table', color: false }, host);
  await expect(nowhere).rejects.toThrow(InputFault);
});
