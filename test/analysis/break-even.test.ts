import { describe, expect, test } from 'vitest';
import type { BreakEven, Report } from '../../src/report/report.ts';
import { FLEET, planOf, reportOf, round } from '../model/compare.ts';

// a replica of 31.25 tok/s serves 31.25 × 3,600 × 720 = 81,000,000 tok a month; the load is far below any step
const scenario = (options: string, rest = '', tokens = '10M') =>
  reportOf(
    `horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\n${rest}tasks: { chat: { tokens: ${tokens} tok/month, inputShare: 50% } }\noptions:\n  ${options}\n`,
  );
const API = (price: string, more = '') => `api: { api: x/y, price: { input: ${price}, output: ${price} }${more} }`;
const HOST = (more = '') =>
  `host: { ${FLEET}, rent: { price: 100 USD/instance/month }, throughput: { total: 31.25 tok/s }${more} }`;
const FIXED = 'overheads: { fixed: { cost: 30 USD/month, appliesTo: [rent] } }\n';

const only = (report: Report): BreakEven => {
  expect(report.breakEven).toHaveLength(1);
  return report.breakEven[0]!;
};
/** `host 1.5..3` in Mtok, six places; an open end is left out. */
const intervals = ({ intervals }: BreakEven) =>
  intervals.map(i => `${i.cheaper ?? 'tie'} ${mtok(i.from)}..${i.to === null ? '' : mtok(i.to)}`);
const mtok = (tok: string) => Math.trunc(Number(tok)) / 1e6;

describe('break-even over traffic finds every crossing', () => {
  test('golden: 1.40 USD/Mtok against 30 USD a month and 100 USD per started 81 Mtok', () => {
    const found = only(scenario(`${API('1.40 USD/Mtok')}\n  ${HOST()}`, FIXED));
    // host wins where 30 + 100 n < 1.40 V on (81 (n − 1), 81 n]: from (30 + 100 n) ÷ 1.40 on
    // n = 3: 330 ÷ 1.40 = 235.714…; n = 4: 430 ÷ 1.40 = 307.142…; 5: 378.571…; 6: 630 ÷ 1.40 = 450; 7: 521.428…; 8: 592.857…
    // n = 9: 930 ÷ 1.40 = 664.285…; n = 10: 1,030 ÷ 1.40 = 735.714…; n = 11: 807.142… < 810: for good
    expect(intervals(found)).toEqual([
      'api 0..235.714285',
      'host 235.714285..243',
      'api 243..307.142857',
      'host 307.142857..324',
      'api 324..378.571428',
      'host 378.571428..405',
      'api 405..450',
      'host 450..486',
      'api 486..521.428571',
      'host 521.428571..567',
      'api 567..592.857142',
      'host 592.857142..648',
      'api 648..664.285714',
      'host 664.285714..729',
      'api 729..735.714285',
      'host 735.714285..',
    ]);
    expect(found.permanentFrom).toBe('735714285.714285714285714285714285714286');
    expect([found.never, found.endless, found.certified]).toEqual([false, false, true]);
  });

  test('curves that cross twice give both crossings', () => {
    // a fleet of one at 100 USD up to 81 Mtok, then a second: against 2 USD/Mtok it wins on (50, 81] and from 100 on
    const found = only(scenario(`${API('2 USD/Mtok')}\n  ${HOST()}`));
    expect(intervals(found).slice(0, 4)).toEqual(['api 0..50', 'host 50..81', 'api 81..100', 'host 100..']);
  });

  test('two straight lines cross once', () => {
    // 30 + 1 V against 2 V: V = 30
    const found = only(
      scenario(
        `a: { api: x/a, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  b: { api: x/b, price: { input: 2 USD/Mtok, output: 2 USD/Mtok } }`,
        'overheads: { fixed: { cost: 30 USD/month, appliesTo: [a] } }\n',
      ),
    );
    expect(intervals(found)).toEqual(['b 0..30', 'a 30..']);
    expect(found.permanentFrom).toBe('30000000');
  });
});

