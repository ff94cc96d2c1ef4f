import { describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { contractDiscountAt } from '../../src/catalog/contract-discount.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { ownLayers } from '../../src/catalog/own-entry.ts';
import { overlaid } from '../../src/catalog/source/overlay.ts';
import { api, compiledJson, PERIOD, SOURCE } from './entries.ts';

const DEVICE = `name: GPU\nmemory: 24 GB\nbandwidth: 1000 GB/s\nlink: pcie4\nflops: { bf16: 100 TFLOP/s }\nsource: ${SOURCE}\n`;
const offers = (price: string) =>
  `source: ${SOURCE}\noffers: [{ instance: a, gpus: 1, region: any, term: on-demand, validFrom: 2026-01-01, price: ${price} USD/instance/h }]\n`;
const named = (aliases: string, text = api(PERIOD)) => text.replace('source:', `aliases: ${aliases}\nsource:`);
const contract = (covers: string, ...discounts: string[]) =>
  `name: C\n${covers}\nsource: ${SOURCE}\ndiscounts:\n${discounts.map(d => `  - { recordedAt: 2026-01-01, status: effective, ${d} }\n`).join('')}`;

const BASE = compiledJson({
  'api/acme/m': named('[{ id: m-2026 }]'),
  'api/acme/n': api(PERIOD),
  'devices/gpu-24': DEVICE,
  'rentals/acme/gpu-24': offers('1'),
});

/** The base with folders of own prices on top. */
const layered = (...folders: Readonly<Record<string, string>>[]) =>
  overlaid(
    BASE,
    folders.map((entries, i) => ({
      name: `own${i + 1}`,
      files: Object.entries(entries).map(([path, text]) => ({
        path: `${path}.yaml`,
        file: `own${i + 1}/${path}.yaml`,
        text,
      })),
    })),
  );
const input = (catalog: CompiledCatalog, id: string) =>
  openCatalog(catalog).api(id)?.prices[0]?.base.get('input')?.amount.text;
const CHEAPER = api(PERIOD.replace('3 USD', '2 USD'));

describe('a folder of own prices', () => {
  test('replaces the entry of the same id whole, and leaves the others', () => {
    const { catalog, own, problems } = layered({ 'api/acme/m': CHEAPER });
    expect(problems).toEqual([]);
    expect([input(catalog, 'acme/m'), input(catalog, 'acme/n')]).toEqual(['2 USD/Mtok', '3 USD/Mtok']);
    expect([...own.values()]).toMatchObject([{ id: 'api/acme/m', overlay: 'own1', replaces: true }]);
    expect(input(own.get('api/acme/m')!.beneath, 'acme/m')).toBe('3 USD/Mtok');
  });
  test('adds entries, which may refer to what the catalog has', () => {
    const { catalog, own, problems } = layered({ 'rentals/mine/gpu-24': offers('0.5') });
    expect(problems).toEqual([]);
    expect(openCatalog(catalog).rentals('mine', 'gpu-24')).toHaveLength(1);
    expect(own.get('rentals/mine/gpu-24')?.replaces).toBe(false);
  });
  test('of two folders the later one counts', () => {
    const { catalog, own } = layered(
      { 'api/acme/m': CHEAPER },
      { 'api/acme/m': api(PERIOD.replace('3 USD', '1 USD')) },
    );
    expect(input(catalog, 'acme/m')).toBe('1 USD/Mtok');
    expect(own.get('api/acme/m')).toMatchObject({ id: 'api/acme/m', overlay: 'own2', replaces: true });
    const layers = ownLayers(own.get('api/acme/m'));
    expect(layers.map(layer => [layer.overlay, input(layer.beneath, 'acme/m')])).toEqual([
      ['own2', '2 USD/Mtok'],
      ['own1', '3 USD/Mtok'],
    ]);
  });
  test('is named by the source of every figure from it, and by no other', () => {
    const { catalog } = layered({ 'api/acme/m': CHEAPER });
    const source = (id: string) => openCatalog(catalog).api(id)!.prices[0]!.base.get('input')!.source;
    expect(source('acme/m')).toMatchObject({ kind: 'catalog', overlay: 'own1', entry: 'api/acme/m' });
    expect(source('acme/n')).not.toHaveProperty('overlay');
  });
  test('keeps the other names of an entry it replaces, unless it says its own', () => {
    expect(input(layered({ 'api/acme/m': CHEAPER }).catalog, 'acme/m-2026')).toBe('2 USD/Mtok');
    const renamed = layered({ 'api/acme/m': named('[{ id: m-new }]', CHEAPER) }).catalog;
    expect([input(renamed, 'acme/m-2026'), input(renamed, 'acme/m-new')]).toEqual([undefined, '2 USD/Mtok']);
  });
  test('may not give a name of the catalog another meaning', () => {
    expect(layered({ 'api/acme/o': named('[{ id: m-2026 }]') }).problems).toMatchObject([
      { code: 'E458', message: 'the alias `acme/m-2026` also means `acme/m`' },
    ]);
    expect(layered({ 'api/acme/o': named('[{ id: n }]') }).problems).toMatchObject([
      { code: 'E458', message: 'the alias `acme/n` is an entry of its own' },
    ]);
  });
  test('of a provider that is nearly one of the catalog is most likely mistyped', () => {
    expect(layered({ 'api/acm/m': CHEAPER }).problems).toMatchObject([
      { code: 'E438', severity: 'warning', hint: 'did you mean `acme`?', at: { file: 'own1/api/acm/m.yaml' } },
    ]);
    expect(layered({ 'api/other/m': CHEAPER }).problems).toEqual([]);
  });
  test('with mistakes says all of them with their places', () => {
    const { problems } = layered({
      'api/acme/m': api(PERIOD.replace('3 USD/Mtok', '3')),
      'rentals/mine/gpu-25': offers('1'),
    });
    expect(problems.map(p => `${p.code} ${p.at?.file}:${p.at?.line}`)).toEqual([
      'E214 own1/api/acme/m.yaml:7',
      'E457 own1/rentals/mine/gpu-25.yaml:1',
    ]);
  });
});

describe('a contract', () => {
  const discountOf = (id: string, day: string, ...folders: Readonly<Record<string, string>>[]) => {
    const { catalog, problems } = layered(...folders);
    expect(problems).toEqual([]);
    const opened = openCatalog(catalog);
    return contractDiscountAt(opened, opened.api(id)!, day)?.discount.amount.text;
  };
  const YEAR = 'validFrom: 2026-01-01, validTo: 2027-01-01';
  test('gives its discount on every entry of the provider, from its first day to the day before its end', () => {
    const folder = { 'contracts/frame': contract('provider: acme', `${YEAR}, discount: 12%`) };
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(day => discountOf('acme/n', day, folder)),
    ).toEqual([undefined, '12%', '12%', undefined]);
  });
  test('for one entry comes before one for its provider', () => {
    const folder = {
      'contracts/all': contract('provider: acme', `${YEAR}, discount: 12%`),
      'contracts/one': contract('api: acme/m', `${YEAR}, discount: 20%`),
    };
    expect([discountOf('acme/m', '2026-06-01', folder), discountOf('acme/n', '2026-06-01', folder)]).toEqual([
      '20%',
      '12%',
    ]);
  });
  test('that meets another one on the same thing on the same day is refused, and both are named', () => {
    const two = layered(
      { 'contracts/a': contract('provider: acme', `${YEAR}, discount: 12%`) },
      { 'contracts/b': contract('provider: acme', 'validFrom: 2026-12-31, discount: 15%') },
    );
    expect(two.problems).toMatchObject([
      {
        code: 'E453',
        message: 'two contracts are in force at once: `b` from 2026-12-31 and `a` from 2026-01-01 to 2027-01-01',
      },
    ]);
  });
  test.each([
    ['nothing', 'note: x', 'E467'],
    ['two things', 'provider: acme\napi: acme/m', 'E467'],
    ['an entry that is not there', 'api: acme/mm', 'E457'],
    ['a provider that is not there', 'provider: acm', 'E457'],
  ])('that covers %s is refused', (_, covers, code) => {
    expect(layered({ 'contracts/a': contract(covers, `${YEAR}, discount: 12%`) }).problems.map(p => p.code)).toEqual([
      code,
    ]);
  });
  test('of no discount, or of more than all, is refused', () => {
    const codes = (discount: string) =>
      layered({ 'contracts/a': contract('provider: acme', `${YEAR}, discount: ${discount}`) }).problems.map(
        p => p.code,
      );
    expect([codes('0%'), codes('101%')].map(c => c.length)).toEqual([1, 1]);
  });
});
