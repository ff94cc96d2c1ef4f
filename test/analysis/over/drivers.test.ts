import { describe, expect, test } from 'vitest';
import { FLEET, PLAIN } from '../../model/compare.ts';
import { brokenEven, intervalsOf, pairOver } from './asked.ts';

const scenario = (options: string, task: string, more = 'staff: {}\n') =>
  `${PLAIN}${more}tasks: { chat: { ${task} } }\noptions:\n  ${options}\n`;
/** 100 Mtok in and out together a month. */
const EVEN = 'tokens: 100M tok/month, inputShare: 50%';
const API = (price: string, more = '') => `api: { api: x/y, price: { ${price} }${more} }`;
const FLAT_API = API('input: 1 USD/Mtok, output: 1 USD/Mtok');
/** A replica of 31.25 tok/s serves 31.25 × 3,600 × 720 = 81 Mtok a month, so that 100 Mtok keep 1.2346 busy. */
const HOST = (more = '') =>
  `host: { ${FLEET}, rent: { price: 40 USD/instance/month }, throughput: { total: 31.25 tok/s }${more} }`;
const OWN = (buy: string, more = '') =>
  `own: { ${FLEET}, buy: { price: 1200 USD/device, serviceLife: 12 month, residual: 0%, maintenance: 0% /year${buy} }, power: { idle: 0 W/device, active: 1000 W/device, host: 0 W/server }, throughput: { total: 62.5 tok/s }${more} }`;

describe('prices as shares of today, crossings in closed form', () => {
  test('API prices: 100 USD × level against two replicas at 40 USD: 0.8', () => {
    const found = pairOver(scenario(`${FLAT_API}\n  ${HOST()}`, EVEN), 'apiPrice');
    expect(intervalsOf(found)).toEqual(['api 0.1..0.8', 'host 0.8..10']);
    expect(found).toMatchObject({ over: 'apiPrice', unit: '', today: '1', range: ['0.1', '10'], certified: true });
    expect([found.permanentFrom, found.never, found.price]).toEqual([
      null,
      false,
      { today: '1', unit: 'USD/Mtok', name: 'input' },
    ]);
  });
  test('a minimum spend bends the line: 90 USD at least against 80, so that the host wins at every level', () => {
    const api = API('input: 1 USD/Mtok, output: 1 USD/Mtok', ', minimumSpend: 90 USD/month');
    const found = pairOver(scenario(`${api}\n  ${HOST()}`, EVEN), 'apiPrice');
    expect([intervalsOf(found), found.never, found.reason]).toEqual([
      ['host 0.1..10'],
      true,
      'host costs less than api in the whole range',
    ]);
  });
  test('rent: 2 × 40 USD × level against 100 USD: 1.25; between two amounts 50 USD', () => {
    const text = scenario(`${FLAT_API}\n  ${HOST()}`, EVEN);
    expect(intervalsOf(pairOver(text, 'rent', ['50%', '200%']))).toEqual(['host 0.5..1.25', 'api 1.25..2']);
    const amounts = pairOver(text, 'rent', ['20 USD/instance/month', '80 USD/instance/month']);
    expect(intervalsOf(amounts)).toEqual(['host 20..50', 'api 50..80']);
    expect([amounts.unit, amounts.today, amounts.over]).toEqual(['USD/instance/month', '40', 'rent']);
  });
  test('hardware: one device at 1,200 USD over 12 months is 100 USD × level, electricity 0: 1', () => {
    const sites = 'staff: {}\nsites: { here: { electricity: 0 USD/kWh, pue: 1 } }\n';
    const found = pairOver(scenario(`${FLAT_API}\n  ${OWN('')}`, EVEN, sites), 'gpuPrice');
    expect(intervalsOf(found)).toEqual(['own 0.1..1', 'api 1..10']);
  });
  test('electricity: 100 Mtok keep 100 ÷ 162 of one kW busy for 720 h: 444.4 kWh × 0.1 USD × level + 60 USD against 100: 0.9', () => {
    const own = OWN('').replace('1200 USD', '720 USD');
    const sites = 'staff: {}\nsites: { here: { electricity: 0.1 USD/kWh, pue: 1 } }\n';
    const text = scenario(`${FLAT_API}\n  ${own}`, EVEN, sites);
    expect(intervalsOf(pairOver(text, 'electricity'))).toEqual(['own 0.1..0.9', 'api 0.9..10']);
    // 40 USD ÷ 444.4 kWh = 0.09 USD/kWh
    const amounts = pairOver(text, 'electricity', ['0.05 USD/kWh', '0.3 USD/kWh']);
    expect(intervalsOf(amounts)).toEqual(['own 0.05..0.09', 'api 0.09..0.3']);
  });
  test('an electricity price that is 0 today moves all the same, over its path or between amounts', () => {
    const own = OWN('').replace('1200 USD', '720 USD');
    const sites = 'staff: {}\nsites: { here: { electricity: 0 USD/kWh, pue: 1 } }\n';
    const text = scenario(`${FLAT_API}\n  ${own}`, EVEN, sites);
    for (const over of ['sites.here.electricity', 'electricity']) {
      const found = pairOver(text, over, ['0 USD/kWh', '0.3 USD/kWh']);
      expect(intervalsOf(found)).toEqual(['own 0..0.09', 'api 0.09..0.3']);
      expect([found.today, found.certified]).toEqual(['0', true]);
    }
  });
  test('salaries: 0.1 of 1,200 USD a year is 10 USD × level on top of 80: 2', () => {
    const staff = 'staff: { ops: { fte: 0.1, salary: 1200 USD/year, appliesTo: [rent], per: plan } }\n';
    const found = pairOver(scenario(`${FLAT_API}\n  ${HOST()}`, EVEN, staff), 'salary');
    expect(intervalsOf(found)).toEqual(['host 0.1..2', 'api 2..10']);
  });
});

