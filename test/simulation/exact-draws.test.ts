import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantilesOf } from '../../src/analysis/simulation/quantiles.ts';
import { scenarioOf } from '../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../oracle/yaml.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { type DrawnScenario, drawnScenario, exactAt } from './drawn.ts';

const catalog = await catalogJson();

/** Figures of a draw that are not what 34 digits make of it; whole numbers must be the same. */
function differences(drawn: DrawnScenario, draw: number): string[] {
  const wrong: string[] = [];
  for (const [id, exact] of exactAt(drawn, draw)) {
    const found = drawn.draws.outputs.get(id)![draw]!;
    const right = exact.toNumber();
    const isCount = id.endsWith('.replicas') || id.endsWith('.gpus');
    // what runs short is a difference of two amounts that may be far larger
    const room = id.includes('.margin ') ? 1e-9 * Math.max(1, Math.abs(right)) : 1e-12 * Math.abs(right);
    const isRight = isCount && exact.isInteger() ? found === right : Math.abs(found - right) <= room;
    if (!isRight) wrong.push(`${id} in draw ${draw}: ${found}, not ${right}`);
  }
  return wrong;
}

describe.each(['document-desk', 'hospital', 'two-h100-70b'])('the draws of scenarios/%s', name => {
  const drawn = drawnScenario(readFileSync(`scenarios/${name}.yaml`, 'utf8'), catalog, 64) as DrawnScenario;
  const some = Array.from({ length: 12 }, (_, i) => 5 * i);

  test('cost, and take as many replicas, as exact arithmetic says', () => {
    expect(some.flatMap(draw => differences(drawn, draw))).toEqual([]);
  });
  test('have the quantiles of the exact costs', () => {
    const exact = some.map(draw => exactAt(drawn, draw));
    for (const { id } of drawn.plans.plans) {
      const figure = `plans.${id}.monthly`;
      const right = quantilesOf(
        Float64Array.from(exact, e => e.get(figure)!.toNumber()),
        [0.05, 0.5, 0.95],
      );
      const found = quantilesOf(
        Float64Array.from(some, draw => drawn.draws.outputs.get(figure)![draw]!),
        [0.05, 0.5, 0.95],
      );
      found.forEach((q, i) => {
        expect(Math.abs(q / right[i]! - 1)).toBeLessThan(1e-12);
      });
    }
  });
  test('take whole replicas in every draw', () => {
    const counts = [...drawn.draws.outputs].filter(([id]) => id.endsWith('.replicas'));
    expect(counts.length).toBeGreaterThan(0);
    for (const [, values] of counts) expect(values.every(Number.isInteger)).toBe(true);
  });
});

test('the draws of random scenarios cost what exact arithmetic says', () => {
  const features = { apis: 1, rents: 1, buys: 1, fills: true, waiting: false, leadTimes: [0, 2], ranges: 5 };
  let seen = 0;
  fc.assert(
    fc.property(scenarioOf(features), s => {
      const drawn = drawnScenario(yamlOf(s), catalog, 64);
      if (typeof drawn === 'string') throw new Error(drawn);
      seen += drawn.plans.unknowns.length;
      expect([0, 31, 63].flatMap(draw => differences(drawn, draw))).toEqual([]);
    }),
    { numRuns: 10, seed: 3, endOnFailure: true },
  );
  expect(seen).toBeGreaterThan(15);
});
