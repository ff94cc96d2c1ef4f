import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSizes } from '../../../src/analysis/fleet-size.ts';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import type { Routed } from '../../../src/analysis/routing/solve-routing.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { likelyValues } from '../../../src/quantity/exact.ts';
import { prepare } from '../../../src/report/prepare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import type { Problem, ProblemOption } from './enumeration/problem.ts';
import { type Features, randomProblem } from './enumeration/random-problem.ts';
import { scenarioText } from './enumeration/scenario-text.ts';
import { inputOf, settle } from './enumeration/settle.ts';

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();
const runs = Number(process.env.ROUTING_PROPERTIES ?? 14);

const problems = (features: Features = {}): fc.Arbitrary<Problem> =>
  fc.integer({ min: 1, max: 1_000_000 }).map(seed => randomProblem(seed, features));

const split = (p: Problem, gap = 1e-9): Routed | undefined =>
  settle(scenarioText(p), catalog, solve, { gap, time: 60 });

const costs = new Map<string, number>();

/** The least cost of a problem; one that several tests ask about is settled once. */
function costOf(p: Problem): number {
  const text = scenarioText(p);
  const known = costs.get(text);
  if (known !== undefined) return known;
  const cost = split(p)?.monthly ?? Infinity;
  costs.set(text, cost);
  return cost;
}

/** Not dearer, but for rounding. */
const noDearer = (cost: number, than: number): void => {
  if (than < Infinity) expect(cost).toBeLessThanOrEqual(than * (1 + 1e-8));
};

const holds = (seed: number, property: (p: Problem) => void, features: Features = {}): void =>
  fc.assert(fc.property(problems(features), property), { seed, numRuns: runs, endOnFailure: true });

describe('against what can be done without routing', () => {
  test('the split is never dearer than any option alone or any plan that is possible', () => {
    let compared = 0;
    holds(21, p => {
      const [first] = p.options;
      const fleets = p.options.filter(o => o.kind !== 'api').map(o => o.id);
      const plans = {
        half: { shares: Object.fromEntries(p.tasks.map(t => [t.id, halves(p.options)])) },
        ...(fleets.length && p.options.length > 1
          ? { full: { fill: [...fleets, ...p.options.map(o => o.id).filter(id => !fleets.includes(id))] } }
          : {}),
      };
      const text = { ...JSON.parse(scenarioText(p)), plans, baseline: first!.id };
      const prepared = prepare(inputOf(JSON.stringify(text), catalog));
      if ('problems' in prepared) throw new Error(prepared.problems.map(x => x.message).join('\n'));
      const { model } = prepared;
      const cost = costOf(p);
      for (const { id, mix } of model.mixes) {
        const plan = model.plan(id, mix, chosenSizes(id, mix, model));
        const possible = plan.closed.length === 0 && plan.margins.every(m => !likelyValues(m.margin)[0]!.isNegative());
        // hardware on its way is bridged by a baseline that may not be open to every task
        if (!possible || p.options.some(o => o.kind === 'buy' && o.buy!.leadTime > 0)) continue;
        compared++;
        expect(cost, id).toBeLessThanOrEqual(likelyValues(plan.figures.monthly)[0]!.toNumber() * (1 + 1e-8));
      }
    });
    expect(compared).toBeGreaterThan(runs);
  });
});

const halves = (options: readonly ProblemOption[]) =>
  options.length === 1 ? { [options[0]!.id]: '100%' } : { [options[0]!.id]: '50%', [options[1]!.id]: '50%' };