describe('shares, crossings in closed form', () => {
  test('utilisation: 100 ÷ 81 ÷ u replicas at 40 USD: whole ones give several steps', () => {
    // two up to u = 1 from 0.61728…, three from 0.41152… at 120 USD, four at 160: against 130 USD the host wins above 0.41152
    const api = API('input: 1.3 USD/Mtok, output: 1.3 USD/Mtok');
    const found = pairOver(scenario(`${api}\n  ${HOST()}`, EVEN), 'utilisation');
    expect(intervalsOf(found)).toEqual(['api 0.1..0.411522', 'host 0.411522..1']);
    expect([found.certified, found.today]).toEqual([true, '1']);
  });
  test('utilisation: two fleets of whole replicas take turns', () => {
    // big replicas serve 162 Mtok at 100 USD: one down to u = 0.61728, two down to 0.30864, three down to 0.20576
    // small ones 81 Mtok at 40 USD: 2 (80) down to 0.61728, 3 (120) to 0.41152, 4 (160) to 0.30864, 5 (200) to 0.24691, 6 (240) to 0.20576
    const big = `big: { ${FLEET}, rent: { price: 100 USD/instance/month }, throughput: { total: 62.5 tok/s } }`;
    const text = scenario(`${HOST().replace('40 USD', '56 USD')}\n  ${big}`, EVEN);
    // at 56 USD: 112 > 100 above 0.61728; 168 < 200 above 0.41152; 224 > 200 above 0.30864; 280 < 300 above 0.24691; 336 > 300 below
    expect(intervalsOf(pairOver(text, 'utilisation', ['21%', '100%']))).toEqual([
      'big 0.21..0.246913',
      'host 0.246913..0.308641',
      'big 0.308641..0.411522',
      'host 0.411522..0.617283',
      'big 0.617283..1',
    ]);
  });
  test('a pinned fleet is not moved, and is told', () => {
    const pinned = `fixed: { ${FLEET}, replicas: 2, rent: { price: 60 USD/instance/month }, throughput: { total: 31.25 tok/s } }`;
    const { breakEven } = brokenEven(scenario(`${FLAT_API}\n  ${HOST()}\n  ${pinned}`, EVEN), 'utilisation');
    expect(breakEven[0]!.leftOut).toEqual([{ id: 'fixed', because: 'its size is pinned' }]);
    expect(() => brokenEven(scenario(`${FLAT_API}\n  ${pinned}`, EVEN), 'utilisation')).toThrow(
      'fixed: its size is pinned',
    );
  });
  test('cache share: input 100 Mtok at 2 USD, read at 0: 200 (1 − c) USD against 80: 0.6', () => {
    const api = API('input: 2 USD/Mtok, cacheRead: 0 USD/Mtok, output: 0 USD/Mtok');
    const task = 'requests: 1M /month, input: 100 tok, output: 0 tok';
    const found = pairOver(scenario(`${api}\n  ${HOST()}`, task), 'cacheShare');
    expect(intervalsOf(found)).toEqual(['host 0..0.6', 'api 0.6..1']);
    expect([found.today, found.certified]).toEqual(['0', true]);
  });
  test('output share: 100 Mtok, output at 2 USD and input at 0: 200 s USD against 80: 0.4, whatever states the counts', () => {
    const api = API('input: 0 USD/Mtok, output: 2 USD/Mtok');
    for (const task of [EVEN, 'requests: 1M /month, input: 75 tok, output: 25 tok']) {
      const found = pairOver(scenario(`${api}\n  ${HOST()}`, task), 'outputShare');
      expect(intervalsOf(found)).toEqual(['api 0.01..0.4', 'host 0.4..0.99']);
      expect(found.certified).toBe(true);
    }
  });
});

