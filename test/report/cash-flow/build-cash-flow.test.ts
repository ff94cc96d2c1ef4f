import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportOf as assembled } from '../../../src/report/assemble.ts';
import type { CashFlowReport } from '../../../src/report/cash-flow/cash-flow-report.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import type { Report } from '../../../src/report/report.ts';
import { compared, FLEET, inputOf, reportOf } from '../../model/compare.ts';
import { scenarioOf } from '../../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../../oracle/yaml.ts';

/** Without break-even, which takes most of the time of a run and has tests of its own. */
function run(text: string): { readonly report?: Report } {
  const costed = costedRun(inputOf(text, { cashFlow: true, derivations: false }));
  return 'run' in costed ? { report: assembled({ ...costed.run, overTraffic: false }) } : {};
}

const sum = (values: readonly string[]): number => values.reduce((total, v) => total + Number(v), 0);

const HEAD =
  'asOf: 2026-02-01\nfiscalYearStart: 4\nhorizon: 14 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\n';
// 1 Mtok a month takes one replica of 10 tok/s (25.92 Mtok a month); power is free
const OWN = `${HEAD}sites: { home: { electricity: 0 USD/kWh } }
tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }
options: { own: { ${FLEET}, buy: { price: 3600 USD/GPU, serviceLife: 12 month, residual: 20% }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s }, upfront: 1400 USD } }
staff: { ops: { fte: 1, salary: 1200 USD/year, appliesTo: [buy], per: plan } }
`;

describe('a fleet that is bought twice within fourteen months', () => {
  const flow = run(OWN).report!.cashFlow![0]!;
  const month = (n: number) => flow.months[n - 1]!;
  test('pays the price when it buys, is paid when it sells, and gets the book value back at the end', () => {
    expect(month(1).cash).toEqual({
      usage: '100', // 1,200 a year
      upfront: '1400',
      owned: '0',
      purchases: '3600',
      sales: '0',
      bookValue: '0',
      net: '5100',
      cumulative: '5100',
    });
    expect(month(12).cash).toMatchObject({ sales: '720', net: '-620' }); // 20 % of 3,600
    expect(month(13).cash).toMatchObject({ purchases: '3600', net: '3700' });
    // after 2 of 12 months: 3,600 − 2,880 × 2 ÷ 12
    expect(month(14).cash).toMatchObject({ bookValue: '3120', net: '-3020' });
  });
  test('writes both off in a straight line, and the up-front cost over the horizon', () => {
    // (3,600 − 720) ÷ 12 = 240, 1,400 ÷ 14 = 100
    for (const m of flow.months) expect(m.amortised).toEqual({ usage: '100', depreciation: '340', total: '440' });
    expect(month(1).perMtok).toBe('440'); // of 1 Mtok
  });
  test('by fiscal year from April on: two months, then twelve', () => {
    expect(flow.years.map(y => [y.fiscalYear, y.months])).toEqual([
      ['FY2026', 2],
      ['FY2027', 12],
    ]);
    // FY2026: 3,600 bought; 200 run, 1,400 up front. FY2027: 3,600 bought, 1,200 run, 720 + 3,120 received
    expect(flow.years.map(y => y.cash)).toEqual([
      { capex: '3600', opex: '1600', received: '0', net: '5200' },
      { capex: '3600', opex: '1200', received: '3840', net: '960' },
    ]);
  });
  test('US tax writes off what was placed in service in February by the mid-quarter convention: it is the last quarter', () => {
    // FY2026: 5 % of 3,600; FY2027: 38 % of it and, bought in the last quarter again, 5 % of the second 3,600
    expect(flow.years.map(y => y.macrs)).toEqual([
      { amount: '180', convention: 'midQuarter' },
      { amount: '1548', convention: 'midQuarter' },
    ]);
    expect(flow.total).toMatchObject({ macrs: '1728', macrsLeft: '5472' }); // 7,200 − 1,728
  });
});

