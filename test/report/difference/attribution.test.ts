import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { FLEET, PLAIN } from '../../model/compare.ts';
import { differing, effectsOf, rowOf } from './differing.ts';

/** 1,000 requests a day of 1,000 + 500 tokens over 30 days: 30M + 15M tokens a month; at 2 and 8 USD/Mtok 60 + 120 = 180 USD. */
const api = ({
  requests = '1000 /day',
  input = '1000 tok',
  price = '2 USD/Mtok',
  output = '8 USD/Mtok',
  more = '',
} = {}) =>
  `${PLAIN}${more}\ntasks: { t: { requests: ${requests}, input: ${input}, output: 500 tok } }\noptions: { a: { api: x/y, price: { input: ${price}, output: ${output} } } }\n`;

describe('the attribution of a closed case', () => {
  test('price and volume share their product by halves', () => {
    // prices × 1.1 and volume × 1.2 of C = 180: price 0.1·(1 + 1.2)/2·C = 19.8, volume 0.2·(1 + 1.1)/2·C = 37.8, together 0.32·C
    const found = differing(api(), api({ requests: '1200 /day', price: '2.2 USD/Mtok', output: '8.8 USD/Mtok' }));
    expect(rowOf(found.attribution, 'a').difference).toBe('57.6');
    expect(effectsOf(found, 'a')).toEqual({ price: '19.8', volume: '37.8' });
  });
  test('three that multiply share by thirds and sixths', () => {
    // input alone: 1 USD/Mtok × 1,000 tok × 30,000 = 30 USD; price × 2, requests × 3, tokens × 4 make 720, 690 more.
    // price: (1 + 3/2 + 4/2 + 12)·…: 1/3·(1 + 12) + 1/6·(3 + 4) = 5.5; volume: 2·[1/3·(1 + 8) + 1/6·(2 + 4)] = 8; mix: 3·[1/3·(1 + 6) + 1/6·(2 + 3)] = 9.5; 23 × 30
    const side = (requests: string, input: string, price: string) =>
      `${PLAIN}\ntasks: { t: { requests: ${requests}, input: ${input}, output: 0 tok } }\noptions: { a: { api: x/y, price: { input: ${price}, output: 0 USD/Mtok } } }`;
    const found = differing(side('1000 /day', '1000 tok', '1 USD/Mtok'), side('3000 /day', '4000 tok', '2 USD/Mtok'));
    expect(effectsOf(found, 'a')).toEqual({ price: '165', volume: '240', mix: '285' });
    expect(
      found.inputs.map(({ id, effects }) => [id, effects[0]!.effect, effects[0]!.alone, effects[0]!.last]),
    ).toEqual([
      // price alone: 30; last: 720 − 360
      ['tasks.t.requests', '240', '60', '480'],
      ['tasks.t.input', '285', '90', '540'],
      ['options.a.price.input', '165', '30', '360'],
    ]);
  });
  test('a machine that costs less an hour and a month with fewer hours', () => {
    // 1 GPU at 3 USD/h × 720 h = 2,160; at 2 USD/h × 600 h = 1,200. Price: −1·(720 + 600)/2 = −660; hours: −120·(3 + 2)/2 = −300
    const side = (price: number, hours: number) =>
      `horizon: 12 month\ndiscountRate: 0%\ncalendar: { hoursPerMonth: ${hours} h/month, daysPerMonth: 30 day/month }\ntasks: { t: { requests: 10 /day, input: 10 tok, output: 10 tok } }\noptions: { r: { ${FLEET}, throughput: { total: 1000 tok/s }, rent: { price: ${price} USD/GPU/h } } }\nstaff: {}\noverheads: {}\n`;
    expect(effectsOf(differing(side(3, 720), side(2, 600)), 'r')).toEqual({ price: '-660', assumptions: '-300' });
  });
  test('a plan that sends other shares changes by the mix, and plans that are not touched stay', () => {
    const side = (share: number) =>
      `${PLAIN}\ntasks: { t: { requests: 1000 /day, input: 1000 tok, output: 0 tok } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  b: { api: x/b, price: { input: 3 USD/Mtok, output: 1 USD/Mtok } }\nplans: { p: { shares: { t: { a: ${100 - share}%, b: ${share}% } } } }`;
    // 30M tokens: at 25 % 0.75 × 30 + 0.25 × 90 = 45 USD; at 75 % 75 USD
    const found = differing(side(25), side(75));
    expect(effectsOf(found, 'p')).toEqual({ mix: '30' });
    expect(effectsOf(found, 'a')).toEqual({});
    // every category is there, at nothing
    expect(rowOf(found.attribution, 'a').effects.map(e => `${e.categories} ${e.effect}`)).toEqual([
      'price 0',
      'volume 0',
      'mix 0',
      'hardware 0',
      'assumptions 0',
    ]);
  });
  test('an option that a plan moves to comes with the mix, at its own price', () => {
    const one = api({ more: 'plans: { p: { shares: { t: { a: 100% } } } }' });
    const two = api({ price: '4 USD/Mtok', more: 'plans: { p: { shares: { t: { b: 100% } } } }' }).replace(
      'options: {',
      'options: { b: { api: x/b, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } },',
    );
    // p: 180 becomes 30 + 15 = 45. With the mix first −135 and the price of `a` nothing; with the price first +60, then −195
    const found = differing(one, two);
    expect(effectsOf(found, 'p')).toEqual({ price: '30', mix: '-165' });
    expect(found.plans.map(({ id, change }) => `${id} ${change}`)).toEqual(['a kept', 'p kept', 'b added']);
  });
  test('what cannot be mixed is taken together and said so', () => {
    // requests with inputShare, and tokens with input, are no scenario
    const two = `${PLAIN}\ntasks: { t: { tokens: 3M tok/day, inputShare: 50%, output: 500 tok } }\noptions: { a: { api: x/y, price: { input: 2 USD/Mtok, output: 9 USD/Mtok } } }\n`;
    const found = differing(api(), two);
    expect(Object.keys(effectsOf(found, 'a'))).toEqual(['price', 'volume+mix']);
    const { difference, effects } = rowOf(found.attribution, 'a');
    expect(effects.reduce((sum, e) => sum.plus(e.effect), new Decimal(0)).toFixed()).toBe(difference);
    // 45M + 45M tokens at 2 and 9: 495; at the price alone 180 becomes 195, and 90 + 360 = 450 becomes 495: (15 + 45)/2
    expect(effectsOf(found, 'a')).toMatchObject({ price: '30', 'volume+mix': '285' });
  });
  test('an unusual price that only one side confirms keeps nothing from being mixed', () => {
    const found = differing(
      api(),
      api({ price: '900 USD/Mtok', requests: '2000 /day' }).replace('api: x/y,', 'api: x/y, confirmUnusual: true,'),
    );
    expect(Object.keys(effectsOf(found, 'a'))).toEqual(['price', 'volume']);
  });
});

