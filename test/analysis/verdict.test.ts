import { describe, expect, test } from 'vitest';
import { planOf, reportOf, round } from '../model/compare.ts';

// 10 Mtok a month: the bill is ten times the price of a Mtok
const report = (options: Record<string, string>, rest = '') =>
  reportOf(
    `horizon: 12 month\ndiscountRate: 0% /year\n${rest}tasks: { chat: { tokens: 10M tok/month, inputShare: 100% } }\noptions:\n${Object.entries(
      options,
    )
      .map(([id, price]) => `  ${id}: { api: x/${id}, price: { input: ${price} USD/Mtok, output: 0 USD/Mtok } }\n`)
      .join('')}`,
  );
const share = (r: ReturnType<typeof report>, id: string) => Number(planOf(r, id).cheapestIn);

describe('the verdict', () => {
  test('names the plan that is cheapest over the whole range, and what it saves against the runner-up', () => {
    const { verdict } = report({ a: '1..2', b: '3..4', c: '5' });
    // likely: 15 against 35
    expect(verdict).toMatchObject({ cheapest: 'a', candidates: ['a'], against: 'b' });
    // the saving lies between 3 − 2 and 4 − 1 USD/Mtok
    const saving = verdict.saving!;
    expect([saving.value, saving.low, saving.high].map(round)).toEqual([20, 10, 30]);
  });
  test('saves against the baseline where there is one, and nothing when that is the cheapest', () => {
    expect(report({ a: '1', b: '2', c: '5' }, 'baseline: c\n').verdict).toMatchObject({
      against: 'c',
      saving: { value: '40' },
    });
    expect(report({ a: '1', b: '2' }, 'baseline: a\n').verdict).toMatchObject({
      cheapest: 'a',
      against: 'a',
      saving: { value: '0' },
    });
  });
  test('depends when two ranges overlap, and says in which share of the draws each wins', () => {
    const r = report({ a: '1..3', b: '2' });
    expect(r.verdict).toMatchObject({ cheapest: 'depends', candidates: ['a', 'b'] });
    // a is below 2 in half of its range
    expect(Math.abs(share(r, 'a') - 0.5)).toBeLessThan(0.01);
    expect(share(r, 'a') + share(r, 'b')).toBe(1);
  });
  test('depends among those that are left: one that is always undercut is no candidate', () => {
    const r = report({ a: '1..3', b: '2', c: '4..5' });
    expect(r.verdict.candidates).toEqual(['a', 'b']);
    expect(share(r, 'c')).toBe(0);
  });
  test('does not depend where the ranges only touch: on a tie the first in the scenario wins', () => {
    expect(report({ a: '1..2', b: '2..3' }).verdict).toMatchObject({ cheapest: 'a' });
    expect(report({ b: '2..3', a: '1..2' }).verdict.candidates).toEqual(['b', 'a']);
  });
  test('of equal plans the first wins every draw', () => {
    const r = report({ a: '2', b: '2' });
    expect(r.verdict).toMatchObject({ cheapest: 'a', candidates: ['a'], saving: { value: '0' } });
    expect([share(r, 'a'), share(r, 'b')]).toEqual([1, 0]);
  });
  test('a range that both plans share moves them together: what is dearer by a factor stays dearer', () => {
    const text = (tokens: string) =>
      `horizon: 12 month\ndiscountRate: 0% /year\ntasks: { chat: { tokens: ${tokens} tok/month, inputShare: 100% } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 0 USD/Mtok } }\n  b: { api: x/b, price: { input: 2 USD/Mtok, output: 0 USD/Mtok } }\n`;
    const r = reportOf(text('10M..100M'));
    // a costs 10..100, b 20..200: the ranges overlap, the plans never change places
    expect(r.verdict).toMatchObject({ cheapest: 'a', candidates: ['a'] });
    expect([round(planOf(r, 'a').monthly!.low), round(planOf(r, 'a').monthly!.high)]).toEqual([10, 100]);
  });
  test('a plan that is impossible is no candidate, however cheap', () => {
    const r = reportOf(
      `horizon: 12 month\ndiscountRate: 0% /year\ntasks: { chat: { tokens: 10M tok/month, inputShare: 100%, accept: { models: [b] } } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 0 USD/Mtok } }\n  b: { api: x/b, price: { input: 2 USD/Mtok, output: 0 USD/Mtok } }\n`,
    );
    expect(r.verdict).toMatchObject({ cheapest: 'b' });
    expect(planOf(r, 'a')).toMatchObject({ feasible: false, reasons: ['chat: a is not accepted'], cheapestIn: null });
  });
  test('no plan possible is no verdict', () => {
    const r = reportOf(
      `horizon: 12 month\ndiscountRate: 0% /year\ntasks: { chat: { tokens: 10M tok/month, inputShare: 100%, accept: { models: [z] } } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 0 USD/Mtok } }\n`,
    );
    expect(r.verdict).toMatchObject({ cheapest: null, candidates: [], saving: null });
    expect([r.breakEven, r.envelope]).toEqual([[], []]);
  });
});

describe('flips', () => {
  test('over API prices: where the drift makes the fleet dearer than the API', () => {
    const r = reportOf(
      `horizon: 1 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\ntasks: { chat: { tokens: 10M tok/month, inputShare: 100% } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 0 USD/Mtok } }\n  b: { api: x/b, price: { input: 2 USD/Mtok, output: 0 USD/Mtok } }\n`,
    );
    // a drift moves both alike, and in one month nothing drifts at all
    expect(r.verdict.flips.filter(f => f.driver === 'apiPriceDrift')).toEqual([]);
  });
  test('over traffic: the nearest ends of the stretch that holds today', () => {
    const r = reportOf(
      `horizon: 12 month\ndiscountRate: 0% /year\noverheads: { fixed: { cost: 30 USD/month, appliesTo: [a] } }\ntasks: { chat: { tokens: 60M tok/month, inputShare: 100% } }\noptions:\n  a: { api: x/a, price: { input: 1 USD/Mtok, output: 0 USD/Mtok } }\n  b: { api: x/b, price: { input: 2 USD/Mtok, output: 0 USD/Mtok } }\n`,
    );
    // 30 + V against 2 V: 30 Mtok, half of today's 60
    expect(r.verdict.flips.filter(f => f.driver === 'traffic')).toEqual([
      { driver: 'traffic', to: 'b', at: '30000000', unit: 'tok/month', direction: 'below', distance: '0.5000' },
    ]);
  });
});