test('hardware on its way is placed in service when it is delivered', () => {
  const later = OWN.replace('residual: 20%', 'residual: 20%, leadTime: 3 month').replace(
    'options: {',
    'baseline: api\noptions: { api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } },',
  );
  const own = run(later).report!.cashFlow!.find(f => f.plan === 'own')!;
  expect(own.months[0]!.cash.purchases).toBe('3600');
  // delivered in May 2026, the first quarter of FY2027: half-year convention, 20 %
  expect(own.years.map(y => y.macrs.amount)).toEqual(['0', '720']);
});

test('what is owned already is an outlay at its book value, and goes on being written off', () => {
  // in service since February 2025: 12 of 24 months left, 3,600 × (1 − 12 ÷ 24)
  const flow = run(OWN.replace('serviceLife: 12 month, residual: 20%', 'serviceLife: 24 month, inService: 2025-02-01'))
    .report!.cashFlow![0]!;
  expect(flow.months[0]!.cash).toMatchObject({ owned: '1800', purchases: '0' });
  expect(flow.months[0]!.amortised.depreciation).toBe('250'); // 3,600 ÷ 24 + 1,400 ÷ 14
  // placed in service in the last quarter of FY2025: 5 % then, 38 % in FY2026, 22.8 % in FY2027, then it is replaced
  expect(flow.years[0]!.macrs.amount).toBe('1368');
});

test('without traffic there is no cost per Mtok', () => {
  const { months } = run(OWN.replace('1M tok/month', '0 tok/month')).report!.cashFlow![0]!;
  expect(months.every(m => m.perMtok === null)).toBe(true);
});

test('the months are there only where they were asked for', () => {
  expect(reportOf(OWN)).not.toHaveProperty('cashFlow');
});

const features = { apis: 1, rents: 1, buys: 2, fills: true, waiting: true, leadTimes: [0, 0, 2], ranges: 0 };

test('in random scenarios cash and amortised cost come to the same total, that of the report, and month 1 is its first month', () => {
  let seen = 0;
  fc.assert(
    fc.property(scenarioOf(features), s => {
      const { report } = run(yamlOf(s));
      if (!report) return;
      seen += report.cashFlow!.length;
      for (const { plan, months, years, total } of report.cashFlow!) {
        const { horizonTotal, firstMonth, presentValue } = report.plans.find(p => p.id === plan)!;
        const whole = Number(horizonTotal!.value);
        const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.max(1, Math.abs(b)));
        near(sum(months.map(m => m.cash.net)), whole);
        near(sum(months.map(m => m.amortised.total)), whole);
        near(sum(years.map(y => y.cash.net)), whole);
        near(Number(months.at(-1)!.cash.cumulative), whole);
        near(Number(total.net), whole);
        near(Number(months[0]!.amortised.total), Number(firstMonth!.value));
        near(presentValueOf(months, Number(report.basis.discountRate)), Number(presentValue!.value));
      }
    }),
    { numRuns: 40, seed: 5 },
  );
  expect(seen).toBeGreaterThan(40);
});

/** Running costs and sales at the end of their month, purchases at its start, the rest at time 0. */
function presentValueOf(months: CashFlowReport['months'], rate: number): number {
  const v = (1 + rate) ** (-1 / 12);
  return months.reduce((pv, { cash }, m) => {
    const atStart = Number(cash.upfront) + Number(cash.owned) + Number(cash.purchases);
    const atEnd = Number(cash.usage) - Number(cash.sales) - Number(cash.bookValue);
    return pv + atStart * v ** m + atEnd * v ** (m + 1);
  }, 0);
}

test.each(['0', '13', 'april', '4.5', '-1', ''])('a fiscal year cannot start in month `%s`', start => {
  const { problems } = compared(OWN.replace('fiscalYearStart: 4', `fiscalYearStart: ${start}`));
  expect(problems.map(p => p.code)).toContainEqual(expect.stringMatching(/^E22[26]$/));
});
