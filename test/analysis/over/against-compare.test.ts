import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givensIn } from '../../../src/analysis/over/amount-at.ts';
import type { Setting } from '../../../src/input/settings.ts';
import type { Given } from '../../../src/quantity/given.ts';
import type { BreakEven } from '../../../src/report/report.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { realCatalog } from '../../model/compare.ts';
import { scenarioOf } from '../../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../../oracle/yaml.ts';
import { brokenEven, costsWith } from './asked.ts';

const catalogJson = await realCatalog();

/** Which prices a level moves, by path. */
const LEVELS = {
  apiPrice: /^options\.a\d\.(price|batchPrice)\./,
  gpuPrice: /^options\.b\d\.buy\.price$/,
  rent: /^options\.r\d\.rent\.price$/,
  electricity: /^sites\.\w+\.electricity$/,
  salary: /^staff\.\w+\.salary$/,
} as const;

/** Amounts that are followed by their path. */
const PATHS =
  /^(tasks\.t\d\.(input|output|reasoning|cachedInput|requests|tokens|retries|growth)|options\.\w+\.(price\.input|discount|priceDrift|rent\.price|buy\.(price|residual|maintenance)|targetUtilisation|upfront|minimumSpend|throughput\.\w+)|sites\.\w+\.(electricity|colocation)|discountRate|overheads\.\w+\.cost)$/;

const times = ({ amount }: Given, x: number) => `${amount.likely.times(x.toFixed(6)).toFixed()} ${amount.unit.text}`;

/** What is asked about is taken at its word, however unusual. */
const confirmed = (path: string): Setting[] =>
  /^(options|sites)/.test(path)
    ? [{ path: `${path.split('.').slice(0, 2).join('.')}.confirmUnusual`, value: 'true' }]
    : [];

/** Says where break-even names another winner than the costs at a point do. */
function wrongAt(x: number, pairs: readonly BreakEven[], costs: ReadonlyMap<string, number>): string[] {
  return pairs.flatMap(({ between: [a, b], intervals }) => {
    const here = intervals.find(i => x > Number(i.from) && x <= Number(i.to));
    if (!here) return [`${x} is in no interval`];
    const width = Number(intervals.at(-1)!.to) - Number(intervals[0]!.from);
    if (intervals.some(i => Math.abs(Number(i.from) - x) < 1e-6 * width)) return [];
    const [ca, cb] = [costs.get(a), costs.get(b)];
    if (ca !== undefined && cb !== undefined && Math.abs(ca - cb) <= 1e-9 * Math.max(ca, cb, 1e-3)) return [];
    const winner = ca === undefined ? (cb === undefined ? null : b) : cb === undefined || ca < cb ? a : b;
    return here.cheaper === winner ? [] : [`${a} ${ca}, ${b} ${cb}: ${here.cheaper} is named at ${x}`];
  });
}

const features = { apis: 1, rents: 1, buys: 1, fills: true, waiting: false, leadTimes: [0], ranges: 0 };

test('over any amount, the winner at any value is the one that compare names with the value set', () => {
  let certified = 0;
  fc.assert(
    fc.property(scenarioOf(features), fc.nat(), fc.integer({ min: 2, max: 98 }), (s, pick, percent) => {
      const text = yamlOf(s);
      const { scenario } = parseScenario(text, 'test.yaml');
      const known = [...givensIn(scenario)].filter(([p, g]) => PATHS.test(p) && g.amount.likely.gt(0));
      if (!known.length) return;
      const [path, given] = known[pick % known.length]!;
      // growth and drifts stay where fleets are small, shares below all of it
      const [low, high] = given.amount.unit.text.startsWith('%') || given.amount.unit.text === '' ? [0.4, 1] : [0.3, 3];
      const report = brokenEven(text, path, [times(given, low), times(given, high)], { catalogJson });
      const x = low + ((high - low) * percent) / 100 + 0.000137;
      const value = times(given, x);
      certified += report.breakEven.filter(b => b.certified).length;
      const at = Number(value.split(' ')[0]);
      expect([
        path,
        ...wrongAt(at, report.breakEven, costsWith(text, [{ path, value }, ...confirmed(path)], catalogJson)),
      ]).toEqual([path]);
    }),
    { numRuns: 9, seed: 61, endOnFailure: true },
  );
  expect(certified).toBeGreaterThan(10);
}, 60_000);

test('over prices as shares of today, the winner is the one that compare names with every such price set', () => {
  fc.assert(
    fc.property(
      scenarioOf(features),
      fc.constantFrom(...(Object.keys(LEVELS) as (keyof typeof LEVELS)[])),
      fc.integer({ min: 11, max: 390 }),
      (s, over, percent) => {
        const text = yamlOf(s);
        const { scenario } = parseScenario(text, 'test.yaml');
        const prices = [...givensIn(scenario)].filter(([p]) => LEVELS[over].test(p));
        if (!prices.length) return;
        const x = percent / 100 + 0.00137;
        const settings = prices.flatMap(([path, g]): Setting[] => [{ path, value: times(g, x) }, ...confirmed(path)]);
        let report: ReturnType<typeof brokenEven>;
        try {
          report = brokenEven(text, over, ['10%', '400%'], { catalogJson });
        } catch (fault) {
          expect(String(fault)).toContain('no plan of the scenario pays it');
          return;
        }
        const costs = costsWith(text, settings, catalogJson);
        expect([over, ...wrongAt(x, report.breakEven, costs)]).toEqual([over]);
        expect(report.breakEven.every(b => b.certified || b.reason)).toBe(true);
      },
    ),
    { numRuns: 14, seed: 62, endOnFailure: true },
  );
}, 60_000);
