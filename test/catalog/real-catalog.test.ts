import { beforeAll, expect, test } from 'vitest';
import { compileCatalog } from '../../scripts/compile-catalog.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { datedPriceAt } from '../../src/catalog/dated-price.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { priceListAt, type ServiceTier } from '../../src/catalog/price-list.ts';
import { rentalsAt } from '../../src/catalog/rental-offers.ts';
import { shippedCatalog } from './shipped.ts';

let json = '';
let catalog: Catalog;
let problems: readonly unknown[];

beforeAll(async () => {
  const compiled = await compileCatalog('pricing-data');
  ({ json, problems } = compiled);
  catalog = openCatalog(JSON.parse(json));
}, 60_000);

const price = (id: string, day: string, bucket: 'input' | 'output' | 'cacheRead', tier?: ServiceTier) => {
  const found = priceListAt(catalog.api(id)!, day, tier);
  return found.ok ? found.list.base.get(bucket)?.amount.text : found.reason;
};

test('every entry compiles without a problem', () => {
  expect(problems).toEqual([]);
});

test('it is at most 1.5 MB, and the same files give the same bytes', () => {
  expect(json.length).toBeLessThan(1_500_000);
  // the harness has compiled them as well, in a process of its own
  expect(shippedCatalog().json).toBe(json);
  expect(catalog.sha256).toMatch(/^[0-9a-f]{64}$/);
}, 60_000);

test('every entry opens, and every figure of it has a date, a grade and a title', () => {
  const sources: { title: string; read?: string; grade: string }[] = [];
  JSON.stringify(
    [
      catalog.ids('api').map(catalog.api),
      catalog.ids('model').map(catalog.model),
      catalog.ids('device').map(catalog.device),
      catalog.ids('site').map(catalog.site),
      catalog.ids('rule').map(catalog.rule),
      [...catalog.defaults],
    ],
    (_, value) => {
      const plain = value instanceof Map ? [...value] : value;
      if (plain?.kind === 'catalog') sources.push(plain);
      return plain;
    },
  );
  expect(sources.length).toBeGreaterThan(1000);
  expect(sources.filter(s => !s.title || !/^20\d\d-\d\d-\d\d$/.test(s.read ?? '') || !s.grade)).toEqual([]);
});

test('DeepSeek V4 Flash: the prices of each day, peak hours since 2026-08-17, on weekdays since 2026-08-23', () => {
  expect(price('deepseek/deepseek-v4-flash', '2026-08-16', 'output')).toBe('0.28 USD/Mtok');
  expect(price('deepseek/deepseek-v4-flash', '2026-08-17', 'output')).toBe('0.66 USD/Mtok');
  const variants = (day: string) => {
    const found = priceListAt(catalog.api('deepseek/deepseek-v4-flash')!, day);
    return found.ok
      ? found.list.variants.map(v => [v.hours, v.days, v.prices.get('output')!.amount.text])
      : found.reason;
  };
  const hours = [
    { from: 60, to: 240 },
    { from: 360, to: 600 },
  ];
  expect(variants('2026-08-22')).toEqual([[hours, undefined, '1.32 USD/Mtok']]);
  expect(variants('2026-08-23')).toEqual([[hours, [0, 1, 2, 3, 4], '1.32 USD/Mtok']]);
});

test('Claude Sonnet 4.6 dropped its long-context prices on 2026-03-13', () => {
  const variants = (day: string) => {
    const found = priceListAt(catalog.api('anthropic/claude-sonnet-4-6')!, day);
    return found.ok && found.list.variants.length;
  };
  expect([variants('2026-03-12'), variants('2026-03-13')]).toEqual([1, 0]);
});

test('batch stacks with the cache at Anthropic, not at Google', () => {
  expect(price('anthropic/claude-haiku-4-5', '2026-11-01', 'cacheRead', 'batch')).toBe('0.05 USD/Mtok'); // 1 × 0.1 × 0.5
  expect(price('google/gemini-2.5-pro', '2026-11-01', 'input', 'batch')).toBe('0.625 USD/Mtok'); // 1.25 × 0.5
  expect(price('google/gemini-2.5-pro', '2026-11-01', 'cacheRead', 'batch')).toBe('0.125 USD/Mtok');
});

