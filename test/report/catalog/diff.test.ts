import { expect, test } from 'vitest';
import { compareCatalogs } from '../../../src/catalog/diff/compare-catalogs.ts';
import { renderDiffCsv, renderDiffJson, renderDiffMarkdown } from '../../../src/report/catalog/diff-formats.ts';
import { renderDiffTable } from '../../../src/report/catalog/diff-table.ts';
import { stepWords } from '../../../src/report/catalog/diff-words.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { compiledFixture, ENTRIES } from './fixture.ts';

const old = compiledFixture();
const diff = compareCatalogs(
  old,
  compiledFixture({
    catalog: 'version: 2026.12.1\ndate: 2026-12-01\n',
    'api/beta/three': undefined,
    'rules/new': ENTRIES['rules/strict'],
    'api/acme/one': ENTRIES['api/acme/one']!.replace('output: 20 USD', 'output: 200 USD')
      .replace('validFrom: 2027-01-01\n', 'validFrom: 2027-01-01\n    validTo: 2028-01-01\n')
      .concat(
        '  - { validFrom: 2028-01-01, recordedAt: 2026-11-20, status: scheduled, input: 1 USD/Mtok, output: 8 USD/Mtok }\n',
      ),
    'rentals/cloud/box': ENTRIES['rentals/cloud/box']!.replace('price: 40 USD', 'price: 30 USD').replace(
      'price: 2.5 EUR',
      'price: 2.5 USD',
    ),
    'models/tiny': ENTRIES['models/tiny']!.replace('Apache-2.0', 'MIT').replace('read: 2026-10-01', 'read: 2026-11-30'),
  }),
);

test.each([
  ['wide', { width: 160 }],
  ['page', { width: 80 }],
  ['narrow', { width: 40 }],
  ['ascii', { width: 80, unicode: false, all: true }],
])('the table reads well: %s', async (name, screen) => {
  const text = renderDiffTable(diff, { ...PAGE, ...screen });
  for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(screen.width);
  await expect(text).toMatchFileSnapshot(`golden/diff-${name}.txt`);
});

test('two that say the same are said to', () => {
  expect(renderDiffTable(compareCatalogs(old, old), PAGE)).toContain('The two say the same.');
});

test('Markdown, CSV and JSON have the same figures', async () => {
  await expect(renderDiffMarkdown(diff)).toMatchFileSnapshot('golden/diff.md');
  const rows = renderDiffCsv(diff).trimEnd().split('\n');
  const data = JSON.parse(renderDiffJson(diff));
  expect(data.counts).toEqual({ came: 1, went: 1, changes: 7, beyond: 2, resourced: 1 });
  // a heading, two entries, seven figures, one source
  expect(rows).toHaveLength(1 + 2 + 7 + 1);
  expect(rows).toContain('figure,api,acme/one,output,,changed,20 USD/Mtok,200 USD/Mtok,,10,true');
  expect(data.changes[0]).toMatchObject({
    kind: 'api',
    id: 'acme/one',
    figure: 'input',
    from: '2028-01-01',
    old: null,
    before: '1.5 USD/Mtok',
  });
});

test.each([
  ['1.333', '+33.3 %'],
  ['0.9', '-10 %'],
  ['2', '+100 %'],
  ['10', '×10'],
  ['0.25', '÷4'],
  ['0', 'to free'],
  ['1', ''],
])('a factor of %s reads %s', (factor, words) => {
  const change = {
    kind: 'api',
    id: 'a/b',
    figure: 'input',
    from: undefined,
    what: 'changed',
    old: '1',
    new: '1',
    before: undefined,
  } as const;
  expect(stepWords({ ...change, factor, price: true, beyond: false })).toBe(words);
});
