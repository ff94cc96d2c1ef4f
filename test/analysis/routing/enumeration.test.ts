import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { likelyValues } from '../../../src/quantity/exact.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { leastByEnumeration } from './enumeration/enumerate.ts';
import { leastByDivisions } from './enumeration/enumerate-steps.ts';
import { type Features, randomProblem } from './enumeration/random-problem.ts';
import { scenarioText } from './enumeration/scenario-text.ts';
import { settle } from './enumeration/settle.ts';
import { traitsOf } from './enumeration/traits.ts';

// `ROUTING_PROBLEMS=3000 npx vitest run test/analysis/routing/enumeration.test.ts` compares thousands, `ROUTING_FROM=…` others.
const problems = Number(process.env.ROUTING_PROBLEMS ?? 100);
const from = Number(process.env.ROUTING_FROM ?? 1);

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();

interface Compared {
  /** Seeds at which they differ, with both costs. */
  readonly differing: string[];
  readonly largest: number;
  readonly impossible: number;
  readonly traits: Map<string, number>;
}

function compared(features: Features, least: (p: ReturnType<typeof randomProblem>) => number): Compared {
  const differing: string[] = [];
  const traits = new Map<string, number>();
  let [largest, impossible] = [0, 0];
  for (let seed = from; seed < from + problems; seed++) {
    const problem = randomProblem(seed, features);
    const settled = settle(scenarioText(problem), catalog, solve);
    const [found, right] = [settled?.monthly ?? Infinity, least(problem)];
    const apart = found === right ? 0 : Math.abs(found - right) / Math.abs(right);
    // written so that NaN differs, too
    if (!(apart <= 1e-6)) differing.push(`seed ${seed}: ${found}, by enumeration ${right}`);
    else largest = Math.max(largest, apart);
    if (!settled) impossible++;
    for (const trait of settled ? traitsOf(settled) : []) traits.set(trait, (traits.get(trait) ?? 0) + 1);
  }
  if (process.env.ROUTING_PROBLEMS) console.log({ problems, from, largest, impossible }, traits);
  return { differing, largest, impossible, traits };
}

describe('the split costs exactly what trying everything finds to be the least', () => {
  test.each([
    {
      what: 'shares of any size: every set of options and every number of replicas, the rest by a simplex',
      features: {},
      least: leastByEnumeration,
      // what problems that end at one option would not prove
      wanted: ['a task divided within an hour', 'replicas that differ by hour', 'a fleet that grows or shrinks'],
    },
    {
      what: 'shares in steps of a half or of the whole: every division, without any linear program',
      features: { steps: [1, 0.5] },
      least: leastByDivisions,
      wanted: ['a minimum spend that binds', 'replicas that differ by hour'],
    },
  ])(
    '$what',
    ({ features, least, wanted }) => {
      const { differing, impossible, traits } = compared(features, least);
      expect(differing).toEqual([]);
      expect(impossible).toBeGreaterThan(0);
      expect(impossible).toBeLessThan(problems / 5);
      for (const trait of ['several options', 'a rented fleet', 'an owned fleet', 'several replicas', 'a cascade'])
        expect(traits.get(trait), trait).toBeGreaterThan(0);
      for (const trait of wanted) expect(traits.get(trait), trait).toBeGreaterThan(0);
    },
    3_000_000,
  );

  test('hardware that wears out within the horizon is bought in the month that is best for it', () => {
    // two replicas in months 4 and 5, one in 3 and 6: what lives three months is bought in 3 and in 4
    const problem = randomProblem(21034);
    const { monthly, mix } = settle(scenarioText(problem), catalog, solve)!;
    expect(Math.abs(monthly / leastByEnumeration(problem) - 1)).toBeLessThanOrEqual(1e-6);
    expect(likelyValues(mix.sizes.get('b2')!.installed).map(Number)).toEqual([0, 0, 1, 2, 2, 1]);
  });
});
