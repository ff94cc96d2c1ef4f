import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { AffineRun } from '../../../src/quantity/affine/affine-run.ts';
import { linearProgram } from '../../../src/quantity/affine/linear-program.ts';
import type { Axis } from '../../../src/quantity/axis.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { FastProgram } from '../../../src/quantity/fast.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given } from '../graph.ts';
import { formulas } from './formulas.ts';

const solve = await loadHighs();
const limits = { gap: 0, time: 60 };

test('the least of a formula over whole unknowns is what trying all of them finds, whichever way its maxima and roundings are pressed', () => {
  const found = { possible: 0, impossible: 0, chosen: 0 };
  fc.assert(
    fc.property(formulas(true), formulas(true), fc.integer({ min: -8, max: 40 }), (cost, limit, least) => {
      const names = [...new Set([...cost.unknowns, ...limit.unknowns].map(c => c.name))];
      const unknowns = names.map(name => ({ name, lower: 0, upper: 3, integer: true }));
      const run = new AffineRun(unknowns);
      const [[objective], [sum]] = run.values([cost.output, limit.output]) as [[never], [never]];
      const program = linearProgram(run, objective, [{ sum, least }]);
      const solution = solve(program, limits);
      const points = 4 ** unknowns.length;
      const inputs = new Map(
        unknowns.map((c, i) => [c.name, Float64Array.from({ length: points }, (_, p) => Math.floor(p / 4 ** i) % 4)]),
      );
      const [costs, sums] = new FastProgram([cost.output, limit.output]).run(inputs, points);
      const at = (r: { data: Float64Array; lanes: number }, p: number) => r.data[r.lanes === 1 ? 0 : p]!;
      const all = Array.from({ length: points }, (_, p) => p);
      // a point on the very border of the condition may count or not
      fc.pre(all.every(p => Math.abs(at(sums!, p) - least) > 1e-5 || at(sums!, p) === least));
      const right = Math.min(Infinity, ...all.filter(p => at(sums!, p) >= least).map(p => at(costs!, p)));
      if (program.columns.length > run.columns.length) found.chosen++;
      found[right === Infinity ? 'impossible' : 'possible']++;
      expect(solution.status).toBe(right === Infinity ? 'impossible' : 'optimal');
      if (right < Infinity)
        expect(Math.abs(solution.objective - right)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(right)));
    }),
    { seed: 6, numRuns: 150 },
  );
  expect(found.possible).toBeGreaterThan(60);
  expect(found.impossible).toBeGreaterThan(3);
  expect(found.chosen).toBeGreaterThan(10);
});

test('a condition on the sum of many maxima takes a row for each part of them, not for each way to combine them', () => {
  const hours: Axis = { name: 'hour', labels: Array.from({ length: 24 }, (_, i) => `${i}`) };
  const row = (path: string, n: number) => {
    const number = new Decimal(n);
    return Quantity.row(
      hours,
      hours.labels.map(i => given(`${path}.${i}`, [number, number, number])),
      path,
    );
  };
  const [x, y, limit] = [row('x', 0), row('y', 0), row('limit', 3)];
  const unknowns = ['x', 'y'].flatMap(path =>
    hours.labels.map(i => ({ name: `${path}.${i}`, lower: 0, upper: 4, integer: false })),
  );
  const run = new AffineRun(unknowns);
  // Σ (3 − max(x, y)) ≥ 0 over 24 hours, as much of x and y as can be: Σ max(x, y) = 72, so that x + y = 144
  const [[margin], [cost]] = run.values([
    limit.minus(x.atLeast(y)).sumOver(hours),
    x.zero().minus(x.plus(y).sumOver(hours)),
  ]) as [[never], [never]];
  const program = linearProgram(run, cost, [{ sum: margin, least: 0 }]);
  expect(program.rows.length).toBeLessThanOrEqual(2 * 24 + 1);
  expect(solve(program, limits).objective).toBeCloseTo(-144, 6);
});
