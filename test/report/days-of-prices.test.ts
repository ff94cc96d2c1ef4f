import { expect, test } from 'vitest';
import { runCompare } from '../../src/report/build.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../catalog/entries.ts';

// recorded on 2026-01-01, read on 2026-10-01; the catalog is of 2026-11-01
const UNDATED = { 'api/acme/m': api(PERIOD) };
const DATED = { 'api/acme/m': api(`validFrom: 2019-01-01\n${PERIOD}`) };
const CONTRACT = `name: C\nprovider: acme\nsource: ${SOURCE}\ndiscounts: [{ recordedAt: 2026-01-01, status: effective, discount: 10% }]\n`;

const found = (
  code: string,
  asOf: string,
  base: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
) =>
  runCompare({
    text: 'tco: 1\ntasks: { t: { requests: 1k /day, input: 1k tok, output: 100 tok } }\noptions: { a: { api: acme/m }, b: { api: acme/m } }\n',
    file: 'test.yaml',
    sha256: '',
    settings: [],
    asOf,
    catalogJson: compiledJson(base),
    overlays: Object.keys(own).length
      ? [
          {
            name: 'own',
            files: Object.entries(own).map(([path, text]) => ({ path: `${path}.yaml`, file: `own/${path}`, text })),
          },
        ]
      : [],
    toolVersion: '0.0.0',
  })
    .problems.filter(p => p.code === code)
    .map(p => `${p.severity}: ${p.message}`);

test('a price without a first day is not taken for long past days in silence: one warning for each entry', () => {
  const words =
    'warning: the first record of the price of api/acme/m is of 2026-01-01, more than a year after 2024-12-31';
  expect(found('E443', '2024-12-31', UNDATED)).toEqual([words]);
});

test('the days of a year before its first record are let pass', () => {
  // 2025-01-01 and 2026-01-01 are 365 days apart
  expect(found('E443', '2025-01-01', UNDATED)).toEqual([]);
});

test('a price that says since when it holds is not doubted', () => {
  expect(found('E443', '2020-01-01', DATED)).toEqual([]);
});

test('a discount without a first day is a price in this', () => {
  expect(found('E443', '2020-01-01', DATED, { 'contracts/c': CONTRACT })).toEqual([
    'warning: the first record of the price of contracts/c is of 2026-01-01, more than a year after 2020-01-01',
  ]);
});

test('an own price that was read in the future would never grow old, and that is said', () => {
  const read = (day: string) => ({ 'api/acme/m': DATED['api/acme/m'].replaceAll('2026-10-01', day) });
  expect(found('E468', '2026-06-01', DATED, read('2062-10-01'))).toEqual([
    'warning: own/api/acme/m was read on 2062-10-01, more than a year after 2026-11-01: it would never count as old',
  ]);
  expect(found('E468', '2026-06-01', DATED, read('2027-11-01'))).toEqual([]);
  // whoever asks for a later day may well have read later
  expect(found('E468', '2062-01-01', DATED, read('2062-10-01'))).toEqual([]);
});

test('an own price beyond every limit of its kind is told where it is used', () => {
  const dear = { 'api/acme/m': api(PERIOD.replace('3 USD', '1000000 USD')) };
  expect(found('E480', '2026-06-01', UNDATED, dear)).toEqual(['warning: input is 1000000 USD/Mtok']);
});
