import { describe, expect, test } from 'vitest';
import { compared, FLEET, PLAIN, smallCatalog } from './compare.ts';

const run = (text: string) => compared(text, smallCatalog(), { asOf: '2026-01-01', cashFlow: true });
const usage = (text: string, plan: string): number[] => {
  const { report, problems } = run(text);
  if (!report) throw new Error(problems.map(p => p.message).join('; '));
  return report.cashFlow!.find(f => f.plan === plan)!.months.map(m => Number(Number(m.cash.usage).toFixed(6)));
};

// 1,000 Mtok a month at 1 USD: 1,000 USD a month
const HEAD = `${PLAIN}tasks: { t: { tokens: 1B tok/month, inputShare: 50% } }\nstaff: {}\nsites: {}\n`;
const API = 'api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }';
const months = (...stretches: readonly (readonly [count: number, amount: number])[]): number[] =>
  stretches.flatMap(([count, amount]) => Array<number>(count).fill(amount));

describe('a contract', () => {
  test('holds its discount in the months that begin no later than it ends', () => {
    // months 1 to 6 begin in January to June, at 10 % off
    const text = `${HEAD}options: { a: { ${API}, discount: 10%, contract: { ends: 2026-06-30 } } }\n`;
    expect(usage(text, 'a')).toEqual(months([6, 900], [6, 1000]));
    // the first of July begins month 7
    expect(usage(text.replace('06-30', '07-01'), 'a')).toEqual(months([7, 900], [5, 1000]));
  });
  test('holds its minimum spend so long', () => {
    const text = `${HEAD}options: { a: { ${API}, minimumSpend: 1500 USD/month, contract: { ends: 2026-03-31 } } }\n`;
    expect(usage(text, 'a')).toEqual(months([3, 1500], [9, 1000]));
  });
  test('costs its exit fee in its last month, once', () => {
    const text = `${HEAD}options: { a: { ${API}, contract: { ends: 2026-04-15, exitFee: 700 USD } } }\n`;
    expect(usage(text, 'a')).toEqual(months([3, 1000], [1, 1700], [8, 1000]));
    // left after the horizon, within it nothing is paid
    expect(usage(text.replace('2026-04-15', '2027-01-01'), 'a')).toEqual(months([12, 1000]));
  });
  test('that has ended before month 1 counts in none, and a warning says so', () => {
    const text = `${HEAD}options: { a: { ${API}, discount: 10%, contract: { ends: 2025-12-31 } } }\n`;
    expect(usage(text, 'a')).toEqual(months([12, 1000]));
    expect(run(text).problems).toContainEqual(expect.objectContaining({ code: 'E449', severity: 'warning' }));
  });
  test('that is signed is owed by plans that do not use it, too', () => {
    const text = `${HEAD}options: { a: { ${API}, minimumSpend: 400 USD/month, contract: { ends: 2026-02-28, exitFee: 50 USD, signed: true } }, b: { ${API} } }\n`;
    expect(usage(text, 'b')).toEqual([1400, 1450, ...months([10, 1000])]);
    expect(usage(text.replace(', signed: true', ''), 'b')).toEqual(months([12, 1000]));
  });
  test('that is signed is owed where a mix leaves its option nothing to serve, too', () => {
    // the fleet takes all of it: 1,440 of rent, 400 of the minimum that is not used
    const text = `${HEAD}options: { a: { ${API}, minimumSpend: 400 USD/month, contract: { ends: 2026-02-28, signed: true } }, r: { ${FLEET}, replicas: 1, throughput: { total: 1000 tok/s }, rent: { price: 2 USD/GPU/h } } }\nplans: { mix: { fill: [r, a] } }\n`;
    expect(usage(text, 'mix')).toEqual(months([2, 1840], [10, 1440]));
    expect(usage(text.replace(', signed: true', ''), 'mix')).toEqual(months([12, 1440]));
  });
});