test('the cancelled rise of Claude Sonnet 5 never comes, the announced doubling of Gemini 3.6 Flash does', () => {
  expect(price('anthropic/claude-sonnet-5', '2026-10-01', 'input')).toBe('2 USD/Mtok');
  expect([
    price('google/gemini-3.6-flash', '2026-12-31', 'input'),
    price('google/gemini-3.6-flash', '2027-01-01', 'input'),
  ]).toEqual(['0.75 USD/Mtok', '1.5 USD/Mtok']);
});

test('the moving name deepseek-chat has the price of its day', () => {
  expect(
    ['2025-07-01', '2025-09-01', '2025-12-01', '2026-05-01'].map(day => price('deepseek/deepseek-chat', day, 'output')),
  ).toEqual(['1.1 USD/Mtok', '1.68 USD/Mtok', '0.42 USD/Mtok', '0.28 USD/Mtok']);
});

test('a dated name is an alias of its entry', () => {
  expect(catalog.api('anthropic/claude-haiku-4-5-20251001')?.id).toBe('anthropic/claude-haiku-4-5');
});

test.each([
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
  'gpt-4o',
  'openai/gpt-4o-mni',
  'openai/__proto__',
  '../models/qwen3-8b',
])('`%s` is unknown', id => {
  expect([catalog.api(id), catalog.model(id), catalog.device(id), catalog.site(id), catalog.rule(id)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([
    catalog.rentals(id, 'h100-sxm'),
    catalog.rentals('lambda', id),
    catalog.throughput(id, 'h100-sxm'),
    catalog.throughput('qwen3-8b', id),
  ]).toEqual([[], [], [], []]);
});

test('a Mac Studio M3 Ultra 96 GB cost 3,999 USD until 2026-06-24 and 5,299 USD since', () => {
  const at = (day: string) => {
    const found = datedPriceAt(catalog.device('mac-studio-m3-ultra-96')!.prices, day, 'it');
    return found.ok && found.price.amount.text;
  };
  expect([at('2026-06-24'), at('2026-06-25')]).toEqual(['3999 USD/device', '5299 USD/device']);
});

test('rental offers have the price of their day, and a wish that cannot be met says why', () => {
  const offers = catalog.rentals('aws', 'h100-sxm');
  const at = (day: string, wish = {}) => {
    const found = rentalsAt(offers, day, { term: 'on-demand', instance: 'p5.48xlarge', ...wish });
    return found.ok ? found.offers.map(o => o.price.amount.text) : found.reason;
  };
  expect([at('2025-06-22'), at('2025-06-23')]).toEqual([['98.32 USD/instance/h'], ['55.04 USD/instance/h']]);
  expect(at('2023-01-01')).toBe('aws h100-sxm has no price in force on 2023-01-01: the next one begins on 2023-10-09');
  expect(at('2026-01-01', { term: '3-year' })).toBe(
    'aws h100-sxm has no term `3-year`; recorded: on-demand, capacity-block',
  );
});

test('Llama 3.3 70B takes the measured rows of its twin', () => {
  const rows = catalog.throughput('llama-3.3-70b', 'h100-sxm');
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map(r => r.model))).toEqual(new Set(['llama-3.1-70b']));
});

test('opening costs nothing before something is asked for', () => {
  const trap = new Proxy({}, { get: () => expect.fail('looked up'), ownKeys: () => expect.fail('listed') });
  const lazy = openCatalog({
    ...JSON.parse(json),
    api: trap,
    models: trap,
    devices: trap,
    rentals: trap,
    throughput: trap,
    sites: trap,
    rules: trap,
    defaults: trap,
  });
  expect(lazy.version).toBe('2026.11.2');
});
