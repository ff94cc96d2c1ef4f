import { expect, test } from 'vitest';
import type { ApiEntry, Bucket, PriceList } from '../../src/catalog/catalog.ts';
import { priceListAt, type ServiceTier } from '../../src/catalog/price-list.ts';
import { api, compiled, PERIOD } from './entries.ts';

function entry(...periods: string[]): ApiEntry {
  const { problems, catalog } = compiled({ 'api/x/m': api(...periods) });
  expect(problems).toEqual([]);
  return catalog.api('x/m')!;
}

function listOf(e: ApiEntry, day: string, tier?: ServiceTier, region?: string): PriceList {
  const found = priceListAt(e, day, tier, region);
  if (!found.ok) throw new Error(found.reason);
  return found.list;
}

const texts = (prices: ReadonlyMap<Bucket, { amount: { text: string } }>) =>
  Object.fromEntries([...prices].map(([b, g]) => [b, g.amount.text]));
const reasonOf = (...args: Parameters<typeof priceListAt>) => {
  const found = priceListAt(...args);
  return found.ok ? 'ok' : found.reason;
};

const TWO = [
  `validFrom: 2026-01-10\nvalidTo: 2026-03-13\n${PERIOD}`,
  `validFrom: 2026-04-01\n${PERIOD.replace('3 USD', '4 USD')}`,
];

test('a period holds from its first day up to, not including, its end', () => {
  const e = entry(...TWO);
  expect(listOf(e, '2026-01-10').base.get('input')!.amount.text).toBe('3 USD/Mtok');
  expect(listOf(e, '2026-03-12').base.get('input')!.amount.text).toBe('3 USD/Mtok');
  expect(listOf(e, '2026-04-01').base.get('input')!.amount.text).toBe('4 USD/Mtok');
});

test('in a gap no price is made up; the nearest periods are named', () => {
  expect(reasonOf(entry(...TWO), '2026-03-13')).toBe(
    'x/m has no price in force on 2026-03-13: the last one before ended on 2026-03-13, the next one begins on 2026-04-01',
  );
});

test('before the first period there is no price', () => {
  expect(reasonOf(entry(...TWO), '2026-01-09')).toBe(
    'x/m has no price in force on 2026-01-09: the next one begins on 2026-01-10',
  );
});

test('a scheduled price counts from its first day on', () => {
  const e = entry(
    `validTo: 2027-01-01\n${PERIOD}`,
    `validFrom: 2027-01-01\n${PERIOD.replace('effective', 'scheduled').replace('3 USD', '6 USD')}`,
  );
  expect(listOf(e, '2026-12-31').base.get('input')!.amount.text).toBe('3 USD/Mtok');
  expect(listOf(e, '2027-01-01').base.get('input')!.amount.text).toBe('6 USD/Mtok');
});

test('a withdrawn price never counts, and may overlap', () => {
  const e = entry(
    PERIOD,
    `validFrom: 2026-09-01\n${PERIOD.replace('effective', 'withdrawn').replace('3 USD', '9 USD')}`,
  );
  expect(listOf(e, '2026-10-01').base.get('input')!.amount.text).toBe('3 USD/Mtok');
});

test('a tier nobody offers is not the standard tier', () => {
  expect(reasonOf(entry(PERIOD), '2026-10-01', 'batch')).toBe(
    'x/m has no batch price on 2026-10-01; it offers standard',
  );
});

const BATCH = `${PERIOD}\nvariants:\n  - prompt: "> 200000 tok"\n    input: 6 USD/Mtok\n    cacheRead: 0.6 USD/Mtok\n    output: 22.5 USD/Mtok\n  - tier: batch\n    times: 50%`;

test('times multiplies the base and the variants written before it', () => {
  const list = listOf(entry(BATCH), '2026-10-01', 'batch');
  expect(texts(list.base)).toEqual({ input: '1.5 USD/Mtok', cacheRead: '0.15 USD/Mtok', output: '7.5 USD/Mtok' }); // 3 × 0.5, 0.3 × 0.5, 15 × 0.5
  expect(list.variants).toHaveLength(1);
  expect(texts(list.variants[0]!.prices)).toEqual({
    input: '3 USD/Mtok',
    cacheRead: '0.3 USD/Mtok',
    output: '11.25 USD/Mtok',
  }); // 6 × 0.5, 0.6 × 0.5, 22.5 × 0.5
});