// one replica at 2 USD/h and 720 h: 1,440 a month; the load keeps it busy to 1,000 Mtok ÷ 2,592 Mtok
const RENT = (rent: string, more = '') =>
  `${HEAD}options: { r: { ${FLEET}, throughput: { total: 1000 tok/s }, rent: ${rent}${more} } }\n`;

describe('committed replicas', () => {
  test('of an autoscaled fleet run at all hours: they are not started each day', () => {
    // the load swings between 0.06 and 1.2 replicas: 1 to 2 of them, both committed at 1 USD/h; nothing is started
    const text = `${HEAD.replace('tokens: 1B tok/month', 'tokens: 1B tok/month, traffic: office-hours')}options: { r: { ${FLEET}, throughput: { total: 1000 tok/s }, rent: { price: 2 USD/GPU/h, commit: { replicas: 2 replica, price: 1 USD/GPU/h } }, scaling: autoscale, startUp: 30 min } }\n`;
    expect(usage(text, 'r')).toEqual(months([12, 1440]));
  });
  test('at a price of their own are paid at all times, those above them at the other price', () => {
    // pinned 3: 2 committed at 1 USD/h, 1 at 2 USD/h: 1,440 + 1,440
    const text = RENT('{ price: 2 USD/GPU/h, commit: { replicas: 2 replica, price: 1 USD/GPU/h } }', ', replicas: 3');
    expect(usage(text, 'r')).toEqual(months([12, 2880]));
  });
  test('are paid where fewer are needed', () => {
    // 1 needed, 2 committed at 1 USD/h
    expect(usage(RENT('{ price: 2 USD/GPU/h, commit: { replicas: 2 replica, price: 1 USD/GPU/h } }'), 'r')).toEqual(
      months([12, 1440]),
    );
  });
  test('do not drift with the market, and end with their contract', () => {
    // drift 100 % a year on the one above; after June all three are of the market: 3 × 1,440 × 2^(6/12) in month 7
    const text = RENT(
      '{ price: 2 USD/GPU/h, commit: { replicas: 2 replica, price: 1 USD/GPU/h } }',
      ', replicas: 3, priceDrift: 100% /year, contract: { ends: 2026-06-30 }',
    );
    const paid = usage(text, 'r');
    expect(paid[0]).toBe(2880);
    expect(paid[5]).toBeCloseTo(1440 + 1440 * 2 ** (5 / 12), 5);
    expect(paid[6]).toBeCloseTo(3 * 1440 * 2 ** 0.5, 5);
  });
  test('without a price of their own are a floor at the price of the others', () => {
    expect(usage(RENT('{ price: 2 USD/GPU/h, commit: 2 replica }'), 'r')).toEqual(months([12, 2880]));
  });
  test('under a signed contract are owed by a plan without them', () => {
    const text = `${RENT(
      '{ price: 2 USD/GPU/h, commit: 1 replica }',
      ', contract: { ends: 2026-03-31, signed: true }',
    ).replace('options: {', `options: { a: { ${API} },`)}`;
    expect(usage(text, 'a')).toEqual(months([3, 2440], [9, 1000]));
  });
});

test('a charge that is called as a line that comes once is none: it goes on after the horizon', () => {
  // 7,200 for a machine, 1,000 a month saved less 900 of upkeep: 72 months, whatever the upkeep is called
  const payback = (id: string) =>
    run(
      `${PLAIN}tasks: { t: { tokens: 1B tok/month, inputShare: 50% } }\noptions: { a: { ${API} }, o: { ${FLEET}, throughput: { total: 1000 tok/s }, buy: { price: 7200 USD/GPU, serviceLife: 120 month }, power: { idle: 0 W/device, active: 0 W/device } } }\nbaseline: a\nstaff: {}\nsites: { s: { electricity: 0 USD/kWh } }\noverheads: { ${id}: { cost: 900 USD/month, appliesTo: [buy], per: plan } }\n`,
    ).report!.payback![0]!.months;
  expect(Number(payback('upkeep'))).toBeCloseTo(72, 6);
  expect(Number(payback('migration'))).toBeCloseTo(72, 6);
});

describe('moving to another model', () => {
  test('comes up every so many months, not in the first one', () => {
    const text = `${HEAD}options: { a: { ${API}, migration: { cost: 300 USD, every: 5 month } } }\n`;
    expect(usage(text, 'a')).toEqual([...months([5, 1000]), 1300, ...months([4, 1000]), 1300, 1000]);
  });
  test('or once, in the month that begins on its day or next after it', () => {
    const text = `${HEAD}options: { a: { ${API}, migration: { cost: 300 USD, on: 2026-03-02 } } }\n`;
    expect(usage(text, 'a')).toEqual([...months([3, 1000]), 1300, ...months([8, 1000])]);
  });
  test('costs a plan nothing that does not use the option', () => {
    const text = `${HEAD}options: { a: { ${API}, migration: { cost: 300 USD, every: 1 month } }, b: { ${API} } }\n`;
    expect(usage(text, 'b')).toEqual(months([12, 1000]));
  });
});

describe('prices that drift by themselves', () => {
  test('salaries, overheads, electricity and colocation, from month 2 on', () => {
    const text = `${PLAIN}tasks: { t: { tokens: 1M tok/month, inputShare: 50% } }
options: { o: { ${FLEET}, throughput: { total: 1000 tok/s }, buy: { price: 0 USD/GPU }, power: { idle: 100 W/device, active: 100 W/device } } }
sites: { s: { electricity: 1 USD/kWh, colocation: 100 USD/kW/month, priceDrift: 20% /year } }
staff: { ops: { fte: 1, salary: 12000 USD/year, priceDrift: -10% /year, appliesTo: [buy], per: plan } }
overheads: { gate: { cost: 50 USD/month, priceDrift: 5% /year, appliesTo: [buy], per: plan } }
`;
    // 0.1 kW × 720 h × 1 USD + 0.1 kW × 100 USD = 82; 1,000 of salary; 50
    const expected = Array.from({ length: 12 }, (_, m) =>
      Number((82 * 1.2 ** (m / 12) + 1000 * 0.9 ** (m / 12) + 50 * 1.05 ** (m / 12)).toFixed(6)),
    );
    expect(usage(text, 'o')).toEqual(expected);
  });
});

test.each([
  ['migration: { cost: 1 USD }', 'E313', 'needs either'],
  ['migration: { cost: 1 USD, every: 2 month, on: 2026-03-01 }', 'E313', 'needs either'],
  ['migration: { cost: 1 USD, every: 1.5 month }', 'E218', 'whole number of months'],
  ['contract: { ends: 2026-06-30 }', 'E313', 'commits to nothing'],
  ['contract: { ends: 2026-06-31, exitFee: 1 USD }', 'E222', 'not in the calendar'],
  ['contract: { exitFee: 1 USD }', 'E302', 'ends'],
])('`%s` is an error %s', (field, code, words) => {
  const { problems } = compared(`${HEAD}options: { a: { ${API}, ${field} } }\n`);
  expect(problems).toContainEqual(expect.objectContaining({ code, message: expect.stringContaining(words) }));
});

test('a commitment with both a price and a term is an error, and so is a term without its provider', () => {
  const codes = (commit: string) =>
    compared(RENT(`{ price: 2 USD/GPU/h, commit: ${commit} }`)).problems.map(p => p.message);
  expect(codes('{ replicas: 1 replica, price: 1 USD/GPU/h, term: 1-year }')).toContain(
    '`commit` has a `price` and a `term`; state one of them',
  );
  expect(codes('{ replicas: 1 replica, term: 1-year }')).toContain('`term` needs the `provider` whose term it is');
});
