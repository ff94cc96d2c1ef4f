import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { lpText } from '../../../src/analysis/routing/lp-text.ts';
import { heldShares, routedModel } from '../../../src/analysis/routing/routing-case.ts';
import { programOf } from '../../../src/analysis/routing/solve-routing.ts';
import type { LinearProgram } from '../../../src/quantity/affine/linear-program.ts';
import { prepare } from '../../../src/report/prepare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { randomProblem } from './enumeration/random-problem.ts';
import { scenarioText } from './enumeration/scenario-text.ts';
import { inputOf } from './enumeration/settle.ts';
import { cbc, glpk } from './solvers/other-solvers.ts';

// `ROUTING_LARGE=30 ROUTING_TASKS=20 npx vitest run test/analysis/routing/other-solvers.test.ts` takes more of the large problems.
const large = Number(process.env.ROUTING_LARGE ?? 3);
const tasks = Number(process.env.ROUTING_TASKS ?? 20);
const SECONDS = 120;

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();

function programIn(text: string): LinearProgram {
  const prepared = prepare(inputOf(text, catalog));
  if ('problems' in prepared) throw new Error(prepared.problems.map(p => p.message).join('\n'));
  return programOf(routedModel(prepared), { held: heldShares(prepared.scenario) }).program.program;
}

const kinds = ['api', 'api', 'api', 'api', 'rent', 'rent', 'rent', 'rent', 'buy', 'buy'] as const;
const problems: (readonly [string, () => string])[] = [
  ...readdirSync('scenarios')
    .filter(f => f.endsWith('.yaml'))
    .map(f => [f, () => readFileSync(`scenarios/${f}`, 'utf8')] as const),
  ...Array.from(
    { length: large },
    (_, i) =>
      [
        `${tasks} tasks over 10 options, seed ${i + 1}`,
        () => scenarioText(randomProblem(i + 1, { tasks, kinds })),
      ] as const,
  ),
];

describe.each([cbc, glpk])('$name', other => {
  const title = other.installed ? 'settles %s at the same cost' : `(${other.name} is not installed) settles %s`;
  test.skipIf(!other.installed).each(problems)(
    title,
    (_, text) => {
      const program = programIn(text());
      const own = solve(program, { gap: 1e-6, time: SECONDS });
      const theirs = other.solve(lpText(program), SECONDS);
      expect(own.status).toBe('optimal');
      expect(theirs.possible).toBe(true);
      const near = 1.1e-6 * Math.abs(own.objective);
      if (theirs.proven) expect(Math.abs(own.objective - theirs.cost)).toBeLessThanOrEqual(near);
      // what is proven holds for any split, whoever found it
      expect(own.bound).toBeLessThanOrEqual(theirs.cost + 1e-8 * Math.abs(theirs.cost));
      expect(own.objective).toBeLessThanOrEqual(theirs.cost + near);
    },
    600_000,
  );

  test.skipIf(!other.installed)(`finds impossible what is impossible`, () => {
    const impossible = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap(seed => {
      const p = randomProblem(seed, { tasks: 3, kinds: ['api', 'api', 'rent'] });
      // nothing may take more than a thousandth of what is asked
      const options = p.options.map(o =>
        o.kind === 'api' ? { ...o, limit: { tokens: 1 } } : { ...o, replicas: o.spares + 1, decode: 1, prefill: 1 },
      );
      const program = programIn(scenarioText({ ...p, options }));
      return program.impossible ? [] : [program];
    });
    expect(impossible.length).toBeGreaterThan(5);
    for (const program of impossible) {
      expect(solve(program, { gap: 1e-6, time: SECONDS }).status).toBe('impossible');
      expect(other.solve(lpText(program), SECONDS).possible).toBe(false);
    }
  });
});
