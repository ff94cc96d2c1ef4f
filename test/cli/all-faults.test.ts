import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-faults-'));
  mkdirSync(join(folder, '.git'));
  write(
    'plan.yaml',
    'tco: 1\ntasks: { t: { requests: 1k /day, input: 1k tok, output: 100 } }\noptions: { a: { api: x } }\n',
  );
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
/** Codes and places of what is wrong, in the order in which it is said. */
const faults = (args: string): string[] => {
  const { code, stderr } = shell(`${process.execPath} ${root}/bin/tco.js ${args}`, folder);
  expect(code).toBe(3);
  const blocks = stderr.split('\n\n').filter(block => block.startsWith('error['));
  return blocks.map(block => `${/E\d+/.exec(block)![0]} ${/--> (\S+:\d+:\d+)/.exec(block)?.[1] ?? ''}`.trim());
};

test('a folder that is not there does not hide what is wrong with the scenario', () => {
  expect(faults('compare plan.yaml --catalog nowhere')).toEqual(['E130', 'E214 plan.yaml:2:57']);
});

test('nor does a wrong project file hide either', () => {
  write('tco-project.yaml', 'tco: 1\nprizeAge: 90 day\ncatalog: [gone, lost]\n');
  expect(faults('compare plan.yaml')).toEqual([
    'E214 plan.yaml:2:57',
    'E301 tco-project.yaml:2:1',
    'E130 tco-project.yaml:3:11',
    'E130 tco-project.yaml:3:17',
  ]);
});