describe('the horizon and amounts', () => {
  test('months: 600 USD up front over n months and 40 a month against 100: from 11 on, equal at 10', () => {
    const own = `host: { ${FLEET}, upfront: 600 USD, rent: { price: 20 USD/instance/month }, throughput: { total: 31.25 tok/s } }`;
    const found = pairOver(scenario(`${FLAT_API}\n  ${own}`, EVEN), 'months', ['1', '24 month']);
    expect(intervalsOf(found)).toEqual(['api 0..9', 'tie 9..10', 'host 10..24']);
    expect([found.unit, found.today, found.certified]).toEqual(['month', '12', true]);
  });
  test('a length of the input: 1M requests of n + 50 tok at 1 USD/Mtok against 40 USD per started 81 Mtok', () => {
    // n + 50 against 40 up to n = 31, 80 up to n = 112, 120 up to n = 193: the API wins below 30 and nowhere else above 70
    const found = pairOver(
      scenario(`${FLAT_API}\n  ${HOST()}`, 'requests: 1M /month, input: 50 tok, output: 50 tok'),
      'tasks.chat.input',
      ['1 tok', '150 tok'],
    );
    // 31 < n ≤ 112: two replicas, 80 USD: n + 50 is below 80 up to n = 30, so the API wins only where n + 50 < 80 and n > 31: nowhere; above 112: 120 USD, n + 50 is 162 and more
    expect(intervalsOf(found)).toEqual(['host 1..150']);
  });
  test('a rate has no line and says that it is not certified', () => {
    // 100 USD a month growing with the task against two replicas at 40 USD while they last
    const found = pairOver(scenario(`${FLAT_API}\n  ${HOST()}`, EVEN), 'options.api.priceDrift', [
      '-80% /year',
      '0% /year',
    ]);
    expect(found.certified).toBe(false);
    expect(found.reason).toMatch(/no lines/);
    expect(intervalsOf(found).map(i => i.split(' ')[0])).toEqual(['api', 'host']);
    // mean of (1 + r)^(m ÷ 12) over m = 0 … 11 is 0.8: checked by the definition
    const at = Number(found.intervals[0]!.to) / 100;
    const mean = Array.from({ length: 12 }, (_, m) => (1 + at) ** (m / 12)).reduce((a, b) => a + b) / 12;
    expect(mean).toBeCloseTo(0.8, 9);
  });
  test('what is structural is refused', () => {
    const text = scenario(
      `${FLAT_API}\n  ${OWN('')}`,
      EVEN,
      'staff: {}\nsites: { here: { electricity: 0 USD/kWh, pue: 1 } }\n',
    );
    expect(() => brokenEven(text, 'options.own.buy.serviceLife', ['12 month', '24 month'])).toThrow(
      'takes whole values only: it shapes the formulas',
    );
  });
});
