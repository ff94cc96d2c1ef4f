import { describe, expect, test } from 'vitest';
import { FLEET, linesOf, PLAIN, planOf, reportOf, round } from './compare.ts';

// two fleets of one replica each, of two models, and an API
const OPTIONS = `options:
  api: { api: x/y, price: { input: 0 USD/Mtok, output: 0 USD/Mtok } }
  small: { ${FLEET}, rent: { price: 0 USD/GPU/h }, throughput: { total: 10 tok/s } }
  large: { model: m-70b, replica: 2 x gpu-24, fit: assume, targetUtilisation: 100%, rent: { price: 0 USD/GPU/h }, throughput: { total: 10 tok/s } }
plans:
  both: { shares: { chat: { small: 100% }, code: { large: 100% } } }
  alike: { shares: { chat: { api: 100% }, code: { small: 100% } } }
`;
const TASKS =
  'tasks: { chat: { tokens: 25920000 tok/month, inputShare: 80% }, code: { tokens: 51840000 tok/month, inputShare: 50% } }\n';
const charged = (section: string) => {
  const report = reportOf(`${PLAIN}${section}\n${TASKS}${OPTIONS}`);
  const of = (plan: string) => round(planOf(report, plan).monthly!.value);
  return { api: of('api'), small: of('small'), both: of('both') };
};
const staff = (scope: string) => charged(`staff: { ops: { fte: 0.5, salary: 120000 USD/year, ${scope} } }`);
const overhead = (cost: string, scope = '') => charged(`overheads: { extra: { cost: ${cost}${scope} } }`);

describe('people', () => {
  // half of 120,000 a year is 5,000 a month
  test('per plan are paid once, whatever the plan is made of', () => {
    expect(staff('per: plan')).toEqual({ api: 5000, small: 5000, both: 5000 });
  });
  test('per option are paid for each in use', () => {
    expect(staff('per: option')).toEqual({ api: 5000, small: 5000, both: 10_000 });
  });
  test('per model are paid for each model', () => {
    expect(staff('per: model')).toEqual({ api: 5000, small: 5000, both: 10_000 });
  });
  test('per replica are paid for each: an API has none', () => {
    // small alone: 77.76 Mtok ÷ 25.92 = 3; both: 1 of small and 2 of large
    expect(staff('per: replica')).toEqual({ api: 0, small: 15_000, both: 15_000 });
  });
  test('apply to kinds or to options by name', () => {
    expect(staff('appliesTo: [rent]')).toEqual({ api: 0, small: 5000, both: 5000 });
    expect(staff('appliesTo: [large]')).toEqual({ api: 0, small: 0, both: 5000 });
  });
});

describe('overheads', () => {
  test('by the month, the year and the hour', () => {
    expect(overhead('100 USD/month').api).toBe(100);
    // 1,200 ÷ 12; 1 × 720
    expect(overhead('1200 USD/year').api).toBe(100);
    expect(overhead('1 USD/h').api).toBe(720);
  });
  test('by GPU, replica and Mtok follow their unit', () => {
    // both: 1 × 1 + 2 × 2 GPUs = 5; 3 replicas; 77.76 Mtok
    expect(overhead('10 USD/GPU/month')).toEqual({ api: 0, small: 30, both: 50 });
    expect(overhead('10 USD/replica/month')).toEqual({ api: 0, small: 30, both: 30 });
    expect(overhead('0.01 USD/GPU/h').both).toBe(36);
    expect(overhead('0.50 USD/Mtok')).toEqual({ api: 38.88, small: 38.88, both: 38.88 });
  });
  test('by Mtok count what is processed, retries too', () => {
    const report = reportOf(
      `${PLAIN}overheads: { extra: { cost: 0.50 USD/Mtok } }\ntasks: { chat: { tokens: 100M tok/month, inputShare: 80%, retries: 10% } }\noptions: { api: { api: x/y, price: { input: 0 USD/Mtok, output: 0 USD/Mtok } } }\n`,
    );
    // 110 × 0.50
    expect(linesOf(report, 'api')['overheads.extra']).toBe(55);
  });
});

describe('what an option in use costs', () => {
  test('up-front costs are paid once and spread over the horizon', () => {
    const report = reportOf(
      `${PLAIN}tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { api: { api: x/y, upfront: 1200 USD, price: { input: 0 USD/Mtok, output: 0 USD/Mtok } } }\n`,
    );
    const plan = planOf(report, 'api');
    // 1,200 ÷ 12
    expect([plan.upfront, plan.firstMonth, plan.monthly].map(f => round(f!.value))).toEqual([1200, 100, 100]);
  });
  test('one that gets no tokens pays nothing: neither people nor up-front nor spares', () => {
    const report = reportOf(
      `${PLAIN}staff: { ops: { fte: 1, salary: 120000 USD/year, appliesTo: [rent], per: option } }\ntasks: { chat: { tokens: 0 tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, spares: 2, upfront: 500 USD, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(round(planOf(report, 'rented').monthly!.value)).toBe(0);
  });
  test('unless it is pinned', () => {
    const report = reportOf(
      `${PLAIN}tasks: { chat: { tokens: 0 tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, replicas: 2, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(round(planOf(report, 'rented').monthly!.value)).toBe(1440);
  });
});

describe('downtime', () => {
  const down = (options: string, plans = '') =>
    reportOf(
      `${PLAIN}tasks: { chat: { tokens: 1M tok/month, inputShare: 80%, downtime: 1000 USD/h } }\noptions: { ${options} }\n${plans}`,
    );
  const API = 'api: { api: x/y, availability: 99%, price: { input: 0 USD/Mtok, output: 0 USD/Mtok } }';
  const RENT = (spares: number) =>
    `rented: { ${FLEET}, availability: 98%, spares: ${spares}, replicas: ${spares + 1}, rent: { price: 0 USD/GPU/h }, throughput: { total: 10 tok/s } }`;

  test('is the share of the hours in which nothing serves, × what an hour costs', () => {
    // 720 × 1 % × 1,000
    expect(linesOf(down(API), 'api').downtime).toBe(7200);
  });
  test('a spare must be down as well', () => {
    // 720 × 2 % × 2 % × 1,000
    expect(linesOf(down(RENT(1)), 'rented').downtime).toBe(288);
  });
  test('in a fill the next one stands by', () => {
    // 720 × 2 % × 1 % × 1,000
    const report = down(`${RENT(0)}, ${API}`, 'plans: { both: { fill: [rented, api] } }\n');
    expect(linesOf(report, 'both').downtime).toBe(144);
  });
  test('without an availability nothing is counted', () => {
    expect(
      linesOf(down('api: { api: x/y, price: { input: 0 USD/Mtok, output: 0 USD/Mtok } }'), 'api').downtime,
    ).toBeUndefined();
  });
});
