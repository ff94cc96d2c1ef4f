import { describe, expect, test } from 'vitest';
import { runCompare } from '../../src/report/build.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { PAGE } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../catalog/entries.ts';
import { monthly, PLAIN } from './compare.ts';

const CATALOG = compiledJson({
  'api/acme/m': api(PERIOD),
  'api/acme/n': api(
    `validTo: 2026-12-01\n${PERIOD}`,
    `validFrom: 2026-12-01\n${PERIOD.replace('3 USD', '6 USD')}`,
  ).replace('source:', 'deprecation: { shutdown: 2027-03-01, successor: acme/m }\nsource:'),
});
const CONTRACT = `name: C\nprovider: acme\nsource: ${SOURCE}\ndiscounts: [{ validFrom: 2026-01-01, validTo: 2027-01-01, recordedAt: 2026-01-01, status: effective, discount: 10% }]\n`;

const LONG = CONTRACT.replace('validTo: 2027-01-01', 'validTo: 2030-01-01');

const run = (
  option: string,
  entries: Readonly<Record<string, string>> = {},
  asOf = '2026-06-01',
  priceAge?: number,
  more = '',
) =>
  runCompare({
    // 1,000 requests a day of 1 Mtok over 30 days: 30,000 Mtok a month, no output
    text: `tco: 1\n${more.startsWith('horizon') ? PLAIN.replace(/horizon: .*\n/, '') : PLAIN}tasks: { t: { requests: 1k /day, input: 1M tok, output: 0 tok } }\noptions: { a: ${option} }\nstaff: {}\n${more}`,
    file: 'test.yaml',
    sha256: '0'.repeat(64),
    settings: [],
    asOf,
    catalogJson: CATALOG,
    ...(Object.keys(entries).length
      ? {
          overlays: [
            {
              name: 'prices',
              sha256: '1'.repeat(64),
              files: Object.entries(entries).map(([path, text]) => ({
                path: `${path}.yaml`,
                file: `prices/${path}.yaml`,
                text,
              })),
            },
          ],
        }
      : {}),
    ...(priceAge === undefined ? {} : { priceAge }),
    toolVersion: '0.0.0',
  });
const cost = (...args: Parameters<typeof run>) => monthly(run(...args).report!, 'a');
const CHEAPER = { 'api/acme/m': api(PERIOD.replace('3 USD', '2 USD')) };

describe('what own prices change', () => {
  test('an entry of a folder is what is paid', () => {
    expect(cost('{ api: acme/m }')).toBe(90_000); // 30,000 Mtok x 3 USD
    expect(cost('{ api: acme/m }', CHEAPER)).toBe(60_000); // 30,000 Mtok x 2 USD
  });
  test('a contract is taken off the price in use, on the days on which it holds', () => {
    expect(cost('{ api: acme/m }', { 'contracts/c': LONG })).toBe(81_000); // 90,000 x (1 - 10 %)
    expect(cost('{ api: acme/m }', { ...CHEAPER, 'contracts/c': LONG })).toBe(54_000); // 60,000 x (1 - 10 %)
    expect(cost('{ api: acme/m }', { 'contracts/c': CONTRACT }, '2027-01-01')).toBe(90_000);
  });
  test('a contract that ends within the horizon is counted to its end, unless later prices are held', () => {
    // months 1 to 7 begin on 2026-06-01 to 2026-12-01, the contract ends on 2026-12-31: (7 x 81,000 + 5 x 90,000) / 12
    expect(cost('{ api: acme/m }', { 'contracts/c': CONTRACT })).toBe(84_750);
    expect(run('{ api: acme/m }', { 'contracts/c': CONTRACT }).problems.map(p => p.message)).toContain(
      'the discount agreed for a changes within the horizon: 0 % from 2027-01-01 on',
    );
    expect(cost('{ api: acme/m }', { 'contracts/c': CONTRACT }, '2026-06-01', 180, 'laterPrices: hold\n')).toBe(81_000);
  });
  test('a contract of the option ends the discount of the catalog, whether or not that one ends within the horizon', () => {
    // months 1 to 3 begin by 2026-08-31: 3 at 81,000, the rest at 90,000, over 12 months and over 6 alike
    const option = '{ api: acme/m, minimumSpend: 1 USD/month, contract: { ends: 2026-08-31 } }';
    const own = { 'contracts/c': CONTRACT };
    expect(cost(option, own)).toBe((3 * 81_000 + 9 * 90_000) / 12);
    expect(cost(option, own, '2026-06-01', 180, 'horizon: 6 month\n')).toBe((3 * 81_000 + 3 * 90_000) / 6);
  });
  test('a contract that begins within the horizon is counted from then on', () => {
    // none before: 2 months to 2026-11-01 and 2026-12-01 at 90,000, then 10 at 81,000
    const next = CONTRACT.replace('validFrom: 2026-01-01, validTo: 2027-01-01', 'validFrom: 2027-01-01').replace(
      'recordedAt: 2026-01-01',
      'recordedAt: 2026-06-01',
    );
    expect(cost('{ api: acme/m }', { 'contracts/c': next }, '2026-11-01')).toBe(82_500); // (2 x 90,000 + 10 x 81,000) / 12
  });
  test('what the scenario says itself comes before any contract: a discount, even of 0 %, or its own prices', () => {
    const contract = { 'contracts/c': CONTRACT };
    expect(cost('{ api: acme/m, discount: 20% }', contract)).toBe(72_000); // 90,000 x (1 - 20 %)
    expect(cost('{ api: acme/m, discount: 0% }', contract)).toBe(90_000);
    expect(cost('{ api: acme/m, price: { input: 1 USD/Mtok, output: 2 USD/Mtok } }', contract)).toBe(30_000);
  });
});

