import { expect, test } from 'vitest';
import { openCatalog } from '../../../src/catalog/open.ts';
import type { ModelledPool } from '../../../src/report/backtest/modelled-pools.ts';
import { priceChanges } from '../../../src/report/backtest/price-changes.ts';
import { api, compiledJson, PERIOD } from '../../catalog/entries.ts';
import { HEAD, holding } from './mail.ts';

/** A price list of `usd` for a Mtok of input. */
const list = (usd: number, from?: string, to?: string) =>
  [from && `validFrom: ${from}`, to && `validTo: ${to}`, PERIOD.replace('3 USD', `${usd} USD`)]
    .filter(Boolean)
    .join('\n');

const catalogJson = compiledJson({
  'api/acme/cut': api(list(5, undefined, '2026-06-16'), list(4, '2026-06-16')),
  'api/acme/same': api(list(5, undefined, '2026-06-16'), list(5, '2026-06-16')),
});
const scenario = (name: string) =>
  `tco: 1\nname: Cut\ntasks: { t: { requests: 1k /day, input: 1M tok, output: 0 tok } }\noptions: { a: { api: acme/${name} } }\n`;
// 1,000 Mtok a day: 15 days at 5 USD and 15 at 4 are 135,000; all 30 at 5 are 150,000
const bill = (name: string, late: number) =>
  `${HEAD}2026-06-01,acme,${name},input,standard,15000,Mtok,,75000,USD\n2026-06-30,acme,${name},input,standard,15000,Mtok,,${late},USD\n`;
const told = (name: string, late: number) => {
  const { report } = holding([bill(name, late)], { scenario: scenario(name), more: { catalogJson } });
  return { ...report!.total, discounts: report!.discounts, reasons: report!.rows.map(row => row.reason) };
};

test('a price that was cut within the period is no discount, and what comes of it is unexplained with that reason', () => {
  const { effects, discounts, reasons } = told('cut', 60_000);
  expect(effects).toMatchObject({ discount: '0', rest: '-15000' });
  expect(discounts).toEqual([]);
  expect(reasons).toEqual([
    'its price or discount changes on 2026-06-16, and what held on the first day of the period is taken for all of it',
  ]);
});

test('a list that was only written anew changes nothing: what is paid less is a discount', () => {
  // 75,000 + 60,000 of 150,000
  expect(told('same', 60_000)).toMatchObject({ effects: { discount: '-15000' }, discounts: [{ billed: '0.1' }] });
});

test('own prices of an option change on no day', () => {
  const own = scenario('cut').replace('acme/cut', 'acme/cut, price: { input: 5 USD/Mtok, output: 5 USD/Mtok }');
  const { report } = holding([bill('cut', 60_000)], { scenario: own, more: { catalogJson } });
  expect(report!.total.effects.discount).toBe('-15000');
});

test('a discount that was agreed anew within the period changes what is paid, too', () => {
  const changes = (from: string) => {
    const options = [{ price: new Map(), laterDiscounts: [{ from }] }];
    const pool = { api: 'acme/same', options } as unknown as ModelledPool;
    return [...priceChanges([pool], openCatalog(catalogJson), { from: '2026-06-01', to: '2026-06-30' })];
  };
  expect(changes('2026-06-16')).toEqual([['acme/same', ['2026-06-16']]]);
  // that of the first day holds for all of it, and one after the last for nothing
  expect(changes('2026-06-01')).toEqual([]);
  expect(changes('2026-07-01')).toEqual([]);
});
