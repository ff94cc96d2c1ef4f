import { describe, expect, test } from 'vitest';
import { PAGE } from '../../../src/report/screen.ts';
import { renderWhy } from '../../../src/report/why/why-page.ts';
import { isAbout, whyOf } from '../../../src/report/why/why-scenario.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../../catalog/entries.ts';

const CATALOG = compiledJson({
  'api/acme/m': api(PERIOD).replace('source:', 'deprecation: { shutdown: 2027-03-01, successor: acme/n }\nsource:'),
  'api/acme/n': api(PERIOD),
  'devices/g': `name: G\nmemory: 24 GB\nbandwidth: 1000 GB/s\nlink: pcie4\nflops: {}\nsource: ${SOURCE}\nprices: [{ recordedAt: 2026-01-01, status: effective, price: 900 USD/GPU }]\n`,
  'sites/hall': `name: Hall\nsource: ${SOURCE}\nelectricity: [{ validTo: 2026-01-01, recordedAt: 2025-01-01, status: effective, price: 0.2 USD/kWh }, { validFrom: 2026-01-01, recordedAt: 2026-01-01, status: effective, price: 0.1 USD/kWh }]\n`,
});

const why = (option: string, rest = '', asOf = '2026-06-01') => {
  const { why: found, problems } = whyOf({
    text: `tco: 1\ntasks: { t: { requests: 1k /day, input: 1k tok, output: 100 tok } }\noptions: { o: ${option} }\n${rest}`,
    file: 'test.yaml',
    sha256: '',
    settings: [],
    asOf,
    catalogJson: CATALOG,
    toolVersion: '0.0.0',
  });
  if (!found) throw new Error(problems.map(p => p.message).join('; '));
  return found;
};
const prices = (option: string) => why(option)[0]!.prices.map(({ what, price, net }) => [what, price, net]);

describe('an API', () => {
  test('with a discount has the price that is paid beside the one of the list', () => {
    // 3 x (1 - 12.5 %) = 2.625; 0.3 x 0.875 = 0.2625; 15 x 0.875 = 13.125
    expect(prices('{ api: acme/n, discount: 12.5% }')).toEqual([
      ['input', '3 USD/Mtok', '2.625 USD/Mtok'],
      ['cache read', '0.3 USD/Mtok', '0.2625 USD/Mtok'],
      ['output', '15 USD/Mtok', '13.125 USD/Mtok'],
    ]);
    expect(renderWhy(why('{ api: acme/n, discount: 12.5% }'), '2026-06-01', PAGE)).toContain(
      '\n  input         3 USD/Mtok   2.625 USD/Mtok net  [1]\n',
    );
  });
  test('pays a range of prices less a range of discounts: the dearest with the smallest', () => {
    // 2 x (1 - 50 %) = 1; 3 x (1 - 30 %) = 2.1; 4 x (1 - 10 %) = 3.6
    const own = 'price: { input: 2..4 USD/Mtok, output: 5 USD/Mtok }';
    expect(prices(`{ api: acme/n, discount: 10..50%, ${own} }`)[0]).toEqual([
      'input',
      '2..4 USD/Mtok',
      '1..2.1..3.6 USD/Mtok',
    ]);
  });
  test('without a discount has none, and no column for it', () => {
    expect(prices('{ api: acme/n }')[0]).toEqual(['input', '3 USD/Mtok', null]);
    expect(renderWhy(why('{ api: acme/n }'), '2026-06-01', PAGE)).not.toContain('net');
  });
  test('says when it ends and what follows', () => {
    expect(why('{ api: acme/m }')[0]!.steps).toContain('it is off from 2027-03-01 on; its successor is acme/n');
    expect(why('{ api: acme/n }')[0]!.steps.join()).not.toContain('it is off');
  });
});

describe('the electricity of an owned option', () => {
  const OWNED = '{ model: m, replica: 1 x g, buy: {} }';
  const power = (sites: string, asOf?: string) => why(OWNED, sites, asOf).find(w => w.thing === 'electricity')!;
  test('comes from the region of its site, on the days on which that price holds', () => {
    const found = power('sites: { here: { region: hall } }\n');
    expect(found.entry).toBe('sites/hall');
    expect(isAbout(found, 'hall')).toBe(true);
    expect(found.steps).toEqual([
      'the site here is in the region hall',
      'sites/hall comes from the catalog 2026.11.1',
      'price until 2026-01-01: over on 2026-06-01',
      'price from 2026-01-01: in force on 2026-06-01',
    ]);
    expect(found.prices.map(p => p.price)).toEqual(['0.1 USD/kWh']);
    expect(power('sites: { here: { region: hall } }\n', '2025-06-01').prices.map(p => p.price)).toEqual([
      '0.2 USD/kWh',
    ]);
  });
  test('or from the site itself', () => {
    expect(power('sites: { here: { region: hall, electricity: 0.3 USD/kWh } }\n')).toMatchObject({
      entry: null,
      steps: ['the site here states its own price'],
      prices: [{ price: '0.3 USD/kWh' }],
    });
  });
  test('or is not counted, where the scenario has no site', () => {
    expect(power('sites: {}\n')).toMatchObject({
      steps: ['the scenario has no site: no electricity is counted'],
      prices: [],
    });
  });
  test('is told below its option', () => {
    const page = renderWhy(why(OWNED, 'sites: { here: { region: hall } }\n'), '2026-06-01', PAGE);
    expect(page).toContain('\no, electricity, prices of 2026-06-01\n');
  });
});
