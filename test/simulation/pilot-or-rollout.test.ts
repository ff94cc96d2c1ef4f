import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { onThisThread } from '../../src/analysis/simulation/simulate.ts';
import { runCompare } from '../../src/report/build.ts';
import { runSimulation, type SimulatedReport } from '../../src/report/simulation/build-simulation.ts';
import { DEFAULT_QUESTION } from '../../src/report/simulation/question.ts';
import { inputOf, planOf, realCatalog } from '../model/compare.ts';

// the shipped scenario has three unknowns of two values each: all eight cases can be computed one by one, in decimals
const FILE = 'scenarios/pilot-or-rollout.yaml';
const UNKNOWNS = {
  'tasks.answer.requests': [
    ['60k /day', 0.55],
    ['6k /day', 0.45],
  ],
  'options.haiku.priceDrift': [
    ['0% /year', 0.6],
    ['-30% /year', 0.4],
  ],
  'options.own.buy.price': [
    ['27k USD/GPU', 0.5],
    ['33k USD/GPU', 0.5],
  ],
} as const;
const [REQUESTS, DRIFT, PRICE] = Object.keys(UNKNOWNS) as (keyof typeof UNKNOWNS)[];

interface Case {
  readonly weight: number;
  readonly settings: Readonly<Record<string, string>>;
  /** USD a month. */
  readonly haiku: number;
  readonly own: number;
}

let cases: readonly Case[];
let simulated: SimulatedReport;

const input = (catalogJson: string, settings: Readonly<Record<string, string>> = {}) =>
  inputOf(readFileSync(FILE, 'utf8'), {
    file: FILE,
    settings: Object.entries(settings).map(([path, value]) => ({ path, value })),
    catalogJson,
    derivations: false,
  });

beforeAll(async () => {
  const catalog = await realCatalog();
  cases = UNKNOWNS[REQUESTS!].flatMap(requests =>
    UNKNOWNS[DRIFT!].flatMap(drift =>
      UNKNOWNS[PRICE!].map(price => {
        const settings = { [REQUESTS!]: requests[0], [DRIFT!]: drift[0], [PRICE!]: price[0] };
        const { report } = runCompare(input(catalog, settings));
        const cost = (plan: string) => Number(planOf(report!, plan).monthly!.value);
        return { weight: requests[1] * drift[1] * price[1], settings, haiku: cost('haiku'), own: cost('own') };
      }),
    ),
  );
  const { report } = await runSimulation(input(catalog), DEFAULT_QUESTION, onThisThread());
  simulated = report!;
});

const mean = (of: (c: Case) => number, some: readonly Case[] = cases): number =>
  some.reduce((sum, c) => sum + c.weight * of(c), 0);
const near = (found: { readonly value: string; readonly halfWidth: string }, exact: number): void => {
  // the half width is that of 95 %: twice as far would be one case in 10,000
  expect(Math.abs(Number(found.value) - exact)).toBeLessThanOrEqual(2 * Number(found.halfWidth) + 1e-6 * exact);
};
const simulatedPlan = (id: string) => simulated.simulation.plans.find(p => p.plan === id)!;

describe('the pilot that may go to everybody', () => {
  test('point values choose the own servers, the least regret the API', () => {
    const [likely] = cases;
    expect(likely!.own).toBeLessThan(likely!.haiku);
    expect(mean(c => c.haiku)).toBeLessThan(mean(c => c.own));
    expect(simulated.simulation.choice).toMatchObject({ atLikely: 'own', mostOften: 'own', leastRegret: 'haiku' });
  });
  test('mean costs, regrets, and what the choice at likely values costs besides are those of all eight cases', () => {
    for (const plan of ['haiku', 'own'] as const) {
      near(
        simulatedPlan(plan).regret!,
        mean(c => c[plan] - Math.min(c.haiku, c.own)),
      );
      near(
        { value: simulatedPlan(plan).monthly!.mean, halfWidth: simulatedPlan(plan).regret!.halfWidth },
        mean(c => c[plan]),
      );
      near(
        simulatedPlan(plan).cheapest,
        mean(c => (c[plan] <= Math.min(c.haiku, c.own) ? 1 : 0)),
      );
    }
    near(
      simulated.simulation.choice.costOfLikely!,
      mean(c => c.own - c.haiku),
    );
  });
  test('knowing an unknown is worth what choosing anew in each of its cases would save', () => {
    const withoutKnowing = Math.min(
      mean(c => c.haiku),
      mean(c => c.own),
    );
    for (const [path, values] of Object.entries(UNKNOWNS)) {
      const known = values.reduce((sum, [value]) => {
        const some = cases.filter(c => c.settings[path] === value);
        return (
          sum +
          Math.min(
            mean(c => c.haiku, some),
            mean(c => c.own, some),
          )
        );
      }, 0);
      const found = simulated.simulation.knowing.unknowns.find(u => u.unknown === path)!;
      near(found.value, withoutKnowing - known);
    }
    near(simulated.simulation.knowing.all, withoutKnowing - mean(c => Math.min(c.haiku, c.own)));
  });
  test('the number of requests is what to find out first', () => {
    expect(simulated.simulation.knowing.unknowns[0]!.unknown).toBe(REQUESTS);
    expect(simulated.simulation.knowing.unknowns[0]!.switches.map(s => s.to)).toEqual(['own']);
  });
});
