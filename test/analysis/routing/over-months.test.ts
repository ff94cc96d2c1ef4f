import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { type RouteQuestion, runRoute } from '../../../src/report/routing/build-route.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { inputOf } from './enumeration/settle.ts';

const solve = await loadHighs();
const catalog = await catalogJson();
const ask = (text: string, question: Partial<RouteQuestion> = {}, solver = solve) =>
  runRoute(inputOf(text, catalog), { limits: { gap: 1e-6, time: 60 }, alone: true, ...question }, solver);
const scenario = (task: string, more = '') => `
tco: 1
asOf: 2026-11-01
horizon: 3 month
discountRate: 0%
staff: {}
tasks:
  a: { ${task} }
options:
  api: { api: own/x, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }
  gpu: { model: own-model, precision: fp8, replica: 1 x h100-sxm, rent: { price: 4 USD/GPU/h }, throughput: { total: 10k tok/s }, targetUtilisation: 100%, fit: assume }
${more}`;
const MONTHLY = 'requests: 100k /day, input: 600 tok, output: 200 tok';

describe('a split over the months', () => {
  test('changes when the traffic has grown to what a replica costs', () => {
    // 2,433.33 Mtok at 1 USD in month 1, 2,920 in month 2 (20 % more), 3,504 in month 3; a replica is 4 × 730 = 2,920 USD
    const { report, routed } = ask(scenario(`${MONTHLY}, growth: 20% /month`));
    const { months } = report!.routing!;
    // 2,433.33 + 2,920 + 2,920 over 3 months; in month 2 both cost the same
    expect(routed!.monthly).toBeCloseTo((2433.3333 + 2920 + 2920) / 3, 3);
    expect(months!.at(0)).toMatchObject({ from: 1, replicas: [{ option: 'gpu', replicas: '0' }] });
    expect(months!.at(-1)).toMatchObject({ to: 3, replicas: [{ option: 'gpu', replicas: '1' }], bought: '0' });
    expect(months!.at(-1)!.shares).toEqual([{ option: 'gpu', first: '1', last: '1' }]);
  });
  test('is left out where every month is alike', () => {
    expect(ask(scenario(MONTHLY)).report!.routing!.months).toBeUndefined();
  });
});

describe('a task without traffic', () => {
  test('costs nothing and brings nobody into use', () => {
    const staff = 'staff: { ops: { fte: 1, salary: 60000 USD/year, appliesTo: [rent, api] } }';
    const text = scenario(MONTHLY.replace('100k', '0')).replace('staff: {}', staff);
    const { report, routed } = ask(text, { alone: false });
    expect(routed!.monthly).toBe(0);
    expect(report!.routing!.split.map(row => [row.tokens, row.reason])).toEqual([['0', 'no traffic']]);
  });
});

describe('the time of a search', () => {
  const growing = scenario(`${MONTHLY}, growth: 20% /month`);
  const late: typeof solve = (program, limits) =>
    program.columns.some(c => c.name.startsWith('routing.gpu'))
      ? { status: 'limit', values: undefined, objective: Infinity, bound: -Infinity }
      : solve(program, limits);
  test('that ran out leaves what needs no search, and says that nothing is proven', () => {
    const { report, routed } = ask(growing, {}, late);
    // 2,433.33 + 2,920 + 3,504 at the API
    expect(routed!.monthly).toBeCloseTo((2433.3333 + 2920 + 3504) / 3, 3);
    expect(report!.routing).toMatchObject({ plan: 'routed', finished: false, bound: null, gap: null });
  });
  test('holds for all searches together', () => {
    let now = 0;
    const times: number[] = [];
    const slow: typeof solve = (program, limits) => {
      times.push(limits.time);
      now += 7;
      return solve(program, limits);
    };
    const limits = { gap: 1e-6, time: 10 };
    const { report } = ask(scenario(MONTHLY), { limits, alone: false, elapsed: () => now }, slow);
    // 10 s for the split, 3 for the first baseline, then none is begun
    expect(times.slice(0, 2)).toEqual([10, 3]);
    expect(times.length).toBeLessThanOrEqual(2);
    expect(report!.routing!.savingAgainst.at(-1)!.reason).toBe('not settled within the time');
  });
});

describe('a program in which every row settles one unknown', () => {
  test('needs no search', async () => {
    const { settledByRows } = await import('../../../src/analysis/routing/settled-by-rows.ts');
    const column = (name: string, upper: number) => ({ name, lower: 0, upper, integer: false });
    const sum = (at: number, coefficient: number) => ({
      constant: 0,
      unknowns: Int32Array.of(at),
      coefficients: Float64Array.of(coefficient),
    });
    const program = {
      columns: [column('x', 1), column('y', 5)],
      objective: { constant: 10, unknowns: Int32Array.of(0, 1), coefficients: Float64Array.of(3, 2) },
      rows: [{ sum: sum(0, 2), lower: 1, upper: 1 }],
      impossible: false,
    };
    // 2 x = 1, y at its least: 10 + 3 × 0.5
    expect(settledByRows(program)).toMatchObject({ status: 'optimal', objective: 11.5, bound: 11.5 });
    expect(settledByRows({ ...program, rows: [{ sum: sum(0, 2), lower: 1, upper: 2 }] })).toBeUndefined();
    expect(settledByRows({ ...program, rows: [{ sum: sum(0, 2), lower: 4, upper: 4 }] })).toBeUndefined();
  });
});
