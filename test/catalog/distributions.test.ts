import { expect, test } from 'vitest';
import { amountIn } from '../../src/catalog/diff/amount-in.ts';
import { priceListAt } from '../../src/catalog/price-list.ts';
import { spreadOf } from '../../src/quantity/spread.ts';
import { api, compiled } from './entries.ts';

const period = (input: string) =>
  `recordedAt: 2026-01-01\nstatus: effective\ninput: ${input}\noutput: 15 USD/Mtok\nvariants: [{ tier: batch, times: 50% }]`;

const batchOf = (input: string) => {
  const { catalog, problems } = compiled({ 'api/a/m': api(period(input)) });
  expect(problems.filter(p => p.at?.file.includes('api/')).map(p => p.message)).toEqual([]);
  const list = priceListAt(catalog.api('a/m')!, '2026-11-01', 'batch');
  if (!list.ok) throw new Error(list.reason);
  return list.list.base.get('input')!.amount;
};

test('a price of the catalog may be a distribution, and a batch of it is half of that', () => {
  expect(spreadOf(batchOf('normal(3, 0.2) USD/Mtok'))).toMatchObject({ kind: 'normal' });
  // 3 ÷ 2 ± 5 × 0.2 ÷ 2
  const { low, likely, high } = batchOf('normal(3, 0.2) USD/Mtok');
  expect([low, likely, high].map(v => v.toFixed())).toEqual(['1', '1.5', '2']);
  expect(batchOf('choice(2 @75%, 4 @25%) USD/Mtok').text).toBe('choice(1 @0.75, 2 @0.25) USD/Mtok');
  expect(batchOf('triangular(2..3..4) USD/Mtok').text).toBe('triangular(1..1.5..2) USD/Mtok');
  // the logarithm of half a price has the same sigma: the median halves
  expect(batchOf('lognormal(median=3, sigma=0.25) USD/Mtok').text).toBe('lognormal(median=1.5, sigma=0.25) USD/Mtok');
});

test('samples are not read for the catalog, and a slip is asked about', () => {
  const messages = (input: string) =>
    compiled({ 'api/a/m': api(period(input)) }).problems.map(({ code, message, hint }) => [code, message, hint]);
  expect(messages('samples(a.csv) USD/Mtok')).toContainEqual([
    'E246',
    expect.stringContaining('samples are read for scenarios only'),
    undefined,
  ]);
  expect(messages('norml(3, 1) USD/Mtok')).toContainEqual([
    'E241',
    expect.stringContaining('unknown distribution `norml`'),
    'did you mean `normal`?',
  ]);
});

test('two catalogs compare the likely value of a distribution', () => {
  expect(amountIn('normal(3, 0.2) USD/Mtok')?.likely.toFixed()).toBe('3');
  expect(amountIn('normal(35, 2)%')?.likely.toFixed()).toBe('35');
  expect(amountIn('normal (a model, that has no unit)')).toBeUndefined();
});