describe('never, in both directions', () => {
  test('a fleet that costs more than the API at every volume', () => {
    // 100 USD per 81 Mtok is 1.2345… at best, and the API costs 1.20
    const found = only(scenario(`${API('1.20 USD/Mtok')}\n  ${HOST()}`));
    expect(intervals(found)).toEqual(['api 0..']);
    expect([found.never, found.permanentFrom, found.certified]).toEqual([true, null, true]);
    expect(found.reason).toBe('api costs less than host at every volume');
  });
  test('an API that costs more than a free fleet at every volume', () => {
    const found = only(scenario(`${API('1.40 USD/Mtok')}\n  ${HOST().replace('100 USD', '0 USD')}`));
    expect(intervals(found)).toEqual(['host 0..']);
    expect([found.never, found.reason]).toEqual([true, 'host costs less than api at every volume']);
  });
  test('a free API is never undercut', () => {
    const report = scenario(`${API('0 USD/Mtok')}\n  ${HOST()}`);
    const found = only(report);
    expect([found.never, found.reason]).toEqual([true, 'api costs less than host at every volume']);
    expect(report.verdict).toMatchObject({ cheapest: 'api' });
    expect(report.payback).toEqual([]);
  });
  test('two plans that are the same tie at every volume, and the first is named in the verdict', () => {
    const report = scenario(
      `${API('1.40 USD/Mtok')}\n  twin: { api: x/z, price: { input: 1.40 USD/Mtok, output: 1.40 USD/Mtok } }`,
    );
    const found = only(report);
    expect(intervals(found)).toEqual(['tie 0..']);
    expect([found.never, found.permanentFrom]).toEqual([true, null]);
    expect(found.reason).toMatch(/equal|the same/);
    expect(report.verdict).toMatchObject({ cheapest: 'api', candidates: ['api'] });
    expect(round(report.verdict.saving!.value)).toBe(0);
    expect(report.envelope).toEqual([{ from: '0', to: null, cheapest: 'api' }]);
  });
  test('two that are only equal from some volume on', () => {
    // the same price, but the first has a least bill of 10 USD: equal from 10 Mtok on
    const found = only(
      scenario(
        `a: { api: x/a, minimumSpend: 10 USD/month, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  b: { api: x/b, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }`,
      ),
    );
    expect(intervals(found)).toEqual(['b 0..10', 'tie 10..']);
  });
});

describe('a winner that switches for ever', () => {
  test('at equal slopes the same pattern repeats with every replica', () => {
    // 100 ÷ 81 USD/Mtok against 10 USD of relief and 100 USD per started 81 Mtok: the fleet loses behind every step and wins before the next
    const found = only(
      scenario(
        `a: { ${FLEET}, rent: { price: 100 USD/instance/month }, throughput: { total: 31.25 tok/s } }\n  b: { ${FLEET}, rent: { price: 200 USD/instance/month }, throughput: { total: 62.5 tok/s } }`,
        'overheads: { fixed: { cost: 50 USD/month, appliesTo: [a] } }\n',
      ),
    );
    // per 162 Mtok both cost 200: a on (0, 81] costs 150 against 200, on (81, 162] 250 against 200
    expect(found.endless).toBe(true);
    expect(found.permanentFrom).toBe(null);
    expect(intervals(found).slice(0, 2)).toEqual(['a 0..81', 'b 81..162']);
    expect(found.reason).toBe('their costs grow at the same rate, so that they cross again and again');
  });
  test('an API at exactly the price of a full fleet is undercut nowhere: where a replica is full they only touch', () => {
    // 81 USD per started 81 Mtok against 1 USD/Mtok: equal at 81, 162, 243 … Mtok
    const found = only(scenario(`${API('1 USD/Mtok')}\n  ${HOST().replace('100 USD', '81 USD')}`));
    expect(intervals(found)).toEqual(['api 0..']);
    expect([found.never, found.endless, found.certified]).toEqual([true, false, true]);
  });
  test('the same API with 40 USD on top loses the end of every step, for ever', () => {
    // 81 n < 40 + V from V = 81 n − 40 on: (41, 81], (122, 162] …
    const found = only(
      scenario(
        `${API('1 USD/Mtok')}\n  ${HOST().replace('100 USD', '81 USD')}`,
        'overheads: { fixed: { cost: 40 USD/month, appliesTo: [api] } }\n',
      ),
    );
    expect(intervals(found).slice(0, 2)).toEqual(['api 0..41', 'host 41..81']);
    expect([found.endless, found.permanentFrom, found.certified]).toEqual([true, null, true]);
  });
});

