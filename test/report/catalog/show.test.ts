import { describe, expect, test } from 'vitest';
import type { CompiledApi } from '../../../src/catalog/compiled.ts';
import { bars } from '../../../src/report/catalog/bars.ts';
import { conditionWords } from '../../../src/report/catalog/condition-words.ts';
import { findEntries, nearIds } from '../../../src/report/catalog/find-entries.ts';
import { exactPrice } from '../../../src/report/catalog/measure.ts';
import { renderEntriesCsv, renderEntriesJson } from '../../../src/report/catalog/show-formats.ts';
import { renderEntries } from '../../../src/report/catalog/show-page.ts';
import { variantWords } from '../../../src/report/catalog/variant-words.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { COMPLIANCE, compiledFixture } from './fixture.ts';

const json = compiledFixture(COMPLIANCE);
const IDS = [
  'acme/one',
  'acme/one-latest',
  'beta/two',
  'tiny',
  'box',
  'cloud/box',
  'tiny/box',
  'here',
  'strict',
  'stricter',
  'providers/acme',
  'staff.mlops.fte',
];
const page = (id: string, screen = {}): string =>
  renderEntries(json, findEntries(json, id), '2026-11-01', { ...PAGE, ...screen });

describe('the page of an entry', () => {
  test.each([
    ['wide', { width: 160 }],
    ['page', { width: 80 }],
    ['narrow', { width: 40 }],
    ['ascii', { width: 80, unicode: false }],
  ])('reads well: %s', async (name, screen) => {
    const text = IDS.map(id => page(id, screen)).join('\n');
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(screen.width);
    if (!('unicode' in screen)) expect(text).toContain('█');
    else expect(text).toMatch(/^[\n -~]*$/);
    await expect(text).toMatchFileSnapshot(`golden/show-${name}.txt`);
  });
  test('says what is in force on the day asked for', () => {
    expect(page('acme/one')).toContain('2026-03-01 to 2027-01-01, in force');
    const early = renderEntries(json, findEntries(json, 'acme/one'), '2026-02-01', PAGE);
    expect(early).toContain('until 2026-03-01, in force');
    expect(early).toContain('2026-03-01 to 2027-01-01, not yet');
  });
  test('says that a rule is not in force', () => {
    const on = (day: string) => renderEntries(json, findEntries(json, 'stricter'), day, PAGE);
    expect(on('2025-12-31')).toContain('not in force before 2026-01-01');
    expect(on('2026-01-01')).not.toContain('not in force');
    expect(on('2027-01-01')).toContain('no longer in force since 2027-01-01, superseded by strict');
  });
  test('control characters of a catalog do not reach the screen', () => {
    const entry = { ...json.api['acme/one']!, name: 'One\u001b[2J\u202eevil' };
    const text = renderEntries(json, [{ kind: 'api', id: 'acme/one', entry, alias: undefined }], '2026-11-01', PAGE);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\\u{1B}');
  });
});

describe('an id', () => {
  const found = (id: string, kind?: Parameters<typeof findEntries>[2]): string[] =>
    findEntries(json, id, kind).map(entry => `${entry.kind}/${entry.id}`);
  test('is found in every kind, or in one', () => {
    const twice = { ...json, models: { ...json.models, box: json.models.tiny! } };
    expect(findEntries(twice, 'box').map(entry => entry.kind)).toEqual(['models', 'devices']);
    expect(findEntries(twice, 'box', 'devices').map(entry => entry.kind)).toEqual(['devices']);
  });
  test('may be the path of the entry', () => {
    expect(found('devices/box')).toEqual(['devices/box']);
    expect(found('api/acme/one')).toEqual(['api/acme/one']);
    expect(found('devices/box', 'models')).toEqual([]);
  });
  test('may be another name, which says what it means and when', () => {
    expect(found('acme/one-latest')).toEqual(['api/acme/one']);
    expect(page('acme/one-latest')).toContain('acme/one-latest is another name of acme/one, from 2026-03-01');
  });
  test('is not found in what every object has', () => {
    for (const id of ['constructor', '__proto__', 'toString']) expect(found(id)).toEqual([]);
  });
  test.each([
    ['one', ['acme/one', 'acme/one-latest']],
    ['acme/oen', ['acme/one']],
    ['ACME/One', ['acme/one']],
    ['cloud', ['cloud/box']],
    ['tinny', ['tiny']],
    ['quite-something-else', []],
  ])('that is not known has at most three neighbours: %s', (id, near) => {
    expect(nearIds(json, id)).toEqual(near);
  });
});

describe('conditions in words', () => {
  test.each([
    [{ tier: 'batch' }, 'batch'],
    [{ prompt: { tokens: 200000, inclusive: false } }, 'prompts over 200,000 tok'],
    [{ prompt: { tokens: 272000, inclusive: true } }, 'prompts of 272,000 tok and more'],
    [{ hours: [{ from: 60, to: 240 }], days: [5, 6] }, '01:00-04:00 UTC on weekends'],
    [
      {
        hours: [
          { from: 60, to: 240 },
          { from: 360, to: 600 },
        ],
        days: [0, 1, 2, 3, 4],
      },
      '01:00-04:00 and 06:00-10:00 UTC on weekdays',
    ],
    [{ days: [0, 6] }, 'on Mondays and Sundays (UTC)'],
    [{ tier: 'flex', region: 'eu' }, 'flex, region eu'],
  ] as const)('%j', (condition, words) => {
    expect(conditionWords({ prices: {}, ...condition })).toBe(words);
  });
});

