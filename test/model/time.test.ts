import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLEET, linesOf, monthly, planOf, reportOf, round } from './compare.ts';

const API = 'api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }';
const at = (months: number, rate: string, task: string, option = API) =>
  reportOf(
    `horizon: ${months} month\ndiscountRate: ${rate} /year\ncalendar: { hoursPerMonth: 720 h/month }\ntasks: { chat: { inputShare: 50%, ${task} } }\noptions: { ${option} }\n`,
  );

describe('discounting', () => {
  test('a cost that is the same every month is levelised to itself, at any rate and horizon', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 60 }), (rate, months) => {
        // 100 Mtok × 1 USD
        expect(monthly(at(months, `${rate}%`, 'tokens: 100M tok/month'), 'api')).toBe(100);
      }),
      { seed: 500, numRuns: 40 },
    );
  });

  test('the levelised cost per Mtok of a constant price is the price, whatever grows or is discounted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -10, max: 20 }), (rate, growth) => {
        const report = at(24, `${rate}%`, `tokens: 100M tok/month, growth: ${growth}% /month`);
        expect(round(planOf(report, 'api').perMtok!.value)).toBe(1);
      }),
      { seed: 501, numRuns: 30 },
    );
  });

  test('two months at 1 % a month: growing traffic is the mean, weighted with its present value', () => {
    // a year at (1.01)^12 − 1 = 12.682503013196972066… % is 1 % a month
    // v = 1 ÷ 1.01; month 1: 100 v, month 2: 200 v²; annuity v + v²: (100 v + 200 v²) ÷ (v + v²) = (101 + 200) ÷ 2.01
    const rate = '12.6825030131969720661201%';
    expect(monthly(at(2, rate, 'tokens: 100M tok/month, growth: 100% /month'), 'api')).toBe(round(`${301 / 2.01}`));
    // and its present value: 100 ÷ 1.01 + 200 ÷ 1.0201
    expect(round(planOf(at(2, rate, 'tokens: 100M tok/month, growth: 100% /month'), 'api').presentValue!.value)).toBe(
      round(`${100 / 1.01 + 200 / 1.0201}`),
    );
  });

  test('an investment that only holds its value costs its interest', () => {
    // 1,000 at the start, 100 % of it back after 1 month at 1 % a month: 1,000 − 1,000 ÷ 1.01, × 1.01 a month = 10
    const report = reportOf(
      `horizon: 1 month\ndiscountRate: 12.6825030131969720661201% /year\ncalendar: { hoursPerMonth: 720 h/month }\nsites: { home: { electricity: 0 USD/kWh } }\ntasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { price: 1000 USD/GPU, serviceLife: 12 month, residual: 100% }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(monthly(report, 'own')).toBe(10);
    // the cash view knows no interest
    expect(round(planOf(report, 'own').horizonTotal!.value)).toBe(0);
  });

  test('0 % switches it off', () => {
    // (100 + 200) ÷ 2
    expect(monthly(at(2, '0%', 'tokens: 100M tok/month, growth: 100% /month'), 'api')).toBe(150);
  });
});

describe('growth and drift', () => {
  test('month 1 has neither', () => {
    const report = at(
      12,
      '0%',
      'tokens: 100M tok/month, growth: 50% /month',
      API.replace('price', 'priceDrift: -50% /year, price'),
    );
    expect(round(planOf(report, 'api').firstMonth!.value)).toBe(100);
  });
  test('growth compounds from month 2 on', () => {
    // 100 + 110 + 121
    expect(round(planOf(at(3, '0%', 'tokens: 100M tok/month, growth: 10% /month'), 'api').horizonTotal!.value)).toBe(
      331,
    );
  });
  test('a yearly drift is spread over twelve months: after a year it is all there', () => {
    // month 13 is (1 − 0.2)^(12/12) of month 1; the sum of 13 months less that of 12 is it
    const total = (months: number) =>
      Number(
        planOf(at(months, '0%', 'tokens: 100M tok/month', API.replace('price', 'priceDrift: -20% /year, price')), 'api')
          .horizonTotal!.value,
      );
    expect(total(13) - total(12)).toBeCloseTo(80, 10);
  });
  test('tasks that grow apart are added up month by month', () => {
    const report = reportOf(
      `horizon: 2 month\ndiscountRate: 0% /year\ntasks: { a: { tokens: 100M tok/month, inputShare: 50%, growth: 100% /month }, b: { tokens: 100M tok/month, inputShare: 50%, growth: -50% /month } }\noptions: { ${API} }\n`,
    );
    // 200 + (200 + 50)
    expect(round(planOf(report, 'api').horizonTotal!.value)).toBe(450);
  });
});

describe('the calendar', () => {
  const bill = (calendar: string, task: string) =>
    linesOf(
      reportOf(
        `horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { ${calendar} }\ntasks: { chat: { inputShare: 100%, ${task} } }\noptions: { ${API} }\n`,
      ),
      'api',
    ).input;

  test('a volume by the day counts the days of the month', () => {
    // 730 ÷ 24 = 30.41666… days
    expect(bill('hoursPerMonth: 730 h/month', 'tokens: 24M tok/day')).toBe(730);
    expect(bill('hoursPerMonth: 720 h/month', 'tokens: 1M tok/day')).toBe(30);
    expect(bill('hoursPerMonth: 720 h/month, daysPerMonth: 22 day/month', 'tokens: 1M tok/day')).toBe(22);
  });
  test('a volume by the hour counts 24 hours of each day, by the year a twelfth', () => {
    expect(bill('hoursPerMonth: 720 h/month', 'tokens: 1M tok/h')).toBe(720);
    // 22 days × 24 h
    expect(bill('hoursPerMonth: 176 h/month, daysPerMonth: 22 day/month', 'tokens: 1M tok/h')).toBe(528);
    expect(bill('hoursPerMonth: 720 h/month', 'tokens: 12M tok/year')).toBe(1);
  });
  test('operating hours pay fewer hours of rent', () => {
    const report = reportOf(
      `horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 176 h/month, daysPerMonth: 22 day/month }\ntasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(monthly(report, 'rented')).toBe(176);
  });
});
