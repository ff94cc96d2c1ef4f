import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { fewEntries } from './harness/few-entries.ts';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;
let version: string;

beforeAll(() => {
  ({ version } = JSON.parse(readFileSync(join(root, 'dist', 'catalog.index.json'), 'utf8')));
}, 60_000);
/** The list says 0.88 USD/Mtok; `prices`, which the project names, 0.60, `later` 0.88 again. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-layers-'));
  mkdirSync(join(folder, '.git'));
  cpSync(join(root, 'scenarios', 'first.yaml'), join(folder, 'first.yaml'));
  for (const [name, price] of [
    ['prices', '0.60'],
    ['later', '0.88'],
  ] as const) {
    cpSync(join(root, 'scenarios', 'prices'), join(folder, name), { recursive: true });
    edit(`${name}/api/together/llama-3.3-70b.yaml`, text => text.replaceAll('0.80 USD', `${price} USD`));
  }
  write('tco-project.yaml', 'tco: 1\ncatalog: [prices]\n');
  write('new.json', fewEntries());
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const edit = (name: string, change: (text: string) => string) =>
  write(name, change(readFileSync(join(folder, name), 'utf8')));
const tco = (args: string) => shell(`${process.execPath} ${root}/bin/tco.js ${args}`, folder);
/** What it printed, as if the page had no end. */
const said = (args: string) => {
  const { stdout, stderr } = tco(args);
  return `${stdout}${stderr}`.replace(/\s+/g, ' ');
};
const json = (args: string) => JSON.parse(tco(`${args} --format json`).stdout);

describe('a price of a later folder', () => {
  test('is compared with the folder before, even where it is what the list says', () => {
    expect(json('compare first.yaml --catalog later').catalog.overridden).toEqual([
      ...['input', 'output'].map(bucket => ({
        figure: `catalog.api."together/llama-3.3-70b".${bucket}`,
        was: '0.60 USD/Mtok',
        of: 'prices',
        is: '0.88 USD/Mtok',
        by: 'later/api/together/llama-3.3-70b',
      })),
    ]);
    expect(said('compare first.yaml --catalog later')).toContain('0.88 USD/Mtok, instead of 0.60 USD/Mtok of prices (');
  });
  test('that says what the folder before says is compared with the list', () => {
    cpSync(join(folder, 'prices'), join(folder, 'later'), { recursive: true });
    const [input] = json('compare first.yaml --catalog later').catalog.overridden;
    expect(input).toMatchObject({ was: '0.88 USD/Mtok', is: '0.60 USD/Mtok' });
    expect(input).not.toHaveProperty('of');
  });
  test('has both folders in its explanation', () => {
    expect(said('catalog why first.yaml hosted --catalog later')).toContain(
      `comes from later, which replaces the entry of prices, which replaces the entry of the catalog ${version}`,
    );
  });
});

describe('an own entry that begins later than the one it replaces', () => {
  const early = '--as-of 2026-10-01';
  const words = '`prices/api/together/llama-3.3-70b` replaces an entry that has a price that day';
  test('is named where that day has no price', () => {
    const compared = said(`compare first.yaml ${early}`);
    expect(compared).toMatch(/error\[E402\].* has no price in force on 2026-10-01/);
    expect(compared).toContain(words);
    expect(said(`catalog why first.yaml hosted ${early}`)).toContain(words);
  });
  test('is not, where what it replaces has none either', () => {
    // the list begins on 2026-10-10
    edit('new.json', text => {
      const catalog = JSON.parse(text);
      catalog.api['together/llama-3.3-70b'].prices[0].validFrom = '2026-10-10';
      return JSON.stringify(catalog);
    });
    write('tco-project.yaml', 'tco: 1\nbase: new.json\ncatalog: [prices]\n');
    expect(said(`compare first.yaml ${early}`)).toContain('state another `asOf`');
  });
  test('of an offer and of a device too', () => {
    const source = 'source: { title: a quote, read: 2026-10-20, grade: verified }';
    const dated = 'validFrom: 2026-10-25, recordedAt: 2026-10-20, status: effective';
    mkdirSync(join(folder, 'prices/rentals/runpod'), { recursive: true });
    write(
      'prices/rentals/runpod/a100-sxm-80.yaml',
      `${source}\noffers:\n  - { instance: one, region: any, gpus: 1, term: on-demand, price: 1.5 USD/instance/h, ${dated} }\n`,
    );
    expect(said(`compare first.yaml ${early} --set options.hosted.price.input='1 USD/Mtok'`)).toContain(
      '`prices/rentals/runpod/a100-sxm-80` replaces an entry that has a price that day',
    );
    mkdirSync(join(folder, 'prices/devices'));
    const [facts] = readFileSync(join(root, 'pricing-data/devices/a100-sxm-80.yaml'), 'utf8').split('prices:\n');
    write('prices/devices/a100-sxm-80.yaml', `${facts}prices:\n  - { price: 9000 USD/GPU, ${dated}, ${source} }\n`);
    edit('first.yaml', text => text.replace(/rent: .*/, 'buy: { serviceLife: 36 month }'));
    expect(said(`compare first.yaml ${early}`)).toContain('`prices/devices/a100-sxm-80` replaces an entry that has');
  });
});

