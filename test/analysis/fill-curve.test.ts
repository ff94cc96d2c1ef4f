import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trafficCurves } from '../../src/analysis/break-even.ts';
import { type Curve, costAt } from '../../src/analysis/curve.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { Faults } from '../../src/model/fault.ts';
import { modelOf } from '../../src/model/model.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { FLEET, smallCatalog } from '../model/compare.ts';
import { F } from './staircase.ts';

interface Recipe {
  readonly rent: number;
  readonly price: number;
  readonly spares: number;
  readonly target: number;
  readonly minimum: number;
  readonly fixed: number;
  /** Paid once when the API is in use at all. */
  readonly upfront: number;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  rent: fc.integer({ min: 5, max: 300 }),
  price: fc.integer({ min: 0, max: 4 }),
  spares: fc.integer({ min: 0, max: 1 }),
  target: fc.constantFrom(50, 75, 100),
  minimum: fc.constantFrom(0, 0, 120),
  fixed: fc.constantFrom(0, 30),
  upfront: fc.constantFrom(0, 0, 500),
});

/** Curves of the fleet, the API, and of the fleet with the API as overflow. */
function curves({ rent, price, spares, target, minimum, fixed, upfront }: Recipe): readonly [Curve, Curve, Curve] {
  const text = `horizon: 2 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\nasOf: 2026-11-01\noverheads: { fixed: { cost: ${fixed} USD/month, appliesTo: [rent] } }\ntasks: { chat: { tokens: 10M tok/month, inputShare: 50% } }\noptions:\n  host: { ${FLEET.replace('100%', `${target}%`)}, spares: ${spares}, rent: { price: ${rent} USD/instance/month }, throughput: { total: 31.25 tok/s } }\n  api: { api: x/y, upfront: ${upfront} USD, minimumSpend: ${minimum} USD/month, price: { input: ${price} USD/Mtok, output: ${price} USD/Mtok } }\nplans: { mix: { fill: [host, api] } }\n`;
  const { scenario, problems } = parseScenario(text, 'test.yaml', [], '0');
  if (!scenario) throw new Error(problems.map(p => p.message).join('; '));
  const catalog = openCatalog(JSON.parse(smallCatalog()));
  const model = modelOf(scenario, catalog, '2026-11-01', {}, new Faults());
  return trafficCurves(model, ['host', 'api', 'mix'], 1e7) as [Curve, Curve, Curve];
}

const POINTS = Float64Array.from({ length: 150 }, (_, i) => 100_000 + i * 2_345_678);

describe('the curve of a fill', () => {
  test('is never above those of its members', () => {
    fc.assert(
      fc.property(recipe, r => {
        const [host, api, mix] = curves(r).map(c => c.fast(POINTS)) as [Float64Array, Float64Array, Float64Array];
        const above = [...mix].flatMap((y, i) =>
          y > Math.min(host[i]!, api[i]!) * (1 + 1e-9) + 1e-9 ? [POINTS[i]!] : [],
        );
        expect(above).toEqual([]);
      }),
      { seed: 800, numRuns: 60 },
    );
  });

  test('never falls as the traffic rises: the bounds that skip whole ranges rest on it', () => {
    fc.assert(
      fc.property(recipe, r => {
        for (const c of curves(r)) {
          const y = c.fast(POINTS);
          expect([...y].filter((v, i) => i > 0 && v < y[i - 1]! - 1e-9 * Math.abs(v))).toEqual([]);
        }
      }),
      { seed: 801, numRuns: 60 },
    );
  });

  test('is the same in floats and in fractions, on both sides of every step', () => {
    fc.assert(
      fc.property(recipe, r => {
        for (const c of curves(r)) {
          const points = [1, 2].flatMap(n => [-1, 1].map(d => Math.round((81_000_000 * n * r.target) / 100) + d));
          const floats = c.fast(Float64Array.from(points));
          points.forEach((p, i) => {
            expect(costAt(c.stretch(F(p)), F(p)).toNumber()).toBeCloseTo(floats[i]!, 6);
          });
        }
      }),
      { seed: 802, numRuns: 40 },
    );
  });

  test('is that of the fleet, plus its own overflow: one replica and 19 Mtok at 2 USD/Mtok are 138 USD', () => {
    const [, , mix] = curves({ rent: 100, price: 2, spares: 0, target: 100, minimum: 0, fixed: 0, upfront: 0 });
    // at 100 Mtok: 100 + (100 − 81) × 2
    expect(costAt(mix.stretch(F(100_000_000)), F(100_000_000)).toText()).toBe('138');
  });
});
