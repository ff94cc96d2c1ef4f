import { describe, expect, test } from 'vitest';
import { runCompare } from '../../src/report/build.ts';
import { api, compiledJson, PERIOD } from '../catalog/entries.ts';
import { monthly, PLAIN } from './compare.ts';

const price = (usd: number, from?: string, to?: string) =>
  [from && `validFrom: ${from}`, to && `validTo: ${to}`, PERIOD.replace('3 USD', `${usd} USD`)]
    .filter(Boolean)
    .join('\n');
const CATALOG = compiledJson({
  'api/acme/twice': api(
    price(3, undefined, '2026-09-01'),
    price(6, '2026-09-01', '2026-10-15'),
    price(9, '2026-10-15'),
  ),
  'api/acme/ends': api(price(3, undefined, '2026-12-01')),
});

// 30,000 Mtok a month: 30,000 USD for each USD of the price
const run = (option: string, rest = '', asOf = '2026-06-01') =>
  runCompare({
    text: `tco: 1\n${PLAIN}tasks: { t: { requests: 1k /day, input: 1M tok, output: 0 tok } }\noptions: { a: ${option} }\nstaff: {}\n${rest}`,
    file: 'test.yaml',
    sha256: '0'.repeat(64),
    settings: [],
    asOf,
    catalogJson: CATALOG,
    toolVersion: '0.0.0',
    cashFlow: true,
  });
const bills = (...args: Parameters<typeof run>) =>
  run(...args).report!.cashFlow![0]!.months.map(m => Number(m.cash.usage) / 30_000);

describe('a price that is known to change', () => {
  test('changes with the first month that begins no earlier than it does', () => {
    // months begin on the first: September is month 4; 15 October lies in month 5, so November is the first at 9 USD
    expect(bills('{ api: acme/twice }')).toEqual([3, 3, 3, 6, 6, 9, 9, 9, 9, 9, 9, 9]);
    expect(monthly(run('{ api: acme/twice }').report!, 'a')).toBe((30_000 * (3 * 3 + 2 * 6 + 7 * 9)) / 12);
  });
  test('drifts and is discounted as the price before', () => {
    // −50 % a year: half of it after twelve months; month 7 has drifted for six of them
    const drifting = bills('{ api: acme/twice, priceDrift: -50% /year, discount: 20% }');
    expect(drifting[6]).toBeCloseTo(9 * 0.8 * 0.5 ** 0.5, 10);
  });
  test('is left as it is where the scenario says `hold`', () => {
    expect(bills('{ api: acme/twice }', 'laterPrices: hold\n')).toEqual(Array(12).fill(3));
  });
  test('is told, with what is used from when on', () => {
    const messages = (...args: Parameters<typeof run>) => run(...args).problems.map(p => p.message);
    expect(messages('{ api: acme/twice }')).toEqual([
      'acme/twice changes its prices within the horizon: from month 4 on those of 2026-09-01, from month 6 on those of 2026-10-15 are used',
    ]);
    expect(messages('{ api: acme/twice }', 'laterPrices: hold\n')).toEqual([
      'acme/twice has other prices from 2026-09-01 on; those of 2026-06-01 are held for all months',
    ]);
  });
  test('and one that ends without a known successor is held, and said so', () => {
    expect(bills('{ api: acme/ends }')).toEqual(Array(12).fill(3));
    expect(run('{ api: acme/ends }').problems.map(p => p.message)).toEqual([
      'the price of acme/ends ends on 2026-12-01 and no later one is known: it is held to the end',
    ]);
  });
  test('is an input of its own, so that explain and the assumptions name both', () => {
    const { assumptions } = run('{ api: acme/twice }').report!;
    const prices = assumptions.filter(a => a.id.startsWith('catalog.api.acme/twice.input')).map(a => [a.id, a.value]);
    expect(prices).toEqual([
      ['catalog.api.acme/twice.input', '3'],
      ['catalog.api.acme/twice.input.2026-09-01', '6'],
      ['catalog.api.acme/twice.input.2026-10-15', '9'],
    ]);
  });
  test('is not used before the day on which it became known', () => {
    // all periods were recorded on 2026-01-01
    expect(bills('{ api: acme/twice }', '', '2025-12-01')[10]).toBe(3);
  });
});

test('own prices of the option do not change', () => {
  expect(bills('{ api: acme/twice, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }')).toEqual(Array(12).fill(1));
});
