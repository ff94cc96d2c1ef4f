import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { boundsOf } from '../../src/quantity/ranged.ts';
import { Sheet } from '../../src/quantity/sheet.ts';
import { scenarioOf } from '../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../oracle/yaml.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { drawnScenario } from './drawn.ts';
import { answered } from './simulated.ts';

const catalog = await catalogJson();
const features = { apis: 1, rents: 1, buys: 1, fills: true, waiting: false, leadTimes: [0, 2], ranges: 6 };

/** What the draws of stated ranges alone come from. */
const statedOnly = (text: string): string => `${text}uncertainty: { catalogSpreads: false }\n`;

test('every figure of every draw of random scenarios lies within what interval arithmetic makes of the ranges', () => {
  let seen = 0;
  fc.assert(
    fc.property(scenarioOf(features), s => {
      const drawn = drawnScenario(statedOnly(yamlOf(s)), catalog, 256);
      if (typeof drawn === 'string') throw new Error(drawn);
      const bounds = boundsOf(new Sheet([...drawn.outputs.values()]));
      for (const [id, values] of drawn.draws.outputs) {
        const { low, high } = bounds(drawn.outputs.get(id)!);
        // a divisor that may be 0 leaves no bound
        if (!Number.isFinite(low) || !Number.isFinite(high)) continue;
        const room = 1e-9 * Math.max(1e-6, Math.abs(low), Math.abs(high));
        const outside = [...values].filter(x => !(x >= low - room && x <= high + room));
        expect(outside, `${id} ${low}..${high}`).toEqual([]);
        seen += values.length;
      }
    }),
    { numRuns: 12, seed: 7, endOnFailure: true },
  );
  expect(seen).toBeGreaterThan(50_000);
});

test('every drawn monthly cost of random scenarios lies within low and high of the report', async () => {
  let ranged = 0;
  await fc.assert(
    fc.asyncProperty(scenarioOf({ ...features, fills: false, ranges: 3 }), async s => {
      const { report, problems } = await answered(statedOnly(yamlOf(s)), { catalogJson: catalog, most: 4096 });
      if (!report) throw new Error(problems.map(p => `${p.code} ${p.message}`).join('\n'));
      for (const { plan, monthly } of report.simulation.plans) {
        const said = report.plans.find(p => p.id === plan)!.monthly!;
        if (!monthly) continue;
        if (said.low !== said.high) ranged++;
        const room = 1e-9 * Math.abs(Number(said.high));
        expect(Number(monthly.least), `${plan} from ${said.low}`).toBeGreaterThanOrEqual(Number(said.low) - room);
        expect(Number(monthly.most), `${plan} to ${said.high}`).toBeLessThanOrEqual(Number(said.high) + room);
        // and in order
        const order = [monthly.least, monthly.p5, monthly.p50, monthly.p95, monthly.most].map(x => new Decimal(x));
        expect(order.every((x, i) => i === 0 || x.gte(order[i - 1]!))).toBe(true);
      }
    }),
    { numRuns: 5, seed: 9, endOnFailure: true },
  );
  expect(ranged).toBeGreaterThan(3);
});