interface Case {
  readonly requests: number;
  readonly growth: number;
  readonly input: number;
  readonly cached: number;
  readonly price: number;
  readonly rent: number;
  readonly rate: number;
  readonly spares: number;
  readonly horizon: number;
  readonly fte: number;
}

const cases = fc.record({
  requests: fc.integer({ min: 1000, max: 9000 }),
  growth: fc.integer({ min: 0, max: 5 }),
  input: fc.integer({ min: 100, max: 9000 }),
  cached: fc.integer({ min: 0, max: 90 }),
  price: fc.integer({ min: 1, max: 30 }),
  rent: fc.integer({ min: 1, max: 9 }),
  rate: fc.integer({ min: 1, max: 9 }),
  spares: fc.integer({ min: 0, max: 2 }),
  horizon: fc.integer({ min: 1, max: 3 }),
  fte: fc.integer({ min: 0, max: 3 }),
});

const OPTIONS = [
  (c: Case) =>
    `  api: { api: x/y, price: { input: ${c.price / 10} USD/Mtok, cacheRead: 0.05 USD/Mtok, output: ${c.price} USD/Mtok } }\n`,
  (c: Case) =>
    `  own: { ${FLEET}, spares: ${c.spares}, throughput: { total: ${c.rate}00 tok/s }, rent: { price: ${c.rent} USD/GPU/h } }\n`,
];

