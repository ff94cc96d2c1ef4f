import { beforeAll, describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import type { Report } from '../../src/report/report.ts';
import { PAGE } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { compared, FLEET, planOf, realCatalog, reportOf, round } from '../model/compare.ts';

// Cases of the threat list that only the engine can show; the number is that of the list.

const HEAD = 'horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\n';
const API = (price: string) => `api: { api: x/y, price: { input: ${price} USD/Mtok, output: ${price} USD/Mtok } }`;
const HOST = (price = '100 USD/instance/month', more = '') =>
  `host: { ${FLEET}, rent: { price: ${price} }, throughput: { total: 31.25 tok/s }${more} }`;
const task = (tokens: string) => `tasks: { chat: { tokens: ${tokens} tok/month, inputShare: 50% } }\n`;
const scenario = (tokens: string, ...options: string[]) =>
  reportOf(`${HEAD}${task(tokens)}options:\n${options.map(o => `  ${o}\n`).join('')}`);

/** Everything a report is ever printed as. */
const printed = (report: Report) =>
  [renderTerminal(report, PAGE), renderJson(report), renderCsv(report), renderMarkdown(report, PAGE)].join('\n');
/** A line of what is printed that holds no number where one should be. */
const faulty = (report: Report) =>
  printed(report)
    .split('\n')
    .filter(line => NO_NUMBER.test(line));
const NO_NUMBER = /\bNaN\b|Infinity|undefined|\[object/;

describe('39: no volume at all', () => {
  test('an API costs nothing, and nothing is divided by it', () => {
    const report = scenario('0', API('2'), HOST());
    const plan = planOf(report, 'api');
    expect(plan.feasible).toBe(true);
    expect([round(plan.monthly!.value), plan.perMtok]).toEqual([0, null]);
    expect([report.breakEven, report.envelope]).toEqual([[], []]);
    expect(faulty(report)).toEqual([]);
  });
  test('a fleet that nobody needs costs nothing either', () => {
    expect(round(planOf(scenario('0', API('2'), HOST()), 'host').monthly!.value)).toBe(0);
  });
  test('requests without tokens are no tokens', () => {
    const report = reportOf(
      `${HEAD}tasks: { chat: { requests: 1000 /day, input: 0 tok, output: 0 tok } }\noptions: { ${API('2')} }\n`,
    );
    expect(round(planOf(report, 'api').monthly!.value)).toBe(0);
    expect(faulty(report)).toEqual([]);
  });
  test('one task without volume beside one with it changes nothing', () => {
    const report = reportOf(
      `${HEAD}tasks: { idle: { tokens: 0 tok/month, inputShare: 50% }, chat: { tokens: 10M tok/month, inputShare: 50% } }\noptions:\n  ${API('2')}\n  ${HOST()}\nplans: { mix: { fill: [host, api] } }\n`,
    );
    expect(round(planOf(report, 'api').monthly!.value)).toBe(20);
    expect(faulty(report)).toEqual([]);
  });
});

describe('40, 41: what is free', () => {
  test('a free API is the cheapest at every volume, and nothing pays back against it', () => {
    const own = `own: { ${FLEET}, buy: { price: 3600 USD/GPU }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 31.25 tok/s } }`;
    const report = scenario('10M', API('0'), own);
    expect(report.verdict.cheapest).toBe('api');
    expect(report.breakEven[0]).toMatchObject({ never: true, permanentFrom: null });
    expect(report.payback).toMatchObject([{ status: 'never', months: null }]);
    expect(faulty(report)).toEqual([]);
  });
  test('a GPU at price 0 has no outlay to pay back', () => {
    const own = `own: { ${FLEET}, buy: { price: 0 USD/GPU }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 31.25 tok/s } }`;
    const report = scenario('10M', API('2'), own);
    expect(report.verdict.cheapest).toBe('own');
    expect(report.payback).toEqual([]);
    expect(round(planOf(report, 'own').monthly!.value)).toBe(0);
    expect(faulty(report)).toEqual([]);
  });
  test('everything free is a tie, printed without a division by zero', () => {
    const report = scenario('10M', API('0'), HOST('0 USD/GPU/h'));
    expect(report.verdict).toMatchObject({ cheapest: 'api', saving: { value: '0' } });
    expect(planOf(report, 'api').lines.map(l => l.share)).toEqual(['0', '0']);
    expect(faulty(report)).toEqual([]);
  });
});

describe('42, 43, 44, 45: curves that cross never, twice, everywhere, or beyond what can be served', () => {
  test('42: never ends quickly and says so', () => {
    const start = performance.now();
    const [found] = scenario('10M', API('1'), HOST('1000 USD/instance/month')).breakEven;
    expect(found).toMatchObject({ never: true, permanentFrom: null, endless: false, certified: true });
    expect(found!.intervals).toEqual([{ from: '0', to: null, cheaper: 'api' }]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
  test('43: both crossings are told, not only the first', () => {
    // 100 USD to 81 Mtok, 200 to 162: against 2 USD/Mtok on (50, 81] and from 100 on
    const [found] = scenario('10M', API('2'), HOST()).breakEven;
    expect(found!.intervals.map(i => [i.from, i.cheaper])).toEqual([
      ['0', 'api'],
      ['50000000', 'host'],
      ['81000000', 'api'],
      ['100000000', 'host'],
    ]);
  });
  test('44: identical curves are a tie, not an arbitrary winner', () => {
    const [found] = scenario('10M', API('2'), API('2').replace('api:', 'twin:')).breakEven;
    expect(found!.intervals).toEqual([{ from: '0', to: null, cheaper: null }]);
    expect(found).toMatchObject({ never: true, permanentFrom: null });
  });
  test('45: a break-even beyond the capacity of a fleet is none', () => {
    // one pinned replica serves 81 Mtok; at 1 USD/Mtok it would pay from 100 Mtok on
    const [found] = scenario('10M', API('1'), HOST(undefined, ', replicas: 1')).breakEven;
    expect(found).toMatchObject({ never: true, intervals: [{ from: '0', to: null, cheaper: 'api' }] });
  });
});

describe('71, 72: rounding', () => {
  test('71: the lines of every plan add up to its total to the last digit that is reported', () => {
    const report = scenario('33333333', API('0.333333'), HOST('99.99 USD/GPU/month'));
    for (const plan of report.plans) {
      const sum = plan.lines.reduce((s, l) => s + Number(l.monthly.value), 0);
      expect(sum).toBeCloseTo(Number(plan.monthly!.value), 9);
      expect(plan.lines.reduce((s, l) => s + Number(l.share), 0)).toBeCloseTo(1, 9);
    }
  });
  test('71: the printed cost lines add up to the printed total, though each alone would be rounded away from it', () => {
    // 7 × 14.2857… = 100; each rounded alone 7 × 14 = 98
    const overheads = Array.from({ length: 7 }, (_, i) => `o${i}: { cost: 14.285714285714285714 USD/month }`).join(
      ', ',
    );
    const report = reportOf(`${HEAD}overheads: { ${overheads} }\n${task('1M')}options: { ${API('0')} }\n`);
    const shown = [...renderTerminal(report, { ...PAGE, all: true }).matchAll(/overhead: o\d +(\d+)/g)].map(m =>
      Number(m[1]),
    );
    expect(shown).toEqual([15, 15, 14, 14, 14, 14, 14]);
    expect(shown.reduce((s, n) => s + n, 0)).toBe(100);
  });
  test('72: a load of exactly 1 replica takes one, a margin of exactly 0 is enough', () => {
    // 81 Mtok ÷ (31.25 × 3,600 × 720)
    const plan = planOf(scenario('81M', HOST(undefined, ', replicas: 1')), 'host');
    expect([plan.feasible, round(plan.pools[0]!.utilisation.value)]).toEqual([true, 1]);
  });
  test('72: 0.1 + 0.2 replicas of load are 0.3, whatever floats make of it', () => {
    // 30 % of a target of 30 %: exactly full
    const host = HOST(undefined, ', replicas: 1').replace('targetUtilisation: 100%', 'targetUtilisation: 30%');
    const report = reportOf(
      `${HEAD}tasks: { a: { tokens: 8100000 tok/month, inputShare: 50% }, b: { tokens: 16200000 tok/month, inputShare: 50% } }\noptions: { ${host} }\n`,
    );
    expect(planOf(report, 'host').feasible).toBe(true);
  });
});

describe('62, 66, 69, 70: catalog', () => {
  let catalog = '';
  beforeAll(async () => {
    catalog = await realCatalog();
  }, 60_000);

  test.each([
    ['an API', 'api: { api: anthropic/claude-haiku-4-5 }'],
    [
      'a rented GPU',
      'rented: { model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, rent: { provider: lambda } }',
    ],
    [
      'a bought GPU',
      'own: { model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, buy: {}, power: { idle: 0 W/device, active: 0 W/device } }',
    ],
    [
      'electricity of a region',
      'own: { model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, buy: { price: 1 EUR/GPU }, site: home }',
    ],
  ])(
    '62: the catalog has the price of %s in USD, the scenario is in EUR: an error, no rate is assumed',
    (_, option) => {
      const { report, problems } = compared(
        `${HEAD}currency: EUR\nasOf: 2026-11-01\nstaff: {}\nsites: { home: { region: us-virginia } }\ntasks: { chat: { requests: 1000 /day, input: 1000 tok, output: 100 tok } }\noptions: { ${option} }\n`,
        catalog,
      );
      expect(report).toBeUndefined();
      expect([...new Set(problems.filter(p => p.severity === 'error').map(p => p.code))]).toEqual(['E431']);
    },
  );

  test('62: a scenario in EUR with prices of its own needs no catalog price', () => {
    const report = reportOf(
      `${HEAD}currency: EUR\nstaff: {}\n${task('10M')}options: { api: { api: anthropic/claude-haiku-4-5, price: { input: 1 EUR/Mtok, output: 1 EUR/Mtok } } }\n`,
      catalog,
    );
    expect(planOf(report, 'api').monthly).toMatchObject({ value: '10', unit: 'EUR/month' });
  });

  test('66: an investment whose cash flows never change their sign has no rate of return', () => {
    const report = reportOf(
      `${HEAD}staff: {}\nsites: { home: { electricity: 1 USD/kWh } }\n${task('1M')}options:\n  ${API('0.01')}\n  own: { ${FLEET}, buy: { price: 3600 USD/GPU, serviceLife: 12 month }, power: { idle: 100 W/device, active: 1000 W/device }, throughput: { total: 31.25 tok/s } }\n`,
    );
    expect(report.payback).toMatchObject([{ status: 'never', irr: null }]);
    expect(Number(report.payback![0]!.npv)).toBeLessThan(0);
  });

  test('69: work that may wait is paid at the plain price where no batch is offered', () => {
    const bill = (batchable: string) =>
      round(
        planOf(
          reportOf(
            `${HEAD}asOf: 2026-10-01\nstaff: {}\ntasks: { chat: { requests: 3000 /month, input: 1000 tok, output: 0 tok, batchable: ${batchable} } }\noptions: { flash: { api: deepseek/deepseek-v4-flash } }\n`,
            catalog,
          ),
          'flash',
        ).monthly!.value,
      );
    expect(bill('100%')).toBe(bill('0%'));
  });

  test('a bucket in use without a price is an error, never 0', () => {
    const { problems } = compared(
      `${HEAD}staff: {}\ntasks: { chat: { requests: 1000 /day, input: 1000 tok, output: 100 tok, cacheWrites: 10% } }\noptions: { api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } } }\n`,
    );
    expect(problems.filter(p => p.severity === 'error').map(p => p.code)).toEqual(['E403']);
  });
});

describe('74: many tasks', () => {
  const many = (count: number) =>
    `${HEAD.replace('12', '36')}tasks:\n${Array.from(
      { length: count },
      (_, i) => `  t${i}: { requests: ${100 + i} /day, input: ${500 + (i % 997)} tok, output: ${50 + (i % 89)} tok }\n`,
    ).join('')}options:\n  ${API('2')}\n  ${HOST()}\n`;
  /** Seconds, and what the tasks cost in all. */
  const timed = (count: number) => {
    const text = many(count);
    const start = performance.now();
    const report = reportOf(text);
    return { seconds: (performance.now() - start) / 1000, cost: round(planOf(report, 'api').monthly!.value) };
  };
  /** (100 + i) × 30 requests of both counts at 2 USD/Mtok, summed without the engine. */
  const right = (count: number) =>
    Array.from({ length: count }, (_, i) => (100 + i) * 30 * (500 + (i % 997) + 50 + (i % 89))).reduce(
      (s, t) => s + t,
      0,
    ) * 2e-6;

  test('1,000 tasks over 36 months within seconds', () => {
    const { seconds, cost } = timed(1000);
    expect(cost).toBeCloseTo(right(1000), 6);
    expect(seconds).toBeLessThan(5);
  });
  test('5,000 tasks as well', () => {
    const { seconds, cost } = timed(5000);
    expect(cost).toBeCloseTo(right(5000), 5);
    expect(seconds).toBeLessThan(15);
  }, 30_000);
});

describe('36: no value that is no number is ever printed', () => {
  test.each([
    ['an empty fleet', '0', HOST(undefined, ', spares: 2')],
    ['a fleet far too small', '100M', HOST(undefined, ', replicas: 1')],
    ['a fleet that is pinned and idle', '0', HOST(undefined, ', replicas: 3')],
    ['a volume of one token', '1', HOST()],
    ['a volume of ten thousand million', '10B', HOST()],
  ])('%s', (_, tokens, host) => {
    const report = reportOf(
      `${HEAD}${task(tokens)}options:\n  ${API('2')}\n  ${host}\nplans: { mix: { fill: [host, api] } }\n`,
    );
    expect(faulty(report)).toEqual([]);
  });
});
