import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { likelyValues } from '../../../src/quantity/exact.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import type { Problem } from './enumeration/problem.ts';
import { randomProblem } from './enumeration/random-problem.ts';
import { scenarioText } from './enumeration/scenario-text.ts';
import { settle } from './enumeration/settle.ts';
import { traitsOf } from './enumeration/traits.ts';
import { factsOf } from './replay/gather.ts';
import { type Replayed, replayed } from './replay/replay.ts';

// `ROUTING_REPLAY=200 npx vitest run test/analysis/routing/replay.test.ts` replays four weeks of every scenario, and more random problems.
const many = Number(process.env.ROUTING_REPLAY ?? 0);
const MOST_REQUESTS = many ? Infinity : 1_000_000;

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();

interface Told {
  /** USD in month 1, by the formulas. */
  readonly told: number;
  readonly found: Replayed;
  readonly traits: readonly string[];
}

function replay(text: string, seed: number, most: number): Told | undefined {
  const routed = settle(text, catalog, solve, { gap: 1e-6, time: 60 });
  if (!routed) return undefined;
  const told = likelyValues(routed.plan.figures.firstMonth)[0]!.toNumber();
  return { told, found: replayed(factsOf(routed), seed, most), traits: traitsOf(routed) };
}

/** Of the first two hundred those with the most going on: cascades, autoscaling with start-ups, schedules, minimum spends. */
const SEEDS = [7, 31, 44, 50, 61, 144, 170, 189];

describe('a month of single requests costs what the split says, and nothing is turned away', () => {
  test.each(readdirSync('scenarios').filter(f => f.endsWith('.yaml')))(
    'scenarios/%s',
    file => {
      const { told, found } = replay(readFileSync(`scenarios/${file}`, 'utf8'), 1, MOST_REQUESTS)!;
      if (many) console.log(file, found.cost / told - 1, told, found);
      expect(Math.abs(found.cost / told - 1)).toBeLessThan(0.02);
      expect([...found.refused]).toEqual([]);
      expect(found.overfull).toEqual([]);
      expect(found.overLimit).toEqual([]);
    },
    600_000,
  );

  test('random scenarios with limits, cascades, schedules and fleets that follow their load', () => {
    const wrong: string[] = [];
    const traits = new Map<string, number>();
    let [compared, largest] = [0, 0];
    const seeds = many ? Array.from({ length: many }, (_, i) => i + 1) : SEEDS;
    for (const seed of seeds) {
      const p = interesting(randomProblem(seed));
      const told = replay(scenarioText(p), seed, 100_000);
      // one option for everything has been replayed above
      if (!told?.traits.includes('several options') && !told?.traits.includes('several replicas')) continue;
      compared++;
      const { cost, refused, overfull, overLimit } = told.found;
      const apart = Math.abs(cost / told.told - 1);
      largest = Math.max(largest, apart);
      if (many) console.log(seed, apart, told.traits.join());
      for (const t of told.traits) traits.set(t, (traits.get(t) ?? 0) + 1);
      if (!(apart < 0.02) || refused.size || overfull.length || overLimit.length)
        wrong.push(
          `seed ${seed}: ${cost} for ${told.told}, ${[...refused]} refused, ${[...overfull, ...overLimit].join('; ')}`,
        );
    }
    if (many) console.log({ compared, largest }, traits);
    expect(wrong).toEqual([]);
    for (const t of ['replicas that differ by hour', 'a cascade', 'a rented fleet', 'an owned fleet'])
      expect(traits.get(t), t).toBeGreaterThan(0);
  }, 3_000_000);
});

/** A fleet that is planned to be busy all the time would turn requests away by chance alone; and half a replica serves nobody. */
const interesting = (p: Problem): Problem => ({
  ...p,
  options: p.options.map(o =>
    o.kind === 'api' ? o : { ...o, targetUtilisation: 0.75, replicas: o.replicas && Math.ceil(o.replicas) },
  ),
});
