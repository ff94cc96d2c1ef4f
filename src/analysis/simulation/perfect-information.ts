import { binsOf } from './bins.ts';
import { candidatesOf, type Outcomes } from './outcomes.ts';
import { type Estimate, estimateOf } from './replications.ts';

/** Values of an input at which another plan than the choice costs least on average. */
export interface Switch {
  /** Least and greatest value drawn there, in base units. */
  readonly from: number;
  readonly to: number;
  readonly plan: number;
  /** Share of the draws there. */
  readonly share: number;
  /** What the plan costs less than the choice there, on average. */
  readonly saving: Estimate;
}

export interface PartialInformation {
  /** Expected value of knowing this input alone before choosing (EVPPI); never negative. */
  readonly value: Estimate;
  /** Stretches that are surer than their error: saving above twice its half width. */
  readonly switches: readonly Switch[];
}

/**
 * What it is worth to know one input before choosing: min_p E[c_p] − E[min_p E[c_p | input]], in bins of the input's
 * values. Both choices are made with one half of the replications and judged by the other, and the other way round, so
 * that noise is not taken for value; what is left is on average slightly too low. Choosable are the plans possible in every draw, and who knows the
 * bin can choose those possible in every draw of it as well; if none is always possible, those possible most often, judged
 * where all of these are possible. Null where a replication has no such draw.
 */
export function valueOfKnowing(input: Float64Array, outcomes: Outcomes): PartialInformation | null {
  const { bounds } = outcomes;
  const sure = candidatesOf(outcomes.possible, bounds);
  if (sure.length === 0) return null;
  const bins = binsOf(input);
  const binCount = bins.from.length;
  const others = [...outcomes.costs.keys()].filter(p => !sure.includes(p));
  const plans = isEvery(outcomes.possible[sure[0]!]!) ? [...sure, ...others] : sure;
  const closed = plans.map((p, i) =>
    closedBins(i < sure.length ? undefined : outcomes.possible[p]!, bins.of, binCount),
  );
  const leastIn = (costs: readonly Float64Array[], b: number, usual: number) =>
    leastOf(
      costs.map((of, p) => (closed[p]![b] ? Number.POSITIVE_INFINITY : of[b]!)),
      usual,
    );
  const leastAlways = (costs: readonly Float64Array[]) => leastOf(costs.slice(0, sure.length).map(total));
  const own = bounds.slice(1).map((end, r) => sumsOf(outcomes, plans, sure, bins.of, binCount, bounds[r]!, end));
  if (own.some(s => s.draws === 0)) return null;
  const all = added(own);

  const halves = [0, 1].map(half => added(own.filter((_, r) => r % 2 === half)));
  const gains = own.map((sums, r) => {
    const { counts, costs: others } = halves[1 - (r % 2)]!;
    const usual = leastAlways(others);
    let gain = 0;
    for (let b = 0; b < binCount; b++) {
      const best = counts[b] === 0 ? usual : leastIn(others, b, usual);
      gain += sums.costs[usual]![b]! - sums.costs[best]![b]!;
    }
    return gain / sums.draws;
  });
  const gain = estimateOf(gains);

  const choice = leastAlways(all.costs);
  const bestIn = Array.from({ length: binCount }, (_, b) => leastIn(all.costs, b, choice));
  const switches: Switch[] = [];
  for (let first = 0, end = 0; first < binCount; first = end) {
    const plan = bestIn[first]!;
    while (end < binCount && bestIn[end] === plan) end++;
    if (plan === choice) continue;
    const over = (of: Float64Array) => total(of.subarray(first, end));
    const savings = own
      .filter(s => over(s.counts) > 0)
      .map(s => (over(s.costs[choice]!) - over(s.costs[plan]!)) / over(s.counts));
    if (savings.length < own.length) continue;
    const saving = estimateOf(savings);
    // of many bins some are below by chance: twice the half width tells them apart
    if (saving.mean <= 2 * saving.halfWidth) continue;
    const [from, to] = [Math.min(...bins.from.slice(first, end)), Math.max(...bins.to.slice(first, end))];
    switches.push({ from, to, plan: plans[plan]!, share: over(all.counts) / all.draws, saving });
  }
  return { value: { ...gain, mean: Math.max(0, gain.mean) }, switches };
}

const isEvery = (flags: ArrayLike<number>): boolean => Array.prototype.every.call(flags, (flag: number) => flag > 0);

/** 1 for the bins in which a plan is not possible in some draw; undefined is always possible. */
function closedBins(possible: ArrayLike<number> | undefined, bin: Uint8Array, bins: number): Uint8Array {
  const closed = new Uint8Array(bins);
  if (possible) for (let n = 0; n < bin.length; n++) if (!(possible[n]! > 0)) closed[bin[n]!] = 1;
  return closed;
}

/** Of the draws in which every plan is possible that can be chosen unknowing, by bin. */
interface Sums {
  readonly draws: number;
  readonly counts: Float64Array;
  /** By plan: its costs less those of the first one, which keeps digits. */
  readonly costs: readonly Float64Array[];
}

function sumsOf(
  { costs, possible }: Outcomes,
  plans: readonly number[],
  sure: readonly number[],
  bin: Uint8Array,
  bins: number,
  from: number,
  to: number,
): Sums {
  const counts = new Float64Array(bins);
  const sums = plans.map(() => new Float64Array(bins));
  let draws = 0;
  const [own, can] = [plans.map(p => costs[p]!), sure.map(p => possible[p]!)];
  for (let n = from; n < to; n++) {
    let all = true;
    for (let i = 0; i < can.length; i++) if (!(can[i]![n]! > 0)) all = false;
    if (!all) continue;
    draws++;
    counts[bin[n]!]! += 1;
    const first = own[0]![n]!;
    for (let i = 1; i < own.length; i++) sums[i]![bin[n]!]! += own[i]![n]! - first;
  }
  return { draws, counts, costs: sums };
}

function added(parts: readonly Sums[]): Sums {
  const sum = (arrays: readonly Float64Array[]) => arrays[0]!.map((_, b) => arrays.reduce((s, a) => s + a[b]!, 0));
  return {
    draws: parts.reduce((s, p) => s + p.draws, 0),
    counts: sum(parts.map(p => p.counts)),
    costs: parts[0]!.costs.map((_, i) => sum(parts.map(p => p.costs[i]!))),
  };
}

const total = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** Place of the least; on a tie `preferred`, else the first. */
function leastOf(values: readonly number[], preferred = 0): number {
  let best = preferred;
  values.forEach((value, i) => {
    if (value < values[best]!) best = i;
  });
  return best;
}