describe('a variant against the list price in words', () => {
  const period = (variants: CompiledApi['prices'][number]['variants']): CompiledApi['prices'][number] => ({
    recordedAt: '2026-01-01',
    status: 'effective',
    source: 0,
    prices: { input: '2 USD/Mtok', cacheRead: '0.2 USD/Mtok', output: '10 USD/Mtok' },
    variants,
  });
  const words = (prices: Record<string, string>, condition = {}): string | undefined =>
    variantWords(period([{ tier: 'batch', ...condition, prices }]), 0);
  test.each([
    [{ input: '1 USD/Mtok', cacheRead: '0.1 USD/Mtok', output: '5 USD/Mtok' }, 'half of all prices'],
    [{ input: '1 USD/Mtok', output: '5 USD/Mtok' }, 'half of input and output'],
    [{ input: '4 USD/Mtok', output: '15 USD/Mtok' }, 'double input, 1.5 times output'],
    [{ input: '1.8 USD/Mtok', output: '9 USD/Mtok' }, '90 % of input and output'],
    [{ input: '2 USD/Mtok', output: '5 USD/Mtok' }, 'half of output'],
    // three steps are not said in words: 4 / 2, 0.3 / 0.2, 5 / 10
    [{ input: '4 USD/Mtok', cacheRead: '0.3 USD/Mtok', output: '5 USD/Mtok' }, undefined],
    [{ cacheWrite5m: '3 USD/Mtok' }, undefined],
  ])('%j', (prices, wanted) => {
    expect(words(prices)).toBe(wanted);
  });
  test('compares a batch price of long prompts with long prompts', () => {
    const prompt = { tokens: 200000, inclusive: false };
    const variants = [
      { prompt, prices: { input: '4 USD/Mtok', output: '15 USD/Mtok' } },
      { tier: 'batch', prompt, prices: { input: '2 USD/Mtok', output: '7.5 USD/Mtok' } },
    ] as const;
    expect(variantWords(period(variants), 1)).toBe('half of input and output');
  });
});

describe('bars', () => {
  const points = [
    { when: '2026-01-01', values: ['4', '10'], note: '' },
    { when: '2026-06-01', values: ['1', '10'], note: 'scheduled' },
  ];
  test('are as long as prices are high, and only there where a price changes', () => {
    // 24 columns for 4, a quarter of them for 1; output stays at 10
    expect(bars(points, ['input', 'output'], exactPrice, PAGE)).toEqual([
      `  2026-01-01  input ${'█'.repeat(24)} 4.00`,
      `  2026-06-01  input ${'█'.repeat(6)}${' '.repeat(18)} 1.00  scheduled`,
    ]);
    expect(bars(points, ['input'], exactPrice, { ...PAGE, unicode: false })[1]).toContain('######');
  });
  test('say nothing where nothing changes', () => {
    expect(bars([points[0]!, points[0]!], ['input'], exactPrice, PAGE)).toEqual([]);
  });
});

describe('the figures as data', () => {
  test('JSON has every figure with its value, days and source', () => {
    const data = JSON.parse(renderEntriesJson(json, findEntries(json, 'acme/one'), '2026-11-01'));
    expect(data).toMatchObject({
      schema: 'tco-catalog-show/1',
      entries: [{ kind: 'api', id: 'acme/one', name: 'Acme One', alias: null }],
    });
    const { figures } = data.entries[0];
    expect(figures).toContainEqual({
      figure: 'batch input',
      from: '2026-03-01',
      high: '1',
      inForce: true,
      low: '1',
      source: { grade: 'third-party', read: '2026-10-20', title: 'an announcement', url: null },
      status: 'effective',
      text: '1 USD/Mtok',
      to: '2027-01-01',
      unit: 'USD/Mtok',
      value: '1',
    });
    expect(figures.filter((figure: { status: string }) => figure.status === 'withdrawn')).toHaveLength(2);
  });
  test('CSV has a row per figure', () => {
    const lines = renderEntriesCsv(json, findEntries(json, 'box'), '2026-11-01').split('\n');
    expect(lines[0]).toBe('kind,id,figure,value,low,high,unit,text,from,to,status,inForce,source,url,read,grade');
    expect(lines).toContain(
      'devices,box,price,5399,5299,5499,USD/device,5299..5499 USD/device,2026-06-25,,effective,true,an announcement,,2026-10-20,third-party',
    );
    expect(lines).toContain(
      'devices,box,memory,96,96,96,GB,96 GB,,,,,a price list,https://example.com/prices,2026-10-01,verified',
    );
  });
});
