import { describe, expect, test } from 'vitest';
import { compared, FLEET, linesOf, monthly, planOf, reportOf, round } from './compare.ts';

// one replica of 10 tok/s serves 25.92 Mtok in a month of 720 hours; 1 Mtok takes one replica
const HEAD = (months: number, rate = '0%') =>
  `horizon: ${months} month\ndiscountRate: ${rate} /year\ncalendar: { hoursPerMonth: 720 h/month }\nasOf: 2026-06-01\nsites: { home: { electricity: 0 USD/kWh } }\n`;
const own = (buy: string, { months = 12, rate = '0%', option = '', task = 'tokens: 1M tok/month', rest = '' } = {}) =>
  reportOf(
    `${HEAD(months, rate)}${rest}tasks: { chat: { ${task}, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { ${buy} }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s }${option} } }\n`,
  );
const figures = (report: ReturnType<typeof own>) => {
  const plan = planOf(report, 'own');
  return {
    monthly: round(plan.monthly!.value),
    firstMonth: round(plan.firstMonth!.value),
    total: round(plan.horizonTotal!.value),
    upfront: round(plan.upfront!.value),
  };
};

describe('replicas that are owned already, where their number is said', () => {
  // two in service since 2025-06-01: 12 of 36 months old on 2026-06-01, 2,400 of 3,600 left each; the load needs one
  const two = 'price: 3600 USD/GPU, serviceLife: 36 month, inService: 2025-06-01, owned: 2 replica';
  test('are all carried, more than are needed too', () => {
    // 2 × 3,600 ÷ 36 = 200 a month, nothing is bought
    expect(figures(own(two))).toEqual({ monthly: 200, firstMonth: 200, total: 2400, upfront: 0 });
    expect(planOf(own(two), 'own').pools[0]!.replicas.value).toBe('2');
  });
  test('are filled up by what is bought in month 1 where more are needed', () => {
    // 70 Mtok a month need three of 25.92 Mtok: one more is bought for 3,600 and written off over 36 months
    expect(figures(own(two, { task: 'tokens: 70M tok/month' }))).toEqual({
      monthly: 300,
      firstMonth: 300,
      total: 3600,
      upfront: 3600,
    });
  });
  test('are replaced at the end of their life by as many as are needed then', () => {
    // life 18: 6 months left, then one of 3,600 over 18 months: 6 × 2 × 200 + 6 × 200 = 3,600 in 12 months
    const short = two.replace('36 month', '18 month');
    expect(figures(own(short)).total).toBe(3600);
  });
  test('none of them is one that must be bought', () => {
    expect(figures(own(two.replace('2 replica', '0 replica'))).upfront).toBe(3600);
  });
  test('need the day since which they serve', () => {
    const { problems } = compared(
      `${HEAD(12)}tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { price: 1 USD/GPU, owned: 2 replica }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'E313', message: expect.stringContaining('owned') }),
    );
  });
});

describe('hardware is written off in a straight line', () => {
  test('over its service life: what is left at the end of the horizon comes back', () => {
    // 3,600 over 36 months: 100 a month; after 12 months 2,400 are left: 3,600 − 2,400 = 1,200 cash
    expect(figures(own('price: 3600 USD/GPU, serviceLife: 36 month'))).toEqual({
      monthly: 100,
      firstMonth: 100,
      total: 1200,
      upfront: 3600,
    });
  });
  test('down to its residual value', () => {
    // 20 % of 3,600 = 720 remain: (3,600 − 720) ÷ 36 = 80 a month
    expect(figures(own('price: 3600 USD/GPU, serviceLife: 36 month, residual: 20%'))).toEqual({
      monthly: 80,
      firstMonth: 80,
      total: 960,
      upfront: 3600,
    });
  });
  test('and bought again when its life ends before the horizon, the old one sold at its residual', () => {
    // life 6, horizon 12: two purchases of 3,600, two sales of 720: 7,200 − 1,440 = 5,760 ÷ 12 = 480
    expect(figures(own('price: 3600 USD/GPU, serviceLife: 6 month, residual: 20%'))).toEqual({
      monthly: 480,
      firstMonth: 480,
      total: 5760,
      upfront: 3600,
    });
  });
  test('a last purchase that is only partly used comes back in part', () => {
    // life 8, horizon 12: bought in months 1 and 9; the second has served 4 of 8: 1,800 back. (7,200 − 1,800) ÷ 12 = 450
    expect(figures(own('price: 3600 USD/GPU, serviceLife: 8 month')).monthly).toBe(450);
  });
  test('server and network come on top of the price, residual and maintenance are of both', () => {
    // 3,600 × 1.5 = 5,400 ÷ 36 = 150; maintenance 12 % a year of 5,400 = 54 a month
    const report = own(
      'price: 3600 USD/GPU, serviceLife: 36 month, serverShare: 30%, networkShare: 20%, maintenance: 12% /year',
    );
    expect(linesOf(report, 'own')).toEqual({ hardware: 150, maintenance: 54 });
  });
  test('a price per server buys whole servers: nine GPUs in boxes of eight are two', () => {
    const report = reportOf(
      `${HEAD(12)}tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { own: { model: m-10b, replica: 3 x gpu-24, replicas: 3, fit: assume, gpusPerServer: 8, buy: { price: 3600 USD/server, serviceLife: 36 month }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s } } }\n`,
    );
    // 2 × 3,600 ÷ 36
    expect(monthly(report, 'own')).toBe(200);
  });
});

describe('a fleet that grows and shrinks', () => {
  test('buys when it must, and keeps what it has until its end of life', () => {
    // 40, 20, 10 Mtok a month: 2, 1, 1 needed; both bought in month 1 stay
    const report = own('price: 3600 USD/GPU, serviceLife: 36 month', {
      months: 3,
      task: 'tokens: 40M tok/month, growth: -50% /month',
    });
    // 2 × 100 in each of the three months
    expect(figures(report)).toEqual({ monthly: 200, firstMonth: 200, total: 600, upfront: 7200 });
  });
  test('each purchase keeps the price and the age it was bought with', () => {
    // 20, 40, 80 Mtok: 1, 2, 4 replicas; bought 1, 1, 2; used 3, 2, 1 months of 36 at 100 a month: 3 + 2 + 2 = 7
    const report = own('price: 3600 USD/GPU, serviceLife: 36 month', {
      months: 3,
      task: 'tokens: 20M tok/month, growth: 100% /month',
    });
    expect(figures(report)).toEqual({ monthly: 233.333333333, firstMonth: 100, total: 700, upfront: 3600 });
  });
});

describe('what is owned already', () => {
  const owned = (buy: string, months = 12) => own(`price: 3600 USD/GPU, serviceLife: 36 month, ${buy}`, { months });

  test('counts at its book value, which is what it would fetch today', () => {
    // in service for 12 of 36 months: worth 2,400, falling by 100 a month; no purchase
    expect(figures(owned('inService: 2025-06-01'))).toEqual({ monthly: 100, firstMonth: 100, total: 1200, upfront: 0 });
  });
  test('costs nothing more when it is sunk, but is replaced when its life ends', () => {
    expect(figures(owned('inService: 2025-06-01, sunk: true')).monthly).toBe(0);
    // 24 months are left of 36; in month 25 a new one is bought and serves 12 of 36: 3,600 − 2,400 = 1,200 over 36 months
    expect(round(planOf(owned('inService: 2025-06-01, sunk: true', 36), 'own').horizonTotal!.value)).toBe(1200);
  });
  test('is not bought a second time in the first month', () => {
    expect(figures(owned('inService: 2025-06-01')).upfront).toBe(0);
  });
  test('cannot be in service from a day that has not come', () => {
    const { problems } = compared(
      `${HEAD(12)}tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { price: 3600 USD/GPU, inService: 2026-07-01 }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(problems.filter(p => p.severity === 'error').map(p => p.code)).toEqual(['E418']);
  });
});

