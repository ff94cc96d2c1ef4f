import { expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import type { Solution, Solve } from '../../../src/analysis/routing/solver.ts';
import { smallCatalog } from '../../model/compare.ts';
import { settle } from './enumeration/settle.ts';

const solve = await loadHighs();
const catalog = JSON.parse(smallCatalog());

/** 100,000 requests of 1,000 tok a day are 3,041.67 Mtok a month of 730 hours, at 2 USD. */
const SCENARIO = `
tco: 1
asOf: 2026-11-01
discountRate: 0%
staff: {}
tasks: { a: { requests: 100k /day, input: 800 tok, output: 200 tok } }
options: { only: { api: own/only, price: { input: 2 USD/Mtok, output: 2 USD/Mtok } } }
`;
const COST = (100_000 * 1000 * (730 / 24) * 2) / 1e6;

/** A search that ends so, with another total of its own. */
const ending =
  (status: Solution['status'], times: number): Solve =>
  (program, limits) => {
    const solution = solve(program, limits);
    return { ...solution, status, objective: solution.objective * times, bound: solution.bound * 0.9 };
  };

test('a search that was stopped may hold more than its split needs: the split costs what the formulas say', () => {
  const routed = settle(SCENARIO, catalog, ending('limit', 1.001))!;
  expect(routed.monthly).toBeCloseTo(COST, 6);
  expect(routed.finished).toBe(false);
  // the bound is nine tenths of the cost
  expect(routed.gap).toBeCloseTo(0.1, 6);
});

test.each([
  ['stopped, that tells less than its split costs', ending('limit', 0.999)],
  ['finished, that tells more', ending('optimal', 1.001)],
  ['finished, that tells less', ending('optimal', 0.999)],
])('a search %s is a fault', (_, solver) => {
  expect(() => settle(SCENARIO, catalog, solver)).toThrow(/the solver's split costs [\d.]+, by the formulas 6083\.3/);
});
