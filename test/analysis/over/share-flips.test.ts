import { describe, expect, test } from 'vitest';
import type { Flip } from '../../../src/report/report.ts';
import { compared, FLEET, PLAIN, smallCatalog } from '../../model/compare.ts';

const run = (text: string, thorough = false) =>
  compared(text, smallCatalog(), { asOf: '2026-01-01', derivations: false, ...(thorough ? { thorough } : {}) }).report!;
const flip = (text: string, driver: Flip['driver'], thorough = false) =>
  run(text, thorough).verdict.flips.filter(f => f.driver === driver);

// 1 Gtok a month, 80 % of it input; the API charges 1 USD per Mtok of input and 5 of output: 800 + 1,000 = 1,800 a month
const TASK = 'tasks: { t: { requests: 1M /month, input: 800 tok, output: 200 tok } }\n';
const API = 'api: { api: x/y, price: { input: 1 USD/Mtok, output: 5 USD/Mtok, cacheRead: 0.1 USD/Mtok } }';
const rent = (price: string, more = '') =>
  `rent: { ${FLEET}${more}, throughput: { total: 1000 tok/s }, rent: { price: ${price} } }`;

describe('the share of output at which the verdict flips', () => {
  // 1 Gtok × (1 + 4 x) USD per Mtok against a replica at 2 USD/h × 720 h = 1,440: x = 0.11 exactly
  const text = `${PLAIN}${TASK}options: { ${API}, ${rent('2 USD/GPU/h')} }\nstaff: {}\n`;
  test('is exact where both costs are lines', () => {
    expect(flip(text, 'outputShare')).toEqual([
      { driver: 'outputShare', to: 'api', at: '0.11', unit: '', direction: 'below', distance: '0.0900' },
    ]);
  });
});

describe('a share at which a pinned fleet is too small', () => {
  // 3.6 Gtok a month, input read at 1,000 tok/s and output written at 500: 3.6e9 ÷ 2.592e9 × (1 − x + 2 x) replicas
  const text = `${PLAIN}${TASK.replace('1M /month', '3600k /month')}options: { api: { api: x/y, price: { input: 0.7 USD/Mtok, output: 0.9 USD/Mtok } }, rent: { ${FLEET}, replicas: 2, throughput: { prefill: 1000 tok/s, decode: 500 tok/s }, rent: { price: 1.7 USD/GPU/h } } }\nstaff: {}\n`;
  test('is where it is, not where the lines of the costs would meet', () => {
    // the API costs 2,520 + 720 x, two replicas 2,448: the lines meet at a share of −0.1
    const [found] = flip(text, 'outputShare');
    expect(found).toMatchObject({ to: 'api', direction: 'above' });
    // 3.6e9 ÷ 2.592e9 × (1 + x) = 2
    expect(Number(found!.at)).toBeCloseTo(0.44, 6);
  });
});

describe('the cached share at which the verdict flips', () => {
  // 10 % cached: 800 × (1 − 0.9 × 0.1) + 1,000 = 1,728, below 1,730. Less than (1,800 − 1,730) ÷ 720 = 7 ÷ 72 turns it
  const text = `${PLAIN}${TASK.replace('input: 800 tok', 'input: 800 tok, cachedInput: 10%')}options: { ${API}, ${rent('1730 USD/GPU/month')} }\nstaff: {}\n`;
  test('is exact', () => {
    const [found] = flip(text, 'cacheShare');
    expect(found).toMatchObject({ to: 'rent', direction: 'below' });
    expect(Number(found!.at)).toBeCloseTo(7 / 72, 12);
  });
  test('is not asked where nothing is cached', () => {
    expect(flip(text.replace('cachedInput: 10%', 'cachedInput: 0%'), 'cacheShare')).toEqual([]);
  });
});

describe('the target utilisation at which the verdict flips', () => {
  // 1 Gtok a month at 1,000 tok/s keeps 1e9 ÷ 2.592e9 = 0.3858 of a replica busy; a target below that takes two: 2,880 > 1,800
  const text = `${PLAIN}${TASK}options: { ${API}, ${rent('2 USD/GPU/h').replace('targetUtilisation: 100%', 'targetUtilisation: 80%')} }\nstaff: {}\n`;
  test('is where another replica is needed', () => {
    const [found] = flip(text, 'utilisation');
    expect(found).toMatchObject({ to: 'api', direction: 'below' });
    expect(Number(found!.at)).toBeCloseTo(1 / 2.592, 6);
  });
  test('is not asked of a pinned fleet', () => {
    expect(flip(text.replace('fit: assume', 'fit: assume, replicas: 1'), 'utilisation')).toEqual([]);
  });
});

describe('the horizon with which the verdict flips', () => {
  // 6,000 up front, then nothing: 6,000 ÷ n a month against 500: equal at 12 months, dearer below; 24 months are looked at
  const text = `horizon: 24 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }
tasks: { t: { tokens: 500M tok/month, inputShare: 50% } }
options:
  api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }
  moved: { api: x/z, price: { input: 0 USD/Mtok, output: 0 USD/Mtok }, upfront: 6000 USD }
staff: {}
`;
  test('is compared month by month where it is asked for', () => {
    expect(flip(text, 'months', true)).toEqual([
      { driver: 'months', to: 'api', at: '12', unit: 'month', direction: 'below', distance: '0.5000' },
    ]);
    expect(flip(text, 'months')).toEqual([]);
  });
});
