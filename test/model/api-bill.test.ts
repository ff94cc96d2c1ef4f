import { describe, expect, test } from 'vitest';
import { linesOf, monthly, PLAIN, planOf, reportOf, round } from './compare.ts';

// 30 days of 1,000 requests: 30,000 requests a month of 2,000 tok in (60 Mtok) and 500 tok out (15 Mtok)
const TASK = 'requests: 1000 /day, input: 2000 tok, output: 500 tok';
const PRICE =
  'input: 3 USD/Mtok, cacheRead: 0.30 USD/Mtok, cacheWrite5m: 3.75 USD/Mtok, cacheWrite1h: 6 USD/Mtok, output: 15 USD/Mtok';

const api = (task: string, option = `price: { ${PRICE} }`, rest = '') =>
  reportOf(`${PLAIN}${rest}tasks: { chat: { ${TASK}${task} } }\noptions: { api: { api: x/y, ${option} } }\n`);
const bill = (task: string, option?: string) => linesOf(api(task, option), 'api');

describe('an API bill', () => {
  test('is volume × price, bucket by bucket', () => {
    // 60 Mtok × 3 = 180; 15 Mtok × 15 = 225
    expect(bill('')).toEqual({ input: 180, output: 225 });
  });

  test('cache reads and writes take their share of the input out of the full price', () => {
    // 60 Mtok: 55 % read = 33 × 0.30 = 9.9; 10 % written = 6 × 3.75 = 22.5; 35 % left = 21 × 3 = 63
    expect(bill(', cachedInput: 55%, cacheWrites: 10%')).toEqual({
      input: 63,
      cacheRead: 9.9,
      cacheWrite5m: 22.5,
      output: 225,
    });
  });

  test('writes to the 1-hour cache have their own price', () => {
    // 10 % of 60 Mtok = 6 × 6 = 36; 90 % = 54 × 3 = 162
    expect(bill(', cacheWrites1h: 10%')).toEqual({ input: 162, cacheWrite1h: 36, output: 225 });
  });

  test('reasoning is billed as output', () => {
    // 200 tok × 30,000 = 6 Mtok × 15 = 90
    expect(bill(', reasoning: 200 tok')).toEqual({ input: 180, output: 225, reasoning: 90 });
  });

  test('reasoning with a price of its own is billed at that', () => {
    // 6 Mtok × 10
    expect(bill(', reasoning: 200 tok', `price: { ${PRICE}, reasoning: 10 USD/Mtok }`).reasoning).toBe(60);
  });

  test('retries are paid twice, and no token that was asked for more', () => {
    const report = api(', retries: 2%');
    // (180 + 225) × 1.02 = 413.1; per Mtok ÷ 75 demanded Mtok, not 76.5: 5.508
    expect(monthly(report, 'api')).toBe(413.1);
    expect(round(planOf(report, 'api').perMtok!.value)).toBe(5.508);
  });

  test('a fee per request is paid for each, retries too', () => {
    // 30,000 × 1.1 × 0.001
    expect(bill(', retries: 10%', `price: { ${PRICE}, request: 0.001 USD/request }`).request).toBe(33);
  });

  test('what is not accepted makes an accepted answer dearer', () => {
    const report = reportOf(
      `${PLAIN}tasks: { chat: { ${TASK}, perOption: { api: { accepted: 90% } } } }\noptions: { api: { api: x/y, price: { ${PRICE} } } }\n`,
    );
    // 405 ÷ (30,000 × 0.9)
    expect(round(planOf(report, 'api').perAccepted!.value)).toBe(0.015);
  });

  test('perOption restates what another model makes of the same request', () => {
    // 1,500 in: 45 Mtok × 3 = 135; 800 out: 24 Mtok × 15 = 360; per Mtok by the task's own 75 Mtok: 6.6
    const report = api(', perOption: { api: { input: 1500 tok, output: 800 tok } }');
    expect(linesOf(report, 'api')).toEqual({ input: 135, output: 360 });
    expect(round(planOf(report, 'api').perMtok!.value)).toBe(6.6);
  });

  test('a contracted discount takes its share off every bucket', () => {
    // 405 × 0.85
    expect(monthly(api('', `price: { ${PRICE} }, discount: 15%`), 'api')).toBe(344.25);
  });
});

