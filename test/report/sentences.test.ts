import { describe, expect, test } from 'vitest';
import type { BreakEven, PlanReport, Report } from '../../src/report/report.ts';
import { breakEvenSentence, envelopeSentence } from '../../src/report/sentences/break-even.ts';
import { flipsSentence } from '../../src/report/sentences/flips.ts';
import { paybackSentence } from '../../src/report/sentences/payback.ts';
import { drawsSentence, verdictSentence } from '../../src/report/sentences/verdict.ts';
import { figure, plan, report } from './fixture.ts';

const costing = (id: string, monthly: string, rest: Partial<PlanReport> = {}): PlanReport =>
  plan(id, { monthly: figure(monthly), ...rest });
const verdict = (plans: PlanReport[], changes: Partial<Report['verdict']> = {}): string =>
  verdictSentence(
    report({
      plans,
      verdict: {
        cheapest: plans[0]!.id,
        candidates: [plans[0]!.id],
        saving: null,
        against: null,
        flips: [],
        ...changes,
      },
    }),
  );

describe('the verdict in a sentence', () => {
  test('with a saving against what runs today', () => {
    expect(verdictSentence(report())).toBe(
      "Cheapest: hybrid at 11,240 USD a month (9,800–13,100), 46 % under today's sonnet.",
    );
  });
  test('a baseline that is called today is not today twice', () => {
    expect(
      verdict([costing('a', '60'), costing('today', '100', { baseline: true })], {
        saving: figure('40'),
        against: 'today',
      }),
    ).toBe('Cheapest: a at 60.00 USD a month, 40 % under what runs today.');
  });
  test('without a baseline the next plan is the measure', () => {
    expect(verdict([costing('a', '60'), costing('b', '100')], { saving: figure('40'), against: 'b' })).toBe(
      'Cheapest: a at 60.00 USD a month, 40 % under b.',
    );
  });
  test('when what runs today is the cheapest, the next plan is the measure', () => {
    expect(
      verdict([costing('a', '600', { baseline: true }), costing('b', '1000')], { saving: figure('0'), against: 'a' }),
    ).toBe('Cheapest: a, what runs today, at 600 USD a month, 40 % under b.');
  });
  test('the only plan that is possible', () => {
    expect(verdict([costing('a', '600'), plan('b', { feasible: false, monthly: null })])).toBe(
      'Cheapest: a at 600 USD a month, the only plan that is possible.',
    );
  });
  test('a tie', () => {
    expect(verdict([costing('a', '600'), costing('b', '600')], { saving: figure('0'), against: 'b' })).toBe(
      'Cheapest: a at 600 USD a month, the same as b.',
    );
  });
  test('a free API', () => {
    expect(verdict([costing('free', '0'), costing('b', '600')], { saving: figure('600'), against: 'b' })).toBe(
      'Cheapest: free at 0 USD a month, 100 % under b.',
    );
    expect(verdict([costing('free', '0'), costing('b', '0')], { saving: figure('0'), against: 'b' })).toBe(
      'Cheapest: free at 0 USD a month, the same as b.',
    );
  });
  test('no answer, because the ranges overlap', () => {
    const plans = [
      costing('a', '60', { monthly: figure('60', 'USD/month', '40', '80'), cheapestIn: '0.6' }),
      costing('b', '70', { monthly: figure('70', 'USD/month', '50', '900'), cheapestIn: '0.4' }),
    ];
    const open = report({
      plans,
      verdict: { cheapest: 'depends', candidates: ['a', 'b'], saving: null, against: null, flips: [] },
    });
    expect(verdictSentence(open)).toBe(
      'It depends: within the ranges given the cheapest can be a at 40.00–80.00 or b at 50–900 USD a month. At likely values it is a at 60.00 USD a month, 14 % under b.',
    );
    expect(drawsSentence(open)).toBe(
      'a is cheapest in 60 % of cases and b in 40 % (1,024 draws of the ranges; `tco simulate` tells more).',
    );
  });
  test('no plan at all', () => {
    const none = { cheapest: null };
    expect(verdict([plan('a', { feasible: false }), plan('b', { feasible: false })], none)).toBe(
      'None of the 2 plans is possible.',
    );
    expect(verdict([plan('a', { feasible: false })], none)).toBe('The only plan is not possible.');
  });
  test('draws are not mentioned where no range was given', () => {
    expect(drawsSentence(report({ plans: [costing('hybrid', '1')] }))).toBeUndefined();
  });
});

