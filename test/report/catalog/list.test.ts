import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../../src/catalog/open.ts';
import { type ListQuestion, listing, UnknownValue } from '../../../src/report/catalog/list.ts';
import { renderListCsv, renderListJson, renderListMarkdown } from '../../../src/report/catalog/list-formats.ts';
import { LIST_KINDS } from '../../../src/report/catalog/list-kinds.ts';
import { renderListTable } from '../../../src/report/catalog/list-table.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { COMPLIANCE, compiledFixture, opened } from './fixture.ts';

const { json, catalog } = opened(compiledFixture(COMPLIANCE));
const list = (question: ListQuestion = {}) => listing(json, catalog, question);
const ids = (question: ListQuestion): (string | null | undefined)[] => list(question).rows.map(row => row.id);
const fault = (question: ListQuestion): string => {
  try {
    list(question);
  } catch (thrown) {
    if (thrown instanceof UnknownValue) return `${thrown.message}; ${thrown.hint}`;
    throw thrown;
  }
  return 'nothing is wrong';
};

describe('what is listed', () => {
  test('API prices in force on the date of the catalog; entries without one are counted', () => {
    expect(ids({})).toEqual(['acme/one', 'beta/two']);
    expect(list().notes).toEqual(['1 entry of the catalog has no price in force on 2026-11-01.']);
    expect(list().rows[0]).toMatchObject({
      input: '2',
      output: '10',
      cacheRead: '0.2',
      request: '0.01',
      context: '200000',
      since: '2026-03-01',
      until: '2027-01-01',
    });
  });
  test('the prices of another day', () => {
    expect(list({ asOf: '2026-02-28' }).rows[0]).toMatchObject({ input: '4', output: '20', until: '2026-03-01' });
    expect(list({ asOf: '2027-02-01' }).rows.map(row => [row.id, row.input])).toEqual([
      ['acme/one', '1.5'],
      ['beta/three', '1'],
      ['beta/two', '0'],
    ]);
  });
  test('a withdrawn price never', () => {
    expect(list({ asOf: '2026-06-01' }).rows[0]).toMatchObject({ input: '2' });
  });
  test('the prices of a service tier and a region, with the source that they come from', () => {
    // half of 2 and 10
    expect(list({ tier: 'batch' }).rows).toMatchObject([
      { id: 'acme/one', input: '1', output: '5', grade: 'third-party' },
    ]);
    // 2 × 110 %, 10 × 110 %
    expect(list({ region: 'eu' }).rows).toMatchObject([
      { id: 'acme/one', input: '2.2', output: '11', grade: 'verified' },
    ]);
  });
  test('rental offers in force, with the price per GPU', () => {
    // 40 USD / 8 GPUs
    expect(list({ kind: 'rentals' }).rows).toMatchObject([
      { instance: 'b8', perInstance: '40', perGpu: '5', currency: 'USD', seen: '2026-01-01' },
      { instance: 'b1', perInstance: '2.5', perGpu: '2.5', currency: 'EUR' },
    ]);
    expect(list({ kind: 'rentals', asOf: '2024-06-01' }).rows).toMatchObject([{ perInstance: '80' }]);
  });
  test('devices with the price of the day, its range and what it is per', () => {
    // (5299 + 5499) / 2
    expect(list({ kind: 'devices' }).rows[0]).toMatchObject({
      price: '5399',
      priceLow: '5299',
      priceHigh: '5499',
      per: 'device',
      bf16: '22.05',
      activePower: '270',
    });
  });
  test('every kind, each with columns that have a value somewhere', () => {
    for (const kind of LIST_KINDS.filter(k => k !== 'people')) {
      const { rows, columns } = list({ kind });
      expect(rows.length, kind).toBeGreaterThan(0);
      expect(columns.some(({ name }) => rows.some(row => row[name] !== null))).toBe(true);
      for (const row of rows) for (const { name } of columns) expect(row[name], `${kind} ${name}`).not.toBeUndefined();
    }
  });
});

