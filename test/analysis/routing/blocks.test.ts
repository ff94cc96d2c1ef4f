import type { Highs } from 'highs';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/analysis/routing/blocks.ts';
import { solvedInBlocks } from '../../../src/analysis/routing/decomposed.ts';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { costsOf } from '../../../src/analysis/routing/highs-data.ts';
import { routedModel } from '../../../src/analysis/routing/routing-case.ts';
import { programOf } from '../../../src/analysis/routing/solve-routing.ts';
import { valueAt } from '../../../src/quantity/affine/linear.ts';
import { prepare } from '../../../src/report/prepare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import type { Problem } from './enumeration/problem.ts';
import { randomProblem } from './enumeration/random-problem.ts';
import { scenarioText } from './enumeration/scenario-text.ts';
import { inputOf } from './enumeration/settle.ts';

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();
const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
const highs = await load();
const limits = { gap: 1e-6, time: 60 };
const count = Number(process.env.ROUTING_BLOCKS ?? 18);
const KINDS = [
  ['api', 'api', 'rent', 'rent'],
  ['api', 'rent', 'buy'],
  ['rent', 'rent', 'rent', 'api', 'api'],
  ['rent', 'rent'],
] as const;

/** Hours that differ and that nothing ties together fall apart; every third problem has too little of everything. */
function inHours(p: Problem): Problem {
  const scarce = p.seed % 3 === 0;
  return {
    ...p,
    tasks: p.tasks.map((t, i) => ({ ...t, batchable: 0, weights: [1 + (i % 3), 2, 4] })),
    options: p.options.map(o => {
      if (o.kind === 'api') return { ...o, minimumSpend: 0, limit: scarce ? { tokens: 10 } : o.limit };
      const rent = o.rent && { ...o.rent, scaling: 'always-on' as const, commit: 0, startUp: 0, minimum: 0 };
      return scarce ? { ...o, replicas: o.spares + 1, rent } : o;
    }),
  };
}

test('a program solved block by block costs what it does as a whole, and keeps every row', () => {
  const wrong: string[] = [];
  const found = { inBlocks: 0, impossible: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const problem = inHours(randomProblem(seed, { tasks: 3 + (seed % 12), kinds: KINDS[seed % KINDS.length]! }));
    const prepared = prepare(inputOf(scenarioText(problem), catalog));
    if ('problems' in prepared) throw new Error(prepared.problems.map(p => p.message).join('\n'));
    const { program } = programOf(routedModel(prepared)).program;
    if (program.impossible) continue;
    const blocks = blocksOf(program);
    if (blocks.blocks.length < 2) continue;
    found.inBlocks++;
    const [whole, apart] = [solve(program, limits), solvedInBlocks(highs, program, costsOf(program), blocks, limits)];
    if (whole.status === 'impossible') found.impossible++;
    const near = 1.1e-6 * Math.abs(whole.objective);
    const agree =
      whole.status === apart.status &&
      (whole.status === 'impossible' || Math.abs(whole.objective - apart.objective) <= near) &&
      (whole.status === 'impossible' || apart.bound <= whole.objective + 1e-8 * Math.abs(whole.objective));
    const broken = apart.values
      ? program.rows.filter(({ sum, lower, upper }) => {
          const size = sum.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
          const value = valueAt({ ...sum, constant: 0 }, apart.values!);
          return value < lower - 1e-6 * size || value > upper + 1e-6 * size;
        }).length
      : 0;
    if (!agree || broken)
      wrong.push(
        `seed ${seed}: ${whole.status} ${whole.objective}, in blocks ${apart.status} ${apart.objective} (bound ${apart.bound}), ${broken} rows broken`,
      );
  }
  expect(wrong).toEqual([]);
  expect(found.inBlocks).toBeGreaterThan(count / 2);
  expect(found.impossible).toBeGreaterThan(0);
});