describe('what would flip it', () => {
  const flips = (list: Report['verdict']['flips']): string | undefined =>
    flipsSentence(report({ verdict: { ...report().verdict, flips: list } }));
  const drift = (at: string, direction: 'above' | 'below') => ({
    driver: 'apiPriceDrift' as const,
    to: 'sonnet',
    at,
    unit: '1/year',
    direction,
    distance: '0.1',
  });
  test('both drivers to one plan', () => {
    expect(flipsSentence(report())).toBe(
      'Flips to sonnet if API prices fall 38 % a year, or below 212M tok/day of flat traffic.',
    );
  });
  test('two plans', () => {
    expect(
      flips([
        drift('-0.38', 'below'),
        { driver: 'traffic', to: 'own', at: '30416666666', unit: 'tok/month', direction: 'above', distance: '1' },
      ]),
    ).toBe('Flips to sonnet if API prices fall 38 % a year; to own above 1B tok/day of flat traffic.');
  });
  test.each([
    ['-0.05', 'above', 'fall less than 5 % a year'],
    ['0.12', 'above', 'rise 12 % a year'],
    ['0.12', 'below', 'rise less than 12 % a year'],
    ['0', 'above', 'rise at all over the years'],
    ['0', 'below', 'fall at all over the years'],
  ] as const)('a drift of %s, %s: %s', (at, direction, words) => {
    expect(flips([drift(at, direction)])).toBe(`Flips to sonnet if API prices ${words}.`);
  });
  test('nothing, and nothing to flip to', () => {
    expect(flips([])).toBe(
      'Neither traffic, nor the drift of API prices, nor any price alone was found to change that.',
    );
    expect(flipsSentence(report({ plans: [plan('a')] }))).toBeUndefined();
  });
});

describe('break-even', () => {
  const day = '30.41666666666666666666666666666667';
  /** Ends in million tokens a day. */
  const pair = (
    ends: readonly (readonly [number, number | null, string | null])[],
    changes: Partial<BreakEven> = {},
  ): string => {
    const month = (mtok: number) => String(BigInt(Math.round(mtok * 36_500_000_000)) / 1200n);
    const intervals = ends.map(([from, to, cheaper]) => ({
      from: month(from),
      to: to === null ? null : month(to),
      cheaper,
    }));
    const whole: BreakEven = {
      between: ['own', 'api'],
      over: 'traffic',
      unit: 'tok/month',
      intervals,
      permanentFrom: null,
      never: false,
      endless: false,
      certified: true,
      reason: null,
      ...changes,
    };
    return breakEvenSentence(whole, report({ basis: { ...report().basis, daysPerMonth: day } }), 3);
  };
  test('from a volume on for good', () => {
    expect(
      pair([
        [0, 212, 'api'],
        [212, null, 'own'],
      ]),
    ).toBe('own beats api from 212M tok/day for good.');
  });
  test('several intervals', () => {
    expect(
      pair([
        [0, 236, 'api'],
        [236, 243, 'own'],
        [243, 307, 'api'],
        [307, null, 'own'],
      ]),
    ).toBe('own beats api at 236M–243M and from 307M tok/day for good.');
  });
  test('many intervals: the first few, how many more, and the lasting one', () => {
    const many = Array.from(
      { length: 12 },
      (_, i) => [i * 100, i === 11 ? null : (i + 1) * 100, i % 2 ? 'own' : 'api'] as const,
    );
    expect(pair(many)).toBe(
      'own beats api at 100M–200M, 300M–400M, 500M–600M, … 2 more intervals and from 1.1B tok/day for good.',
    );
  });
  test('at small volumes only', () => {
    expect(
      pair([
        [0, 5, 'own'],
        [5, null, 'api'],
      ]),
    ).toBe('api beats own from 5M tok/day for good.');
    expect(
      pair([
        [0, 5, 'own'],
        [5, 10, 'api'],
        [10, 20, 'own'],
        [20, null, null],
      ]),
    ).toBe('own beats api up to 5M and 10M–20M tok/day; both cost the same above 20M tok/day.');
  });
  test('never, with the reason', () => {
    expect(
      pair([[0, null, 'api']], { never: true, reason: 'one replica costs more than the API at its capacity' }),
    ).toBe('api is cheaper than own at every volume: one replica costs more than the API at its capacity.');
  });
  test('without end', () => {
    expect(
      pair(
        [
          [0, 100, 'api'],
          [100, 200, 'own'],
        ],
        { endless: true },
      ),
    ).toBe('own beats api at 100M–200M tok/day, and so on without end.');
  });
  test('the same everywhere', () => {
    expect(pair([[0, null, null]])).toBe('own and api cost the same at every volume.');
  });
  test('what was not certified says so', () => {
    expect(
      pair(
        [
          [0, 212, 'api'],
          [212, null, 'own'],
        ],
        { certified: false },
      ),
    ).toBe('own beats api from 212M tok/day for good (not certified).');
  });
  test('the envelope', () => {
    expect(envelopeSentence(report(), 3)).toBe('Cheapest: sonnet up to 212M, hybrid from 212M tok/day on.');
  });
});