describe('which catalog it is', () => {
  test('is said in the list, which marks own entries, and in the page of an entry', () => {
    expect(said('catalog list --provider together')).toContain(`catalog ${version} with own prices (prices)`);
    const [own] = json('catalog list --search llama-3.3-70b --provider together').entries;
    expect(own).toMatchObject({ id: 'together/llama-3.3-70b', own: 'prices', input: '0.6' });
    expect(json('catalog list --provider anthropic').entries[0].own).toBe(null);
    const page = said('catalog show together/llama-3.3-70b --catalog later');
    expect(page).toContain('comes from later, which replaces the entry of prices');
    expect(page).toContain(`Catalog ${version} with own prices (prices, then later).`);
    expect(json('catalog show together/llama-3.3-70b')).toMatchObject({
      catalog: { overlays: [{ name: 'prices', entries: 2 }] },
      entries: [{ own: 'prices' }],
    });
  });
  test('is said nowhere where it is the one that came with the program', () => {
    rmSync(join(folder, 'tco-project.yaml'));
    expect(said('catalog list --provider together')).not.toContain('own');
    expect(json('catalog list --provider together').entries[0]).not.toHaveProperty('own');
  });
  test.each([
    ['--catalog new.json', 'tco: 1\n'],
    ['', 'tco: 1\nbase: new.json\n'],
  ])('is its file where that was named: %s', (flags, project) => {
    write('tco-project.yaml', project);
    expect(said(`compare first.yaml ${flags}`)).toContain(`catalog new.json (${version})`);
    expect(said(`compare first.yaml ${flags} --format markdown`)).toContain(`catalog new.json (${version}), tco`);
    expect(json(`compare first.yaml ${flags}`).catalog).toMatchObject({ name: 'new.json', version });
    expect(said(`catalog list ${flags}`)).toContain(`catalog new.json (${version})`);
  });
});

describe('tco catalog diff', () => {
  test('compares two folders of own prices, each on the catalog of the program', () => {
    const { old, new: now, counts, changes } = json('catalog diff prices later');
    expect([old.overlay, now.overlay]).toEqual(['prices', 'later']);
    expect(counts).toMatchObject({ came: 0, went: 0, changes: 2 });
    expect(changes[0]).toMatchObject({ figure: 'input', old: '0.60 USD/Mtok', new: '0.88 USD/Mtok' });
    expect(said('catalog diff prices later')).toContain('with prices → ');
  });
  test('says what own prices change of a catalog', () => {
    cpSync(join(root, 'dist', 'catalog.json'), join(folder, 'shipped.json'));
    expect(json('catalog diff shipped.json prices').came).toEqual([
      { id: 'anthropic', kind: 'contracts', name: expect.any(String) },
    ]);
  });
  test('names both where neither is there', () => {
    const run = tco('catalog diff nope1 nope2');
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/nope1[\s\S]*nope2[\s\S]*2 errors/);
  });
});

describe('a compiled catalog with a bad entry', () => {
  type Api = { prices: Record<string, unknown>[] };
  test.each<[string, (api: Api, catalog: Record<string, never>) => unknown, string]>([
    ['a price below 0', ({ prices }) => Object.assign(prices[0]!.prices!, { input: '-1 USD/Mtok' }), 'input'],
    ['a price of 0', ({ prices }) => Object.assign(prices[0]!.prices!, { input: '0 USD/Mtok' }), 'declared free'],
    ['a bare number', ({ prices }) => Object.assign(prices[0]!.prices!, { input: 1 }), 'no text with a unit'],
    ['a source out of range', ({ prices }) => Object.assign(prices[0]!, { source: 99_999 }), 'has no source'],
    ['two prices at once', ({ prices }) => prices.push(prices[0]!), 'two prices are in force'],
    ['no day', (_, catalog) => Object.assign(catalog, { date: '2026-02-30' }), 'it has no date'],
    ['a name of nothing', (_, { apiAliases }) => Object.assign(apiAliases!, { 'x/y': [{ entry: 'x/z' }] }), 'x/z'],
  ])('is refused before anything is costed with it: %s', (_, change, words) => {
    edit('new.json', text => {
      const catalog = JSON.parse(text);
      change(catalog.api['together/llama-3.3-70b'], catalog);
      return JSON.stringify(catalog);
    });
    const run = tco('compare first.yaml --catalog new.json');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr.replace(/\s+/g, ' ')).toMatch(/^error\[E501\]: `new\.json` is no catalog that can be used: /);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(words);
    write('tco-project.yaml', 'tco: 1\nbase: new.json\n');
    expect(tco('catalog list').code).toBe(3);
  });
});