const textOf = (c: Case, options = OPTIONS) =>
  `horizon: ${c.horizon} month\ntasks: { t: { requests: ${c.requests} /day, growth: ${c.growth}% /month, input: ${c.input} tok, cachedInput: ${c.cached}%, output: 100 tok } }\noptions:\n${options.map(option => option(c)).join('')}plans: { mix: { shares: { t: { own: ${c.cached}%, api: ${100 - c.cached}% } } } }\nstaff: { ops: { fte: ${c.fte / 10}, salary: 100000 USD/year, appliesTo: [rent] } }\noverheads: {}\n`;

describe('the attribution of any two scenarios', () => {
  test('of a fleet that is chosen anew in every mixture adds up, too', () => {
    const filled = (requests: number, rent: number) =>
      `horizon: 2 month\ntasks: { t: { requests: ${requests} /day, input: 5000 tok, output: 100 tok, traffic: office-hours } }\noptions:\n  api: { api: x/y, price: { input: 1 USD/Mtok, output: 5 USD/Mtok } }\n  own: { ${FLEET}, throughput: { total: 500 tok/s }, rent: { price: ${rent} USD/GPU/h } }\nplans: { mix: { fill: [own, api] } }\nstaff: {}\noverheads: {}\n`;
    const { difference, effects } = rowOf(differing(filled(9000, 2), filled(20000, 1)).attribution, 'mix');
    expect(effects.reduce((sum, e) => sum.plus(e.effect), new Decimal(0)).toFixed()).toBe(difference);
    expect(effects.map(e => Math.sign(Number(e.effect)))).toEqual([-1, 1, 0, 0, 0]);
  });
  test('adds up to the last digit, and is the negative the other way round', () => {
    fc.assert(
      fc.property(cases, cases, (a, b) => {
        const found = differing(textOf(a), textOf(b));
        const back = differing(textOf(b), textOf(a));
        expect(found.attribution.length).toBeGreaterThan(0);
        for (const { plan, difference, effects } of found.attribution) {
          const sum = effects.reduce((total, e) => total.plus(e.effect), new Decimal(0));
          expect(sum.toFixed()).toBe(new Decimal(difference).toFixed());
          for (const [i, { effect }] of rowOf(back.attribution, plan).effects.entries())
            expect(new Decimal(effect).plus(effects[i]!.effect).abs().lt('1e-15')).toBe(true);
        }
      }),
      { numRuns: 2, seed: 6 },
    );
  });
  test('is the same in another order of options', () => {
    const [a, b] = fc.sample(cases, { numRuns: 2, seed: 8 }) as [Case, Case];
    const turned = differing(textOf(a, [...OPTIONS].reverse()), textOf(b)).attribution;
    for (const { plan, effects } of differing(textOf(a), textOf(b)).attribution)
      for (const [i, { effect }] of rowOf(turned, plan).effects.entries())
        expect(new Decimal(effect).minus(effects[i]!.effect).abs().lt('1e-15')).toBe(true);
  });
  test('gives nothing to what did not change', () => {
    fc.assert(
      fc.property(cases, cases, (a, b) => {
        const found = differing(textOf(a), textOf({ ...a, price: b.price, requests: b.requests }));
        for (const { effects } of found.attribution)
          expect(effects.slice(2).map(e => `${e.categories} ${e.effect}`)).toEqual([
            'mix 0',
            'hardware 0',
            'assumptions 0',
          ]);
        // the rented fleet pays no tokens
        expect(rowOf(found.attribution, 'own').effects[0]).toEqual({ categories: ['price'], effect: '0' });
      }),
      { numRuns: 4, seed: 7 },
    );
  });
});
