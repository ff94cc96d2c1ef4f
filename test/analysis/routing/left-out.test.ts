import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { type RouteQuestion, runRoute } from '../../../src/report/routing/build-route.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { inputOf } from './enumeration/settle.ts';

const solve = await loadHighs();
const catalog = await catalogJson();
const LIMITS = { gap: 1e-6, time: 60 };
const route = (text: string, question: Partial<RouteQuestion> = { alone: true }) =>
  runRoute(inputOf(text, catalog), { limits: LIMITS, ...question }, solve);
const gpu = (price: number) =>
  `{ model: own-model, precision: fp8, replica: 2 x h100-sxm, rent: { price: ${price} USD/GPU/h }, throughput: { total: 10k tok/s }, targetUtilisation: 100%, fit: assume }`;
const scenario = (options: string, more = '') => `
tco: 1
asOf: 2026-11-01
discountRate: 0%
staff: {}
tasks:
  a: { requests: 100k /day, input: 800 tok, output: 200 tok }
options:
${options}
${more}`;

describe('what is left out before a split is solved', () => {
  test('an API that is dearer for a task cannot be part of it, and the cheaper one serves', () => {
    const { report, routed } = route(
      scenario(`
  dear: { api: own/dear, price: { input: 2 USD/Mtok, output: 2 USD/Mtok } }
  cheap: { api: own/cheap, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }`),
    );
    // 100,000 × 1,000 tok × 730/24 days = 3,041.67 Mtok at 1 USD
    expect(routed!.monthly).toBeCloseTo(3041.6667, 3);
    expect([...routed!.mix.parts.keys()]).toEqual(['cheap']);
    expect(report!.routing!.split).toHaveLength(1);
  });
  test('of equally cheap APIs the first in the scenario serves', () => {
    const same = 'price: { input: 1 USD/Mtok, output: 1 USD/Mtok }';
    const { routed } = route(scenario(`\n  y: { api: own/y, ${same} }\n  x: { api: own/x, ${same} }`));
    expect([...routed!.mix.parts.keys()]).toEqual(['y']);
  });
  test('of two fleets that are alike the first in the scenario serves, and a third one follows only when both are full', () => {
    const api = '  api: { api: own/x, price: { input: 9 USD/Mtok, output: 9 USD/Mtok } }';
    const one = route(scenario(`${api}\n  g2: ${gpu(2)}\n  g1: ${gpu(2)}\n  g3: ${gpu(2)}`));
    // 1,157 tok/s keep 12 % of one replica of 10,000 tok/s busy
    expect([...one.routed!.mix.sizes.keys()]).toEqual(['g2']);
    const pinned = (price: number) => gpu(price).replace('fit: assume', 'fit: assume, replicas: 1');
    const two = route(
      scenario(`${api}\n  g2: ${pinned(2)}\n  g1: ${pinned(2)}\n  g3: ${pinned(2)}`, '').replace(
        'requests: 100k',
        'requests: 1500k',
      ),
    );
    // 17,361 tok/s need two replicas of 10,000 tok/s
    expect([...two.routed!.mix.sizes.keys()].sort()).toEqual(['g1', 'g2']);
  });
  test('a fleet that cannot save what one replica costs is no part of it, one that can is', () => {
    // everything at the API costs 3,041.67 USD; a replica 2 × P × 730 h = 1,460 P
    const api = '  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }';
    for (const [price, cost, used] of [
      [2.09, 3041.6667, 'api'],
      [2.08, 3036.8, 'gpu'],
    ] as const) {
      const { routed } = route(scenario(`${api}\n  gpu: ${gpu(price)}`));
      expect(routed!.monthly).toBeCloseTo(cost, 3);
      expect([...routed!.mix.parts.keys()]).toEqual([used]);
    }
  });
  test('a fleet is judged at the traffic it grows to', () => {
    // 10 % a month for 24 months is 8.95 times the traffic: 27,223 USD a month at the API against 9,490 for a replica of 6.5 USD/GPU/h
    const api = '  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }';
    const { routed } = route(
      scenario(`${api}\n  gpu: ${gpu(6.5)}`, 'horizon: 24 month').replace(
        'output: 200 tok',
        'output: 200 tok, growth: 10% /month',
      ),
    );
    expect([...routed!.mix.parts.keys()]).toEqual(['api', 'gpu']);
  });
});

describe('an unknown price', () => {
  // lambda records no spot price for h100-sxm; at 0 USD the GPUs would take everything
  const unknown = scenario(
    `  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  gpu: ${gpu(2)
      .replace('own-model', 'llama-3.3-70b')
      .replace('{ price: 2 USD/GPU/h }', '{ provider: lambda, term: spot }')}`,
  );
  test.each([{}, { alone: true }, { alone: true, bare: true }])(
    'is an error and no split, whatever is asked: %j',
    question => {
      const { report, routed, problems } = route(unknown, question);
      expect(problems.filter(p => p.severity === 'error').map(p => p.code)).toEqual(['E407']);
      expect(report ?? routed).toBeUndefined();
    },
  );
});

describe('a search whose time is over', () => {
  // 69 requests a minute, of which 30 pass
  const limited = scenario(
    '  api: { api: own/x, price: { input: 9 USD/Mtok, output: 9 USD/Mtok }, rateLimit: { requests: 30 /min } }',
  );
  const clashWith = (elapsed: () => number) =>
    route(limited, { limits: LIMITS, elapsed }).report!.routing!.clash!.requirements.map(r => r.id);
  test('names no requirement that clashes: that no split was found in time proves nothing', () => {
    expect(clashWith(() => 0)).toEqual(['options.api.rateLimit']);
    let asked = 0;
    // time for the scenario as it is and for the one without its limit, none for what lies between
    const overAfterTwo = () => (asked++ < 2 ? 0 : LIMITS.time);
    expect(clashWith(overAfterTwo)).toEqual([]);
  });
});

describe('a sweep over API prices', () => {
  test('finds the price at which GPUs take over, to one per cent', () => {
    const { report } = route(
      scenario(`
  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }
  gpu: ${gpu(2.5)}`),
      { over: 'apiPrice', between: { from: { factor: 0.5 }, to: { factor: 2 } } },
    );
    const { changes, points } = report!.routing!.sweep!;
    // 2 × 2.5 × 730 = 3,650 USD against 3,041.67 USD: from 1.2 times the price on
    expect(changes).toHaveLength(1);
    expect(Number(changes[0]!.factor)).toBeGreaterThanOrEqual(1.2);
    expect(Number(changes[0]!.factor)).toBeLessThan(1.2 * 1.01);
    // at twice the price the split as it is costs 6,083.33 USD
    expect(Number(points.at(-1)!.fixed)).toBeCloseTo(6083.3333, 3);
    expect(Number(points.at(-1)!.rerouted)).toBeCloseTo(3650, 6);
  });
});

describe('fleets that are left out together', () => {
  // each of two GPUs saves 341.67 USD a month beyond its 2,700 (3,041.67 at the API), and somebody must look after them
  const both = (salary: number) =>
    scenario(
      `  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  g1: ${gpu(2700 / 1460)}\n  g2: ${gpu(2700 / 1460)}`,
      '',
    ).replace('staff: {}', `staff: { ops: { fte: 1, salary: ${salary} USD/year, appliesTo: [rent] } }`);
  test('are those that cannot save what comes with the use of any', () => {
    // 12 × 341.67 = 4,100 USD a year
    expect([...route(both(4200)).routed!.mix.parts.keys()]).toEqual(['api']);
    expect([...route(both(4000)).routed!.mix.parts.keys()]).toEqual(['g1']);
  });
});