describe('a looser requirement never costs more', () => {
  const withOptions = (p: Problem, change: (o: ProblemOption) => ProblemOption): Problem => ({
    ...p,
    options: p.options.map(change),
  });
  const asIs = (p: Problem): Problem => p;
  const perMinute = (p: Problem) => p.tasks.reduce((sum, t) => sum + (t.requests * (t.input + t.output)) / 1440, 0);
  const limited = (share: number) => (p: Problem) =>
    withOptions(p, o => (o.kind === 'api' ? { ...o, limit: { tokens: Math.ceil(perMinute(p) * share) } } : o));
  const standingBy = (spares: number) => (p: Problem) =>
    withOptions(p, o => (o.kind === 'api' ? o : { ...o, spares, replicas: undefined }));
  test.each<[string, (p: Problem) => Problem, (p: Problem) => Problem]>([
    ['higher rate limits', limited(0.4), limited(0.8)],
    ['fewer spares', standingBy(1), standingBy(0)],
    ['no list of accepted models', asIs, p => ({ ...p, tasks: p.tasks.map(t => ({ ...t, accept: undefined })) })],
    ['no minimum spend', asIs, p => withOptions(p, o => (o.kind === 'api' ? { ...o, minimumSpend: 0 } : o))],
    [
      'a fleet that can be busier',
      asIs,
      p => withOptions(p, o => (o.kind !== 'api' ? { ...o, targetUtilisation: 1 } : o)),
    ],
    [
      'one option more',
      asIs,
      p => {
        const [more] = randomProblem(p.seed + 1, { kinds: ['api', 'api'] }).options;
        return { ...p, options: [...p.options, { ...more!, id: 'more' } as ProblemOption] };
      },
    ],
    ['no work that is held to its hour', asIs, p => ({ ...p, tasks: p.tasks.map(t => ({ ...t, batchable: 1 })) })],
  ])('%s', (_, tightened, loosened) => {
    let cheaper = 0;
    // of an API that takes waiting work at a dearer batch price, waiting is no favour
    const fair = (p: Problem): Problem => withOptions(p, o => (o.kind === 'api' ? { ...o, batch: undefined } : o));
    holds(22, p => {
      const [tight, loose] = [costOf(tightened(fair(p))), costOf(loosened(fair(p)))];
      noDearer(loose, tight);
      if (loose < tight * (1 - 1e-6)) cheaper++;
    });
    // of a looser requirement that never helps nothing would be proven
    expect(cheaper).toBeGreaterThan(0);
  });

  test('fleets of any whole size instead of a fixed one', () => {
    let cheaper = 0;
    holds(29, p => {
      const size = (fixed: boolean) =>
        withOptions(p, o =>
          o.kind === 'api' || o.rent?.scaling === 'autoscale'
            ? o
            : { ...o, replicas: fixed ? o.spares + 2 : undefined },
        );
      const [fixed, free] = [true, false].map(f => costOf(size(f))) as [number, number];
      noDearer(free, fixed);
      if (free < fixed * (1 - 1e-6)) cheaper++;
    });
    expect(cheaper).toBeGreaterThan(0);
  });

  test('smaller steps of the shares', () => {
    let cheaper = 0;
    holds(
      23,
      p => {
        const [whole, half, quarter, any] = [1, 0.5, 0.25, undefined].map(shareStep => costOf({ ...p, shareStep })) as [
          number,
          number,
          number,
          number,
        ];
        noDearer(half, whole);
        noDearer(quarter, half);
        noDearer(any, quarter);
        if (any < whole) cheaper++;
      },
      { steps: [1] },
    );
    expect(cheaper).toBeGreaterThan(0);
  });
});

