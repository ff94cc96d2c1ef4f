import { describe, expect, test } from 'vitest';
import { runRoute } from '../../src/report/routing/build-route.ts';
import { compared, inputOf, planOf } from '../model/compare.ts';

const SCENARIO = `
discountRate: 0% /year
staff: {}
tasks: { t: { tokens: 100M tok/month, inputShare: 50% } }
options:
  a: { api: own/a, price: { input: 1..3 USD/Mtok, output: 2 USD/Mtok } }
  b: { api: own/b, price: { input: 1.01..3.01 USD/Mtok, output: 2 USD/Mtok } }
uncertainty: { correlations: [{ between: [options.a.price.input, options.b.price.input], rank: 0.999 }] }
`;
const share = (text: string, plan: string, settings: readonly { path: string; value: string }[] = []) => {
  const { report, problems } = compared(text, undefined, { settings });
  expect(problems.filter(p => p.severity === 'error')).toEqual([]);
  return Number(planOf(report!, plan).cheapestIn);
};

describe('the draws of a comparison', () => {
  test('move together as the scenario says: what is dearer by a cent is nearly always dearer', () => {
    // independent prices of this width are in either order about as often
    expect(share(SCENARIO.replace(/uncertainty.*/, ''), 'a')).toBeCloseTo(0.5, 1);
    // scores correlated by 0.999 differ by little more than a cent's worth of the range
    expect(share(SCENARIO, 'a')).toBeGreaterThan(0.55);
  });
  test('go on where the command line sets one of two that move together', () => {
    expect(share(SCENARIO, 'a', [{ path: 'options.a.price.input', value: '1 USD/Mtok' }])).toBe(1);
  });
  test('refuse an amount that the scenario gives one value', () => {
    const { report, problems } = compared(SCENARIO.replace('1..3', '2'));
    expect([report, problems.map(p => p.code)]).toEqual([undefined, expect.arrayContaining(['E331'])]);
  });
});

test('a split is not looked for where the correlations cannot be', () => {
  const input = inputOf(SCENARIO.replace('1..3', '2'));
  const solver = () => {
    throw new Error('solved all the same');
  };
  const { report, problems } = runRoute(input, { limits: { gap: 0, time: 1 }, asked: false }, solver);
  expect([report, problems.map(p => p.code)]).toEqual([undefined, expect.arrayContaining(['E331'])]);
});