describe('what is on its way', () => {
  test('is paid for when it is ordered, and the baseline serves until it comes', () => {
    const report = reportOf(
      `${HEAD(12)}baseline: api\ntasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions:\n  api: { api: x/y, price: { input: 50 USD/Mtok, output: 50 USD/Mtok } }\n  own: { ${FLEET}, buy: { price: 3600 USD/GPU, serviceLife: 36 month, leadTime: 2 month }, power: { idle: 0 W/device, active: 0 W/device }, throughput: { total: 10 tok/s } }\n`,
    );
    // two months of 50 USD; the fleet serves 10 of 36 months by the end: 3,600 − 2,600 = 1,000; (100 + 1,000) ÷ 12
    expect(round(planOf(report, 'own').horizonTotal!.value)).toBe(1100);
    expect(round(planOf(report, 'own').upfront!.value)).toBe(3600);
  });
});

describe('energy', () => {
  const energy = (site: string, power: string, load = '25920000 tok/month', option = '') =>
    linesOf(
      reportOf(
        `horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\nsites: { home: { ${site} } }\ntasks: { chat: { tokens: ${load}, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { price: 0 USD/GPU }, power: { ${power} }, throughput: { total: 10 tok/s }${option} } }\n`,
      ),
      'own',
    );

  test('a busy GPU draws its active watts, an idle one its idle watts', () => {
    // full: 1 kW × 720 h × 0.10 = 72; half: (0.1 + 0.9 × 0.5) kW = 0.55 × 72
    expect(energy('electricity: 0.10 USD/kWh', 'idle: 100 W/device, active: 1000 W/device').electricity).toBe(72);
    expect(
      energy('electricity: 0.10 USD/kWh', 'idle: 100 W/device, active: 1000 W/device', '12960000 tok/month')
        .electricity,
    ).toBe(39.6);
  });
  test('a spare idles', () => {
    // 1,000 W + 100 W
    expect(
      energy(
        'electricity: 0.10 USD/kWh',
        'idle: 100 W/device, active: 1000 W/device',
        '25920000 tok/month',
        ', spares: 1',
      ).electricity,
    ).toBe(79.2);
  });
  test('PUE is on all of it, hosts included', () => {
    // (1,000 + 500) W × 1.4 × 720 × 0.10
    expect(
      energy('electricity: 0.10 USD/kWh, pue: 1.4', 'idle: 100 W/device, active: 1000 W/device, host: 500 W/server')
        .electricity,
    ).toBe(151.2);
  });
  test('colocation is paid for the installed watts, without PUE, beside the electricity', () => {
    // 1.5 kW × 190 = 285, however little is used
    const lines = energy(
      'electricity: 0.10 USD/kWh, pue: 1.4, colocation: 190 USD/kW/month',
      'idle: 100 W/device, active: 1000 W/device, host: 500 W/server',
      '2592000 tok/month',
    );
    // (100 + 900 × 0.1 + 500) W = 0.69 kW × 1.4 × 72
    expect(lines).toMatchObject({ colocation: 285, electricity: 69.552 });
  });
});

describe('sites', () => {
  const scenario = (site: string) =>
    `horizon: 12 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\nsites: { cheap: { electricity: 0.10 USD/kWh }, dear: { electricity: 0.40 USD/kWh, pue: 1.5 } }\ntasks: { chat: { tokens: 25920000 tok/month, inputShare: 80% } }\noptions: { own: { ${FLEET}, buy: { price: 0 USD/GPU }, power: { idle: 0 W/device, active: 1000 W/device }, throughput: { total: 10 tok/s }${site} } }\n`;
  test('the first is the default, another is named', () => {
    // 720 kWh × 0.10; 720 × 1.5 × 0.40
    expect(monthly(reportOf(scenario('')), 'own')).toBe(72);
    expect(monthly(reportOf(scenario(', site: dear')), 'own')).toBe(432);
  });
});