describe('the settled split', () => {
  test('serves every task whole in every hour, work that may wait in every day, and closed options nothing', () => {
    holds(24, p => {
      const routed = split(p);
      if (!routed) return;
      const { demand } = routed.model.context;
      const sources = [
        ...[...routed.mix.parts].map(([id, part]) => ({ meets: [id], part })),
        ...routed.mix.cascades.map(({ cascade, part }) => ({ meets: [cascade.try, cascade.escalateTo], part })),
      ];
      const hours = demand.hours.axis?.labels.length ?? 1;
      const values = sources.map(s => likelyValues(s.part));
      const months = values[0]!.length / demand.list.length / hours;
      demand.list.forEach((task, t) => {
        const original = p.tasks.find(x => x.id === (task.portion?.of ?? task).id)!;
        const waits = !task.batchable.amount.likely.isZero();
        for (let m = 0; m < months; m++) {
          const served = Array.from({ length: hours }, (_, h) =>
            values.reduce((sum, v) => sum.plus(v[(t * hours + h) * months + m]!), new Decimal(0)),
          );
          if (waits) {
            const ofDay = served.reduce((sum, s, h) => sum.plus(s.times(demand.hours.perDay[h]!)), new Decimal(0));
            expect(ofDay.minus(24).abs().toNumber()).toBeLessThan(1e-25);
          } else for (const s of served) expect(s.toString()).toBe('1');
        }
        sources.forEach(({ meets }, i) => {
          const closed = meets.some(id => {
            const o = p.options.find(x => x.id === id)!;
            return original.accept && !original.accept.includes(o.kind === 'api' ? `own/${id}` : o.model);
          });
          const own = values[i]!.slice(t * hours * months, (t + 1) * hours * months);
          for (const v of own) {
            expect(v.isNegative() && !v.isZero()).toBe(false);
            if (closed) expect(v.isZero()).toBe(true);
          }
        });
      });
    });
  });

  test('is within the gap that was asked for, and its bound is never above its cost', () => {
    holds(25, p => {
      for (const gap of [1e-2, 1e-4, 1e-6]) {
        const routed = split(p, gap);
        if (!routed) return;
        expect(routed.finished).toBe(true);
        expect(routed.bound).toBeLessThanOrEqual(routed.monthly);
        expect(routed.gap).toBeLessThanOrEqual(gap * (1 + 1e-6));
        noDearer(routed.bound, costOf(p));
      }
    });
  });

  test('costs the same whatever the order of tasks and options', () => {
    holds(26, p => {
      const turned = { ...p, tasks: p.tasks.toReversed(), options: p.options.toReversed() };
      const renamed = { ...p, tasks: p.tasks.map((t, i) => ({ ...t, id: `z${9 - i}` })) };
      const cost = costOf(p);
      for (const other of [turned, renamed].map(costOf))
        if (cost === Infinity) expect(other).toBe(Infinity);
        else expect(Math.abs(other - cost)).toBeLessThanOrEqual(1e-9 * cost);
    });
  });

  test('is the same each time it is asked for', () => {
    holds(27, p => {
      const shares = () => {
        const routed = split(p);
        return routed && [...routed.mix.parts].map(([id, part]) => [id, likelyValues(part).map(String)]);
      };
      expect(shares()).toEqual(shares());
    });
  });

  test('of two options that are alike takes no more for both than for one', () => {
    holds(28, p => {
      const [first] = p.options;
      const twin = { ...first!, id: 'twin' } as ProblemOption;
      const demands = p.tasks.map(t => ({ ...t, accept: undefined, rework: 0, accepted: {} }));
      // what is limited by itself is had twice with a twin
      const free = (o: ProblemOption): ProblemOption =>
        o.kind === 'api' ? { ...o, limit: {}, minimumSpend: 0 } : { ...o, replicas: undefined };
      const one = { ...p, tasks: demands, charges: [], cascades: [], options: p.options.map(free) };
      const cost = costOf(one);
      expect(Math.abs(costOf({ ...one, options: [...one.options, free(twin)] }) - cost)).toBeLessThanOrEqual(
        1e-9 * cost,
      );
    });
  });

  test('of two options that are alike uses the first in the scenario', () => {
    let tied = 0;
    holds(29, p => {
      const last = p.options.at(-1)!;
      const twin = { ...last, id: 'twin' } as ProblemOption;
      const demands = p.tasks.map(t => ({ ...t, accept: undefined, rework: 0, accepted: {} }));
      const routed = split({ ...p, tasks: demands, charges: [], cascades: [], options: [...p.options, twin] });
      if (!routed) return;
      const used = [...routed.mix.parts.keys()];
      if (used.includes('twin')) expect(used).toContain(last.id);
      if (used.includes(last.id)) tied++;
    });
    expect(tied).toBeGreaterThan(2);
  });
});
