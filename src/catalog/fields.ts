import type { Wanted } from '../quantity/amount.ts';
import { CURRENCIES } from '../quantity/unit.ts';
import type { Bucket } from './catalog.ts';

const money = (...per: string[]): string[] => CURRENCIES.flatMap(currency => per.map(p => `${currency}/${p}`));
const count = (example: string): Wanted => ({ units: [''], example, above: '0', whole: true, ranges: false });

/** The unit and the bounds of every amount of the catalog. */
export const FIELDS = {
  tokenPrice: { units: money('Mtok'), example: '2.50 USD/Mtok', min: '0' },
  requestPrice: { units: money('request'), example: '0.01 USD/request', min: '0' },
  cacheStorage: { units: money('Mtok/h'), example: '4.50 USD/Mtok/h', min: '0' },
  times: { units: ['%'], example: '50%', above: '0', max: '1000', ranges: false },
  tokens: { units: ['tok'], example: '1024 tok', above: '0', whole: true, ranges: false },
  tokenLimit: { units: ['tok/min'], example: '4M tok/min', above: '0' },
  requestLimit: { units: ['request/min'], example: '500 request/min', above: '0' },
  ratio: { units: [''], example: '1.15', above: '0', max: '10' },
  parameters: { units: ['param'], example: '70.55B param', above: '0' },
  count: count('80'),
  kvBytesPerToken: { units: ['B/tok'], example: '327680 B/tok', above: '0' },
  discount: { units: ['%'], example: '12%', above: '0', max: '100', ranges: false },
  share: { units: ['%'], example: '86%', min: '0', max: '100' },
  surcharge: { units: ['%'], example: '29%', min: '0', max: '500' },
  age: { units: ['month'], example: '12 month', above: '0', ranges: false },
  memory: { units: ['GB'], example: '80 GB', above: '0' },
  bandwidth: { units: ['GB/s'], example: '3350 GB/s', above: '0' },
  flops: { units: ['TFLOP/s'], example: '989 TFLOP/s', above: '0' },
  devicePower: { units: ['W/GPU', 'W/device'], example: '700 W/GPU', min: '0' },
  hostPower: { units: ['W/server'], example: '800 W/server', min: '0' },
  purchase: { units: money('GPU', 'device', 'server', 'instance'), example: '25000..30000 USD/GPU', above: '0' },
  rent: {
    units: money('instance/h'),
    example: '55.04 USD/instance/h',
    above: '0',
    otherUnit: 'an offer is priced per instance: the price of a GPU times `gpus`',
  },
  rate: { units: ['tok/s'], example: '2350 tok/s', above: '0' },
  tokensPerRequest: { units: ['tok'], example: '1000 tok', min: '0' },
  retention: { units: ['day'], example: '30 day', min: '0', ranges: false },
  delay: { units: ['ms'], example: '250 ms', above: '0' },
  electricity: { units: money('kWh'), example: '0.12 USD/kWh', min: '0' },
  pue: { units: [''], example: '1.4', min: '1', max: '5' },
  colocation: { units: money('kW/month'), example: '190 USD/kW/month', min: '0' },
  carbon: { units: ['g/kWh'], example: '383.55 g/kWh', min: '0' },
  staffTime: { units: ['FTE'], example: '0.25 FTE', min: '0' },
  salary: { units: money('year'), example: '214500 USD/year', min: '0' },
  loadRatio: { units: [''], example: '1.43', min: '1', max: '5' },
  yearlyChange: { units: ['%/year'], example: '-20..0..10 %/year', above: '-100', max: '1000' },
} as const satisfies Readonly<Record<string, Wanted>>;

export const TOKEN_BUCKETS = [
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
] as const satisfies readonly Bucket[];
export const BUCKETS = [...TOKEN_BUCKETS, 'request'] as const satisfies readonly Bucket[];

export const priceField = (bucket: Bucket): Wanted => (bucket === 'request' ? FIELDS.requestPrice : FIELDS.tokenPrice);

/** Modelling defaults of the catalog, by path, and what unit each has. */
export const DEFAULTS: Readonly<Record<string, Wanted>> = {
  'staff.mlops.fte': FIELDS.staffTime,
  'staff.mlops.salary': FIELDS.salary,
  'site.electricity': FIELDS.electricity,
  'site.pue': FIELDS.pue,
  'drift.api': FIELDS.yearlyChange,
  'drift.rent': FIELDS.yearlyChange,
};