describe('payback', () => {
  const base = {
    plan: 'own',
    against: 'api',
    upfront: '12000',
    status: 'within',
    months: '14.25',
    wholeMonths: 15,
    discountedMonths: '16',
    discountedStatus: 'within',
    belowAgain: null,
    shortfall: null,
    npv: '3400',
    irr: '0.45',
    irrReason: null,
  } as const;
  test.each([
    [base, 'own pays back in 14.2 months against api (12,000 USD up front; NPV 3,400 USD; IRR 45 % a year).'],
    [
      { ...base, belowAgain: 31 },
      'own pays back in 14.2 months (and is below it again in month 31) against api (12,000 USD up front; NPV 3,400 USD; IRR 45 % a year).',
    ],
    [{ ...base, months: '0', irr: null }, 'own pays back at once against api (12,000 USD up front; NPV 3,400 USD).'],
    [
      { ...base, irr: '214837' },
      'own pays back in 14.2 months against api (12,000 USD up front; NPV 3,400 USD; IRR over 1,000 % a year).',
    ],
    [
      { ...base, irr: null, irrReason: 'the cash changes its sign 3 times, so that several rates may fit' },
      'own pays back in 14.2 months against api (12,000 USD up front; NPV 3,400 USD; no IRR: the cash changes its sign 3 times, so that several rates may fit).',
    ],
    [
      // the fixture pays 0 for its hybrid up front: what it outlays is the book value of what is owned
      { ...base, plan: 'hybrid' },
      'hybrid pays back in 14.2 months against api (12,000 USD at the start, what is owned already included; NPV 3,400 USD; IRR 45 % a year).',
    ],
    [
      { ...base, status: 'beyondHorizon', months: '52', npv: '-800', irr: null },
      'own pays back only after the horizon, in 52 months, against api (12,000 USD up front; NPV -800 USD).',
    ],
    [
      {
        ...base,
        status: 'never',
        months: null,
        npv: '-9000',
        irr: null,
        shortfall: { outstanding: '5200', later: '0' },
      },
      'own never pays back against api (12,000 USD up front; NPV -9,000 USD): running it costs no less than what it saves.',
    ],
    [
      {
        ...base,
        status: 'never',
        months: null,
        npv: '-9000',
        irr: null,
        shortfall: { outstanding: '5200', later: '3100' },
      },
      'own never pays back against api (12,000 USD up front; NPV -9,000 USD): after 36 months 5,200 USD are still out, and all later months bring back 3,100 USD at most.',
    ],
  ] as const)('%j', (payback, sentence) => {
    expect(paybackSentence(payback, report())).toBe(sentence);
  });
});
