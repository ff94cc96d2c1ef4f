import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintEntries } from '../../src/catalog/guard/lint.ts';
import { readProject } from '../../src/catalog/source/schema-project.ts';
import { shippedCatalog } from '../catalog/shipped.ts';

const blocks = [...readFileSync('docs/own-prices.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(m => m[1]!);
const entries = blocks.flatMap(text => {
  const path = /^# prices\/(\S+\.yaml)/.exec(text)?.[1];
  return path ? [{ path, file: path, text }] : [];
});

test('the entries to copy are sound, together and on the catalog of the program', async () => {
  expect(entries.map(e => e.path)).toEqual([
    'contracts/anthropic.yaml',
    'devices/h100-sxm.yaml',
    'rentals/lambda/h100-sxm.yaml',
    'sites/our-hall.yaml',
  ]);
  const { json } = shippedCatalog();
  expect(lintEntries(entries, JSON.parse(json)).map(p => `${p.at?.file} ${p.code} ${p.message}`)).toEqual([]);
}, 60_000);

test('so is the project', () => {
  const project = blocks.find(text => text.startsWith('tco: 1'))!;
  expect(readProject(project, 'tco-project.yaml').problems).toEqual([]);
});