test('where batch does not stack with the cache, cache reads keep their list price, long prompts too', () => {
  const list = listOf(entry(`${BATCH}\n    buckets: [input, output]`), '2026-10-01', 'batch');
  expect(texts(list.base)).toEqual({ input: '1.5 USD/Mtok', cacheRead: '0.3 USD/Mtok', output: '7.5 USD/Mtok' });
  // in order: the list price of long prompts, of which only the cache read is left, then half of input and output
  expect(list.variants.map(v => texts(v.prices))).toEqual([
    { cacheRead: '0.6 USD/Mtok' },
    { input: '3 USD/Mtok', output: '11.25 USD/Mtok' },
  ]);
});

test('the standard list knows nothing of batch', () => {
  const list = listOf(entry(BATCH), '2026-10-01');
  expect(texts(list.base)).toEqual({ input: '3 USD/Mtok', cacheRead: '0.3 USD/Mtok', output: '15 USD/Mtok' });
  expect(list.variants.map(v => v.prompt)).toEqual([{ tokens: 200_000, inclusive: false }]);
});

test('windows are read as minutes of the UTC day, past midnight too, weekdays from Monday on', () => {
  const list = listOf(
    entry(`${PERIOD}\nvariants:\n  - utc: ["16:30-00:30", 01:00-24:00]\n    days: [mon, sun]\n    input: 6 USD/Mtok`),
    '2026-10-01',
  );
  expect(list.variants[0]).toMatchObject({
    hours: [
      { from: 990, to: 30 },
      { from: 60, to: 1440 },
    ],
    days: [0, 6],
  }); // 16 × 60 + 30
});

test('a region without a recorded price is refused, a recorded one applied', () => {
  const e = entry(`${PERIOD}\nvariants:\n  - region: us\n    times: 110%`);
  expect(listOf(e, '2026-10-01', 'standard', 'us').base.get('input')!.amount.text).toBe('3.3 USD/Mtok'); // 3 × 1.1
  expect(listOf(e, '2026-10-01').base.get('input')!.amount.text).toBe('3 USD/Mtok');
  expect(reasonOf(e, '2026-10-01', 'standard', 'mars')).toBe(
    'x/m has no price recorded for the region `mars`; known: us',
  );
});

test('tier and region multiply together', () => {
  const e = entry(`${PERIOD}\nvariants:\n  - tier: batch\n    times: 50%\n  - region: us\n    times: 110%`);
  expect(listOf(e, '2026-10-01', 'batch', 'us').base.get('input')!.amount.text).toBe('1.65 USD/Mtok'); // 3 × 0.5 × 1.1
});

test('what is declared free costs 0, what is not stated costs nothing known', () => {
  const list = listOf(entry(`${PERIOD}\nfree: [cacheWrite5m]`), '2026-10-01');
  expect(list.base.get('cacheWrite5m')!.amount.text).toBe('0 USD/Mtok');
  expect(list.base.get('cacheWrite1h')).toBeUndefined();
});

test('a price knows its entry, its source and since when it holds', () => {
  const price = listOf(entry(`validFrom: 2026-01-10\n${PERIOD}`), '2026-10-01').base.get('input')!;
  expect(price.path).toBe('catalog.api.x/m.input');
  expect(price.source).toEqual({
    kind: 'catalog',
    entry: 'api/x/m',
    title: 'a price list',
    url: 'https://example.com/prices',
    from: '2026-01-10',
    read: '2026-10-01',
    grade: 'verified',
  });
});

test('prices of one list have paths of their own', () => {
  const e = entry(BATCH);
  const [list, batch] = [listOf(e, '2026-10-01'), listOf(e, '2026-10-01', 'batch')];
  const inputs = [list.base, list.variants[0]!.prices, batch.base, batch.variants[0]!.prices].map(
    p => p.get('input')!.path,
  );
  expect(inputs).toEqual([
    'catalog.api.x/m.input',
    'catalog.api.x/m.over-200000-tok.input',
    'catalog.api.x/m.batch.input',
    'catalog.api.x/m.batch-over-200000-tok.input',
  ]);
});
