import { expect, test } from 'vitest';
import { runCompare } from '../../src/report/build.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../catalog/entries.ts';

const MODEL = `name: M\nparameters: 10B param\nactiveParameters: 10B param\nkvBytesPerToken: 163840 B/tok\nlayers: 40\nhidden: 4096\nheads: 32\nkvHeads: 8\nheadDim: 128\nlicence: MIT\nsource: ${SOURCE}\n`;
const DEVICE = `name: G\nmemory: 80 GB\nbandwidth: 3000 GB/s\nlink: nvlink4\nflops: { bf16: 900 TFLOP/s }\nsource: ${SOURCE}\n`;
const RENT = `source: ${SOURCE}\noffers: [{ instance: i, gpus: 1, region: any, term: on-demand, validFrom: 2026-06-01, price: 2 USD/instance/h }]\n`;
const CATALOG = compiledJson({
  'api/acme/m': api(`validFrom: 2026-06-01\n${PERIOD}`),
  'models/m-10b': MODEL,
  'devices/gpu-80': DEVICE,
  'rentals/host/gpu-80': RENT,
});

const found = (options: string, own: Readonly<Record<string, string>> = {}, file: readonly object[] = []) =>
  runCompare({
    text: `tco: 1\ntasks: { t: { requests: 1k /day, input: 1k tok, output: 100 tok } }\noptions:\n${options}`,
    file: 'test.yaml',
    sha256: '',
    settings: [],
    asOf: '2026-01-01',
    catalogJson: CATALOG,
    overlays: Object.keys(own).length
      ? [{ name: 'own', files: Object.entries(own).map(([path, text]) => ({ path, file: `own/${path}`, text })) }]
      : [],
    found: file as never,
    toolVersion: '0.0.0',
  })
    .problems.filter(p => p.severity === 'error')
    .map(p => p.code);

const API = '  a: { api: acme/m }\n';
const RENTED = '  r: { model: m-10b, replica: 1 x gpu-80, rent: { provider: host } }\n';

test('a day without a price of the API does not hide that the rental has none either', () => {
  expect(found(API)).toEqual(['E402']);
  expect(found(API + RENTED)).toEqual(['E402', 'E407']);
});

test('nor does a fault of one rented option hide the rent of another one that is not ready', () => {
  expect(found(`${API}  r: { model: m-99b, replica: 1 x gpu-80, rent: { provider: host } }\n`)).toEqual([
    'E402',
    'E405',
    'E407',
  ]);
});

test('a wrong file of own prices does not hide what the scenario lacks elsewhere', () => {
  expect(found(API, { 'devices/other.yaml': 'name: X\n' })).toEqual([...Array(5).fill('E302'), 'E402']);
});

test('what may stand in a wrong file of own prices is not said to be missing', () => {
  expect(found('  a: { api: new/m }\n', { 'api/new/m.yaml': 'name: X\n' })).toEqual(['E302', 'E302', 'E302']);
  expect(found('  a: { api: new/m }\n', { 'api/New/m.yml': 'name: X\n' })).toEqual(['E450']);
  const lost = { code: 'E130', severity: 'error', message: 'there is no folder `own`' };
  expect(found('  a: { api: new/m }\n', {}, [lost])).toEqual(['E130']);
});

test('files that cannot be read are told together with the faults of the scenario', () => {
  const lost = { code: 'E130', severity: 'error', message: 'there is no folder `own`' };
  expect(found('  a: { api: new/m, pirce: 1 }\n', {}, [lost])).toEqual(['E301', 'E130']);
});
