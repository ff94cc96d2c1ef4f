import type { Mix, Sizes } from '../model/mix.ts';
import type { Model } from '../model/model.ts';
import { membersOf } from '../model/model.ts';
import { ONE } from '../model/one.ts';
import { Serving } from '../model/serving.ts';
import { Decimal } from '../quantity/decimal.ts';
import { FastProgram } from '../quantity/fast.ts';
import { pointAmount } from '../quantity/point-amount.ts';
import { Quantity } from '../quantity/quantity.ts';
import { unit } from '../quantity/unit.ts';
import { runInBlocks } from './lanes.ts';
import { holds, isLess } from './possible.ts';
import { replicasAtPeak } from './replicas-at-peak.ts';

/** Combinations of fleet sizes tried at most; a larger fill must pin its fleets. */
const MOST_COMBINATIONS = 1_000_000;

/** The fleets of a fill whose size is to be chosen: every one but the last that is not pinned. */
export function openFleets(mix: Mix, model: Model): readonly string[] {
  if (mix.kind !== 'fill') return [];
  return membersOf(mix, model.context.scenario.options)
    .slice(0, -1)
    .flatMap(o => (o.kind !== 'api' && !o.replicas && model.supplies.has(o.id) ? [o.id] : []));
}

/** Path of the size of a fill's fleet, an input of the formulas. */
export const sizePath = (plan: string, option: string): string => `plans.${plan}.replicas.${option}`;

/** A fleet size as an input of the graph that a search may set. */
export function sizeGiven(plan: string, option: string, value: number): Quantity {
  const path = sizePath(plan, option);
  return Quantity.given(
    {
      path,
      amount: pointAmount(new Decimal(value), unit('replica')),
      source: { kind: 'solver', reason: 'the whole number that makes the plan cheapest' },
    },
    `chosen replicas of ${option}`,
  );
}

/**
 * For each open fleet of a fill the whole number of replicas, spares included, that makes the plan cheapest at likely values:
 * one for the horizon, 0 allowed, the smallest on a tie. Every number up to the one that serves everything is tried.
 */
export function chosenSizes(id: string, mix: Mix, model: Model): Sizes {
  const fleets = openFleets(mix, model);
  if (!fleets.length) return new Map();
  const tried = new Map(fleets.map(f => [f, sizeGiven(id, f, 0)]));
  const plan = model.plan(id, mix, tried);
  const most = fleets.map(f => mostReplicas(f, model));
  const combinations = most.reduce((product, n) => product * (n + 1), 1);
  if (combinations > MOST_COMBINATIONS) {
    model.context.faults.error(
      'E430',
      `${id} leaves ${combinations.toLocaleString('en-US')} combinations of fleet sizes open`,
      undefined,
      { hint: 'pin the larger fleets with `replicas:`' },
    );
    return tried;
  }
  const lanes = new Map(fleets.map((f, i) => [sizePath(id, f), sizesInLanes(most, i, combinations)]));
  const [cost, ...margins] = runInBlocks(
    new FastProgram([plan.figures.monthly, ...plan.margins.map(m => m.margin)]),
    lanes,
    combinations,
  );
  let best = -1;
  for (let l = 0; l < combinations; l++) {
    if (margins.some(m => !holds(m[l]!))) continue;
    if (best === -1 || isLess(cost![l]!, cost![best]!)) best = l;
  }
  const at = best === -1 ? combinations - 1 : best;
  return new Map(fleets.map(f => [f, sizeGiven(id, f, lanes.get(sizePath(id, f))![at]!)]));
}

/** Sizes of fleet i in all combinations; the first fleet varies slowest, so that smaller fleets come first. */
function sizesInLanes(most: readonly number[], i: number, combinations: number): Float64Array {
  const inner = most.slice(i + 1).reduce((product, n) => product * (n + 1), 1);
  return Float64Array.from({ length: combinations }, (_, l) => Math.floor(l / inner) % (most[i]! + 1));
}

/** Replicas that would serve all tasks open to the option. */
export function mostReplicas(id: string, model: Model): number {
  const { context } = model;
  const supply = model.supplies.get(id)!;
  if (supply.kind === 'api') return 0;
  const peak = new Serving(context.demand, [{ share: ONE, part: ONE }])
    .load(supply.fleet.load)
    .peak.maxOver(context.calendar.months);
  return replicasAtPeak(peak, supply.fleet);
}