describe('what ends a plan', () => {
  test('a pinned fleet loses beyond its capacity', () => {
    // 2 replicas: 200 USD up to 162 Mtok; against 2 USD/Mtok from 100 on
    const found = only(scenario(`${API('2 USD/Mtok')}\n  ${HOST(', replicas: 2')}`));
    expect(intervals(found)).toEqual(['api 0..100', 'host 100..162', 'api 162..']);
    expect(found.permanentFrom).toBe('162000000');
  });
  test('an API loses beyond its rate limit', () => {
    // 1,000 tok/min × 43,200 min = 43.2 Mtok; up to there it costs at most 86.40 against 100
    const found = only(scenario(`${API('2 USD/Mtok', ', rateLimit: { tokens: 1000 tok/min }')}\n  ${HOST()}`));
    expect(intervals(found)).toEqual(['api 0..43.2', 'host 43.2..']);
  });
  test('two plans that both end leave nobody', () => {
    const found = only(
      scenario(`${API('2 USD/Mtok', ', rateLimit: { tokens: 1000 tok/min }')}\n  ${HOST(', replicas: 1')}`),
    );
    expect(intervals(found)).toEqual(['api 0..43.2', 'host 43.2..81', 'tie 81..']);
  });
});

describe('a least bill is a kink', () => {
  test('flat up to it, a line behind it', () => {
    // 150 USD at least, 2 USD/Mtok: flat to 75 Mtok. The fleet: 100 to 81 Mtok, 200 to 162, 300 to 243
    const found = only(scenario(`${API('2 USD/Mtok', ', minimumSpend: 150 USD/month')}\n  ${HOST()}`));
    // 81 to 100: 2 V = 162…200 below 200
    expect(intervals(found)).toEqual(['host 0..81', 'api 81..100', 'host 100..']);
  });
});

describe('a fill', () => {
  const fill = (price: string, volume = '10M') =>
    scenario(`${API(price)}\n  ${HOST()}`, 'plans: { hybrid: { fill: [host, api] } }\n', volume);

  test('is never dearer than its members, at any volume', () => {
    const report = fill('2 USD/Mtok');
    // over the whole envelope no member alone is named where the hybrid could do the same
    for (const volume of ['49M', '81M', '82M', '163M']) {
      const plans = fill('2 USD/Mtok', volume);
      const of = (id: string) => round(planOf(plans, id).monthly!.value);
      expect(of('hybrid'), volume).toBeLessThanOrEqual(Math.min(of('host'), of('api')));
    }
    expect(report.breakEven.every(b => b.certified)).toBe(true);
  });
  test('keeps its fleet full and lets the rest overflow', () => {
    // 100 Mtok: one replica (100) and 19 Mtok × 2 = 38, against 200 for two fleets or 200 for the API
    const report = fill('2 USD/Mtok', '100M');
    expect(round(planOf(report, 'hybrid').monthly!.value)).toBe(138);
    expect(planOf(report, 'hybrid').pools[0]).toMatchObject({ chosen: true, replicas: { value: '1' } });
  });
  test('against the API alone wins from where one full replica pays', () => {
    // 100 < 2 V from 50 Mtok on, for good: every replica that is not full is left to the API
    const report = fill('2 USD/Mtok', '100M');
    const pair = report.breakEven.find(b => b.between.includes('api') && b.between.includes('hybrid'))!;
    expect(intervals(pair)).toEqual(['tie 0..50', 'hybrid 50..']);
  });
  test('against the fleet alone wins where the last replica would be less than half used', () => {
    const report = fill('2 USD/Mtok', '100M');
    const pair = report.breakEven.find(b => b.between.includes('host') && b.between.includes('hybrid'))!;
    // on (81 n, 81 n + 50] the API takes the rest, on (81 n + 50, 81 (n + 1)] a replica more does
    expect(intervals(pair).slice(0, 4)).toEqual(['hybrid 0..50', 'tie 50..81', 'hybrid 81..131', 'tie 131..162']);
    expect(pair.endless).toBe(true);
  });
});
