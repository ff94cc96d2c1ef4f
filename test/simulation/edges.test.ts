import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from '../../src/report/json.ts';
import { PAGE } from '../../src/report/screen.ts';
import { renderSimulationCsv } from '../../src/report/simulation/simulation-csv.ts';
import { renderSimulationMarkdown } from '../../src/report/simulation/simulation-markdown.ts';
import { renderSimulationText } from '../../src/report/simulation/simulation-page.ts';
import { smallCatalog } from '../model/compare.ts';
import { drawnScenario } from './drawn.ts';
import { answered } from './simulated.ts';

/** An amount at the edge of what its field takes: numbers between two ends, of which either may be 0, in every shape. */
const between = (low: number, high: number, unit: string): fc.Arbitrary<string> => {
  const middle = (low + high) / 2;
  const texts = [
    `${low}`,
    `${high}`,
    `${low}..${high}`,
    `${low}..${low}..${high}`,
    `${low}..${high}..${high}`,
    `triangular(${low}..${low}..${high})`,
    `triangular(${low}..${middle}..${high})`,
    `normal(${middle}, ${(high - low) / 12})`,
    `lognormal(p5=${low + (high - low) / 1e6}, p95=${middle})`,
    `choice(${low} @50%, ${high} @50%)`,
    `choice(${low} @99.9%, ${high} @0.1%)`,
    `samples(some.csv, ${unit === '%' ? 'share' : 'amount'})`,
  ];
  return fc.constantFrom(...texts).map(text => `"${text}${unit && ` ${unit}`}"`);
};

const SAMPLES = new Map([['some.csv', 'amount,share\n0,0\n1,100\n0.000001,50\n']]);
const share = between(0, 100, '%');
const drift = between(-90, 90, '% /year');

const scenario = fc.record({
  horizon: fc.constantFrom(1, 7, 14),
  tokens: fc.oneof(between(0, 1e9, 'tok/month'), between(0, 1e15, 'tok/month'), between(0, 1, 'tok/month')),
  growth: between(-50, 50, '% /month'),
  retries: fc.oneof(share, between(0, 5, '%')),
  cached: share,
  accepted: between(1, 100, '%'),
  batchable: share,
  price: fc.oneof(between(0, 1e-6, 'USD/Mtok'), between(0, 100_000, 'USD/Mtok')),
  discount: share,
  minimum: fc.oneof(fc.constant('0 USD/month'), between(0, 1e9, 'USD/month')),
  drift,
  rent: between(0, 1000, 'USD/GPU/h'),
  rentDrift: drift,
  speed: fc.oneof(between(0.001, 1e6, 'tok/s'), between(1, 2000, 'tok/s')),
  used: between(1, 100, '%'),
  buy: between(0, 1e7, 'USD/GPU'),
  residual: share,
  watts: between(0, 2000, 'W/device'),
  upfront: between(0, 1e6, 'USD'),
  replicas: fc.constantFrom('', ', replicas: 0', ', replicas: 3'),
});

const textOf = (s: typeof scenario extends fc.Arbitrary<infer T> ? T : never): string => `
horizon: ${s.horizon} month
discountRate: 8% /year
tasks:
  chat: { tokens: ${s.tokens}, inputShare: 50%, growth: ${s.growth}, retries: ${s.retries}, cachedInput: ${s.cached}, batchable: ${s.batchable}, accepted: ${s.accepted} }
options:
  api: { api: own/a, price: { input: ${s.price}, output: ${s.price}, cacheRead: ${s.price}, batch: { input: ${s.price}, output: ${s.price}, cacheRead: ${s.price} } }, discount: ${s.discount}, minimumSpend: ${s.minimum}, priceDrift: ${s.drift}, confirmUnusual: true }
  rented: { model: m-10b, replica: 1 x gpu-24, fit: assume, targetUtilisation: ${s.used}, rent: { price: ${s.rent} }, priceDrift: ${s.rentDrift}, throughput: { total: ${s.speed} }${s.replicas}, confirmUnusual: true }
  owned: { model: m-10b, replica: 1 x gpu-24, fit: assume, buy: { price: ${s.buy}, serviceLife: 5 month, residual: ${s.residual} }, power: { idle: 0 W/device, active: ${s.watts} }, throughput: { total: ${s.speed} }, upfront: ${s.upfront}, confirmUnusual: true }
plans: { mix: { fill: [rented, api] } }
sites: { here: { electricity: 0.1 USD/kWh } }
budget:
  - { metric: plans.api.monthly, max: 0 USD/month }
  - { metric: plans.api.perMtok, max: 1 USD/Mtok }
`;

test('no draw of amounts at the edge of what is allowed has a cost, a count or a capacity that is no number', () => {
  let valid = 0;
  fc.assert(
    fc.property(scenario, s => {
      const drawn = drawnScenario(textOf(s), smallCatalog(), 256, SAMPLES);
      if (typeof drawn === 'string') return;
      valid++;
      const wrong = [...drawn.draws.outputs].filter(
        // without volume there is no cost per token, and nothing to divide a load by
        ([id, values]) => !/\.per|utilisation/.test(id) && !values.every(Number.isFinite),
      );
      expect(wrong.map(([id]) => id)).toEqual([]);
    }),
    { numRuns: 30, seed: 3, endOnFailure: true },
  );
  expect(valid).toBeGreaterThan(6);
});

test('no report on them has a number that is none, in any format', async () => {
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async s => {
      // a fill has many sizes to look at for every break-even, and figures of its own kind in the draws above
      const text = textOf(s).replace(/^plans: .*\n/m, '');
      const { report, problems } = await answered(text, { samples: SAMPLES, most: 4096 });
      expect(report !== undefined).toBe(problems.every(p => p.severity === 'warning'));
      if (!report) return;
      valid++;
      for (const written of [
        toJson(report.simulation),
        renderSimulationCsv(report),
        renderSimulationMarkdown(report, PAGE),
        renderSimulationText(report, { ...PAGE, all: true }),
      ])
        expect(written).not.toMatch(/NaN|Infinity|undefined/);
      for (const { possible, cheapest } of report.simulation.plans) {
        expect(Number(cheapest.value)).toBeLessThanOrEqual(Number(possible.value) + 1e-12);
        expect(Number(possible.value)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 3, seed: 2, endOnFailure: true },
  );
  expect(valid).toBeGreaterThan(1);
});