describe('what the report says of own prices', () => {
  const { report } = run('{ api: acme/m }', { ...CHEAPER, 'contracts/c': CONTRACT });
  test('names the folders, and every figure in use that was replaced, by what, and what it was', () => {
    expect(report!.catalog).toMatchObject({
      overlays: [{ name: 'prices', sha256: '1'.repeat(64), entries: 2 }],
      overridden: [
        { figure: 'catalog.api.acme/m.input', was: '3 USD/Mtok', is: '2 USD/Mtok', by: 'prices/api/acme/m' },
        { figure: 'catalog.contracts.c.discount', was: 'list price', is: '10%', by: 'prices/contracts/c' },
      ],
    });
  });
  test('a figure that the folder repeats as it was is not called replaced, nor one that is not in use', () => {
    expect(run('{ api: acme/m }', { 'api/acme/m': api(PERIOD) }).report!.catalog.overridden).toEqual([]);
    expect(run('{ api: acme/n }', CHEAPER).report!.catalog.overridden).toEqual([]);
  });
  test('without a folder nothing of the kind stands there', () => {
    expect(Object.keys(run('{ api: acme/m }').report!.catalog)).toEqual(['version', 'sha256', 'asOf']);
  });
  test('the terminal shows it', () => {
    expect(renderTerminal(report!, PAGE)).toContain(
      `  Own prices on top of the catalog: prices (2 files):
    acme/m input: 2 USD/Mtok, instead of 3 USD/Mtok (prices/api/acme/m)
    contract c discount: 10%, instead of list price (prices/contracts/c)
`,
    );
  });
  test('Markdown shows it', () => {
    expect(renderMarkdown(report!, PAGE)).toContain(
      '- acme/m input: 2 USD/Mtok, instead of 3 USD/Mtok (prices/api/acme/m)\n',
    );
  });
});

describe('what is about to change is said', () => {
  const codes = (...args: Parameters<typeof run>) => run(...args).problems.map(p => `${p.code} ${p.message}`);
  test('a price that is known to come within the horizon, and a model that will be shut down', () => {
    expect(codes('{ api: acme/n }')).toEqual([
      'E434 acme/n will be shut down on 2027-03-01, within the horizon; its successor is `acme/m`',
      'E435 acme/n changes its prices within the horizon: from month 7 on those of 2026-12-01 are used',
    ]);
  });
  test('a price that was not yet known on the day is not', () => {
    // both periods were recorded on 2026-01-01
    expect(codes('{ api: acme/n }', {}, '2025-12-31')).not.toContainEqual(expect.stringContaining('E435'));
  });
  test('after its end a model is still costed, with a warning', () => {
    expect(codes('{ api: acme/n }', {}, '2027-03-01')).toContainEqual(
      'E434 acme/n was shut down on 2027-03-01; its successor is `acme/m`',
    );
  });
});

describe('an own price that looks like a slip', () => {
  const doubts = (price: string) =>
    run('{ api: acme/m }', { 'api/acme/m': api(PERIOD.replace('3 USD', `${price} USD`)) })
      .problems.filter(p => p.severity === 'warning')
      .map(p => `${p.at?.file}:${p.at?.line} ${p.message}`);
  test('is used, and warned about at its place', () => {
    // 3 USD/Mtok written per thousand tokens would be 0.003, and the output of 15 USD/Mtok is 5,000 times that
    expect(doubts('0.31').join()).toContain('prices/api/acme/m.yaml:');
    expect(doubts('2.5')).toEqual([]);
  });
});

describe('a price that was read long ago', () => {
  const aged = (asOf: string, limit?: number) =>
    run('{ api: acme/m }', {}, asOf, limit)
      .problems.filter(p => p.code === 'E433')
      .map(p => p.message);
  test('is warned about with its age, more than 180 days after it was read', () => {
    // read on 2026-10-01; 180 days later it is 2027-03-30
    expect(aged('2027-03-30')).toEqual([]);
    expect(aged('2027-03-31')).toEqual([
      'the price of api/acme/m was last read on 2026-10-01, 181 days before 2027-03-31',
    ]);
  });
  test('at another limit where the project says one', () => {
    expect(aged('2026-10-31', 30)).toEqual([]);
    expect(aged('2026-11-01', 30)).toHaveLength(1);
  });
});
