import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawsOf } from '../../../src/analysis/draws.ts';
import type { Quantity } from '../../../src/quantity/quantity.ts';
import { Sheet } from '../../../src/quantity/sheet.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import { inputOf } from '../../model/compare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { compiled, expectSame, inputsOf, interpreted, lanesOf } from './both-ways.ts';

const DRAWS = 64;
const files = readdirSync('scenarios').filter(name => name.endsWith('.yaml'));

/** Monthly costs and margins of every plan of a scenario. */
function figuresOf(file: string, catalog: string): Quantity[] {
  const text = readFileSync(`scenarios/${file}`, 'utf8');
  const costed = costedRun(inputOf(text, { file, catalogJson: catalog }));
  if ('problems' in costed) throw new Error(`${file} has problems`);
  const { plans } = costed.run;
  return plans.flatMap(plan => [plan.figures.monthly, ...plan.margins.map(({ margin }) => margin)]);
}

describe.each(files)('every plan of scenarios/%s', file => {
  let figures: Quantity[];

  beforeAll(async () => {
    figures = figuresOf(file, await catalogJson());
  });

  test('costs and serves the same in every draw of its ranges', () => {
    const draws = drawsOf(new Sheet(figures).ranged, [], DRAWS);
    expectSame(compiled(figures, draws, DRAWS, 64), interpreted(figures, draws, DRAWS), 1e-12);
  });

  test('costs and serves the same with every price, volume and estimate between a half and one and a half of what it is', () => {
    const paths = [...inputsOf(figures)].flatMap(([path, { source }]) => (source.kind === 'constant' ? [] : [path]));
    const inputs = lanesOf(figures, paths, 8);
    const found = compiled(figures, inputs, 8);
    expectSame(found, interpreted(figures, inputs, 8), 1e-12);
    expect(found[0]!.every(Number.isFinite)).toBe(true);
  });
});