describe('a batch', () => {
  const batched = (batch: string, cached = '') =>
    bill(`, batchable: 80%${cached}`, `price: { ${PRICE}, batch: { ${batch} } }`);

  test('takes the batch price for the share that may wait', () => {
    // input 60 × (0.2 × 3 + 0.8 × 1.5) = 108; output 15 × (0.2 × 15 + 0.8 × 7.5) = 135
    expect(batched('input: 1.50 USD/Mtok, output: 7.50 USD/Mtok')).toEqual({ input: 108, output: 135 });
  });

  test('stacks with the cache where the provider has a batch price of cached input', () => {
    // half of 60 Mtok is read: 30 × (0.2 × 0.30 + 0.8 × 0.15) = 5.4
    expect(
      batched('input: 1.50 USD/Mtok, output: 7.50 USD/Mtok, cacheRead: 0.15 USD/Mtok', ', cachedInput: 50%').cacheRead,
    ).toBe(5.4);
  });

  test('does not stack where it has none: cached input keeps its own price', () => {
    // 30 × 0.30
    expect(batched('input: 1.50 USD/Mtok, output: 7.50 USD/Mtok', ', cachedInput: 50%').cacheRead).toBe(9);
  });
});

describe('a minimum spend', () => {
  test('is paid month by month, not on average', () => {
    // bills of 405 × 0.5^(m−1)… a drift of −99.9756 % a year halves a month: (1 − 0.99975586)^(1/12) = 0.5
    const report = reportOf(
      `${PLAIN.replace('12 month', '2 month')}tasks: { chat: { ${TASK} } }\noptions: { api: { api: x/y, price: { ${PRICE} }, priceDrift: -99.9755859375% /year, minimumSpend: 300 USD/month } }\n`,
    );
    // month 1: 405 (above 300); month 2: 202.50 (topped up by 97.50): (405 + 300) ÷ 2 = 352.50
    expect(monthly(report, 'api')).toBe(352.5);
    expect(linesOf(report, 'api').minimumSpend).toBe(48.75);
    // the mean bill of 303.75 is above the minimum: an average would have topped up nothing
  });

  test('is no discount when the bill is above it', () => {
    expect(bill('', `price: { ${PRICE} }, minimumSpend: 400 USD/month`).minimumSpend).toBe(0);
  });

  test('neither a discount nor a drift touches the minimum itself', () => {
    // 405 × 0.5 = 202.5, topped up to 300
    const report = api('', `price: { ${PRICE} }, discount: 50%, priceDrift: -20% /year, minimumSpend: 300 USD/month`);
    expect(monthly(report, 'api')).toBe(300);
  });
});

describe('other ways to buy from an API', () => {
  test('provisioned units replace the bill by units × price × hours', () => {
    // 3 × 2 × 720
    const report = api(
      '',
      'provisioned: { units: 3, price: 2 USD/unit/h, throughput: 50k tok/min/unit }, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }',
    );
    expect(linesOf(report, 'api')).toEqual({ provisioned: 4320 });
  });

  test('provisioned units that are too few make the plan impossible', () => {
    // 75 Mtok ÷ 43,200 min = 1,736 tok/min against 1 × 1,000
    const report = api(
      '',
      'provisioned: { units: 1, price: 2 USD/unit/h, throughput: 1000 tok/min/unit }, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }',
    );
    expect(planOf(report, 'api').feasible).toBe(false);
  });

  test('a rate limit refuses a plan at its busiest hour, not at its mean', () => {
    // mean 75 Mtok ÷ 43,200 min = 1,736 tok/min; at 3 × the mean 5,208 tok/min
    const limited = (limit: string, traffic: string) =>
      planOf(api(`, traffic: ${traffic}`, `price: { ${PRICE} }, rateLimit: { tokens: ${limit} }`), 'api').feasible;
    expect(limited('2000 /min', 'flat')).toBe(true);
    expect(limited('2000 /min', '{ peakToMean: 3 }')).toBe(false);
    expect(limited('5209 /min', '{ peakToMean: 3 }')).toBe(true);
    expect(limited('5208 /min', '{ peakToMean: 3 }')).toBe(false);
  });
});
