import type { CapacityReport } from '../../../src/report/capacity/capacity-report.ts';
import type { RankingReport } from '../../../src/report/capacity/ranking-report.ts';

const figure = (value: string, low: string, high: string, unit = 'tok/s') => ({ value, low, high, unit });
const catalog = { version: '2026.11.1', date: '2026-11-01', sha256: 'f'.repeat(64) };

const point = (concurrency: string, tpot: string, ttft: string, output: string, asked = false) => ({
  concurrency,
  asked,
  tpot,
  ttft: figure(ttft, String(Number(ttft) / 2), String(Number(ttft) * 2), 's'),
  output: figure(output, String(Number(output) / 2), String(Number(output) * 2)),
  total: String(Number(output) * 5),
  basis: concurrency === '1' ? ('scaled' as const) : ('measured' as const),
  factor: '1.0871',
});

/** A replica that fits, with everything that can be asked; the figures are made up, so that pages do not change with the calibration. */
export const FITS: CapacityReport = {
  schema: 'tco-capacity/1',
  catalog,
  asOf: '2026-10-15',
  replica: {
    model: 'tiny',
    device: 'box',
    gpus: '2',
    precision: 'fp8',
    weightBits: '8',
    cacheBits: '16',
    engine: 'server',
    tuning: 'default',
    tensorParallel: '2',
    pipelineParallel: '1',
  },
  request: { input: '2000', output: '500' },
  fit: {
    fits: true,
    needed: '12400000000',
    available: '182000000000',
    weights: '8030000000',
    cachePerRequest: '327680000',
    batch: '40',
  },
  serving: {
    basis: 'measured',
    factor: '1.0871',
    distance: '0.41',
    nearest: '700 tok/s output with vllm 0.11.0 at 1000 tok in and 500 tok out, 64 at once',
    output: figure('1234.5', '1000', '1500'),
    total: figure('6172.5', '5000', '7500'),
    prefill: figure('21000', '17500', '25200'),
    decode: figure('2600', '2100', '3160'),
    alone: figure('88.12', '70', '111'),
    aloneAtMost: '204',
    bound: 'bandwidth',
    confidence: { grade: 'medium', rowsNear: '17' },
    curve: [
      point('1', '11.4', '0.1', '80'),
      point('2', '12.25', '0.14', '150'),
      point('10', '16', '0.3', '520', true),
      point('40', '31.8', '1.1', '1234.5'),
    ],
  },
  limits: {
    ttft: '2',
    tpot: '0.025',
    within: {
      concurrency: '22',
      output: figure('900', '740', '1100'),
      total: '4500',
      ttft: '0.61',
      tpot: '0.0249',
      basis: 'measured',
      factor: '1.0871',
    },
  },
  load: {
    requests: '5.787',
    tokens: '14467.5',
    peakToMean: '3',
    fleet: { replicas: '11', gpus: '22', utilisation: '0.292', concurrency: '21', sizedBy: 'queue' },
  },
  rent: {
    perGpu: '2.49',
    provider: 'cloud',
    instance: 'b8',
    region: 'east',
    gpusPerInstance: '8',
    source: 'rentals/cloud/box: a price list (from 2026-01-01, read 2026-10-01)',
  },
  costs: { full: '0.22412', withinLimits: '0.3074', atLoad: '1.1474', fleetPerHour: '59.76' },
  measured: Array.from({ length: 10 }, (_, i) => ({
    gpus: i < 7 ? '2' : '4',
    precision: 'fp8',
    engine: 'vllm 0.11.0',
    mode: 'closed-loop',
    metric: 'output',
    input: '1000',
    output: '500',
    concurrency: String(2 ** i),
    measured: String(100 * (i + 1)),
    estimated: i === 3 ? null : String(90 * (i + 1)),
    ratio: i === 3 ? null : '1.1111',
    source: 'throughput/tiny/box: a benchmark',
  })),
  notes: [
    'No --engine: any that batches, so the interval is wider; say it where you know it.',
    'Ein Vermerk – für alle.',
  ],
};

const { serving: _serving, limits: _limits, load: _load, rent: _rent, costs: _costs, ...about } = FITS;

/** One that does not fit. */
export const DOES_NOT_FIT: CapacityReport = {
  ...about,
  replica: { ...FITS.replica, gpus: '1', precision: 'fp16' },
  fit: {
    fits: false,
    needed: '143000000000',
    available: '80900000000',
    weights: '141000000000',
    cachePerRequest: '754000000',
    remedies: { precision: 'fp8', gpus: '2' },
  },
  measured: [],
  notes: [],
};

const row = (gpus: string, device: string, cost: string | null, within: string) => ({
  id: `${gpus} x ${device}${cost === null ? '' : ' *'}`,
  device,
  gpus,
  precision: 'fp8',
  engine: 'vllm',
  batch: '128',
  output: '1200',
  outputLow: '1000',
  outputHigh: '1440',
  total: '6000',
  basis: cost === null ? 'estimated' : 'scaled',
  factor: cost === null ? '1' : '1.0871',
  distance: cost === null ? null : '0.83',
  confidence: 'high',
  rowsNear: '50',
  within,
  goodput: '4500',
  replicas: '6',
  utilisation: '0.31',
  rent: cost === null ? null : '2.49',
  provider: cost === null ? null : 'cloud',
  instance: cost === null ? null : 'b8',
  region: cost === null ? null : 'east',
  perMtok: cost === null ? null : '0.2',
  perMtokWithinLimits: cost === null ? null : '0.3',
  perMtokAtLoad: cost,
  rentSource: cost === null ? null : 'rentals/cloud/box: a price list, with a comma',
});

export const RANKING: RankingReport = {
  schema: 'tco-capacity-ranking/1',
  catalog,
  asOf: '2026-10-15',
  model: 'tiny',
  request: { input: '2000', output: '500' },
  limits: { ttft: '2', tpot: null },
  load: { requests: '5.787', tokens: '14467.5', peakToMean: '3' },
  rankedBy: 'atLoad',
  counts: { priced: '372', unpriced: '159', tooSmall: '269' },
  rows: [
    row('2', 'box', '0.55', '22'),
    row('16', 'another-box-with-a-long-name-80', '0.612', '0'),
    row('1', 'rack', null, '9'),
  ],
  notes: ['528 more replicas hold the model: --top 531 shows all.'],
};