describe('narrowing and sorting', () => {
  test.each([
    [{ provider: 'beta' }, ['beta/two']],
    [{ model: 'tiny' }, ['acme/one']],
    [{ search: 'ACME tiny' }, ['acme/one']],
    [{ search: 'acme two' }, []],
    [{ kind: 'rentals', term: 'spot' }, ['cloud/box']],
    [{ kind: 'rentals', region: 'east', device: 'box' }, ['cloud/box']],
    [{ kind: 'throughput', model: 'tiny' }, ['tiny/box']],
    [{ sort: 'price' }, ['beta/two', 'acme/one']],
  ])('%j', (question, wanted) => {
    expect(ids(question)).toEqual(wanted);
  });
  test('by price, an unknown one comes last and currencies stay apart', () => {
    const rows = list({ kind: 'rentals', sort: 'price' }).rows.map(row => `${row.perGpu} ${row.currency}`);
    expect(rows).toEqual(['2.5 EUR', '5 USD']);
  });
  test.each([
    [{ kind: 'apis' }, 'kind `apis` is not known; did you mean `api`?'],
    [
      { kind: 'planets' },
      'kind `planets` is not known; known: api, models, devices, rentals, throughput, sites, people, rules, providers, defaults',
    ],
    [{ provider: 'acne' }, '--provider `acne` is not known; did you mean `acme`?'],
    [{ provider: 'zzzzz' }, '--provider `zzzzz` is not known; known: acme, beta'],
    [{ tier: 'bach' }, '--tier `bach` is not known; did you mean `batch`?'],
    [{ region: 'us' }, '--region `us` is not known; known: eu'],
    [{ kind: 'rentals', term: 'on demand' }, '--term `on demand` is not known; did you mean `on-demand`?'],
    [{ sort: 'name' }, '--sort `name` is not known; known: price, id'],
    [{ term: 'spot' }, '--term does not narrow `api`; it narrows rentals'],
    [{ kind: 'models', provider: 'acme' }, '--provider does not narrow `models`; it narrows api, rentals, providers'],
    [
      { kind: 'rules', sort: 'price' },
      '`rules` have no price to sort by; prices are known of api, devices, rentals, sites, people',
    ],
    [
      { kind: 'models', asOf: '2026-01-01' },
      '--as-of says nothing of `models`; dates are known of api, devices, rentals, sites, providers',
    ],
  ])('a value that is not known is an error with a way out: %j', (question, message) => {
    expect(fault(question)).toBe(message);
  });
});

test('of many values that are known none is listed when none is near', () => {
  const entry = json.api['acme/one']!;
  const api = Object.fromEntries([...Array(13)].map((_, i) => [`p${i}/one`, entry]));
  const many = { ...json, api } as typeof json;
  expect(() => listing(many, openCatalog(many), { provider: 'zzzzz' })).toThrow(
    expect.objectContaining({ hint: '13 are known, none is near; --search finds words in ids and names' }),
  );
});

describe('the formats', () => {
  test.each([
    ['wide', { width: 160 }],
    ['page', { width: 80 }],
    ['narrow', { width: 40 }],
    ['ascii', { width: 80, unicode: false }],
  ])('every kind reads well: %s', async (name, screen) => {
    const text = LIST_KINDS.map(kind => renderListTable(list({ kind }), { ...PAGE, ...screen })).join('\n');
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(screen.width);
    await expect(text).toMatchFileSnapshot(`golden/list-${name}.txt`);
  });
  test('CSV has every column of every row at full precision', () => {
    const [head, row] = renderListCsv(list({ kind: 'rentals' })).split('\n');
    expect(head).toBe(
      'id,provider,device,instance,gpus,region,term,perGpu,perInstance,currency,seen,until,grade,read,note',
    );
    expect(row).toBe('cloud/box,cloud,box,b8,8,east,on-demand,5,40,USD,2026-01-01,,verified,2026-10-01,');
  });
  test('JSON has decimals as text, null for what is not known, and sorted keys', () => {
    const text = renderListJson(list());
    const data = JSON.parse(text);
    expect(data).toMatchObject({
      schema: 'tco-catalog-list/1',
      kind: 'api',
      asOf: '2026-11-01',
      units: { input: 'currency/Mtok', context: 'tok' },
    });
    expect(data.entries[1]).toMatchObject({ id: 'beta/two', input: '0', output: '0.0028', cacheRead: null });
    expect(Object.keys(data.entries[0])).toEqual(Object.keys(data.entries[0]).sort());
    expect(renderListJson(list())).toBe(text);
  });
  test('an empty list says so in every format', () => {
    const empty = list({ search: 'nothing of this kind' });
    expect(renderListTable(empty, PAGE)).toContain('No API price fits.');
    expect(renderListMarkdown(empty)).toContain('No API price fits.');
    expect(JSON.parse(renderListJson(empty)).entries).toEqual([]);
    expect(renderListCsv(empty).split('\n')).toHaveLength(2);
  });
  test('Markdown is a table whose cells cannot break out of it', () => {
    const text = renderListMarkdown(list({ search: 'one' }));
    expect(text).toContain('| id | model | input (USD/Mtok) |');
    const lines = text.split('\n').filter(line => line.startsWith('|'));
    expect(new Set(lines.map(line => line.split('|').length)).size).toBe(1);
  });
});
