import type { KeptDraws } from './kept-draws.ts';
import { type Estimate, estimateOf } from './replications.ts';
import type { Tally } from './tally.ts';

/** Half widths at 95 %. */
export interface Precision {
  /** Of a median cost, relative to it. */
  readonly median: number;
  /** Of a share, 0..1. */
  readonly share: number;
}

/** The widest of the medians of the plans, and of the shares in which each is the cheapest, is possible, or keeps a limit. */
export function precisionOf(tallies: readonly Tally[], kept: KeptDraws): Precision {
  const plans = [...tallies[0]!.wins.keys()];
  const medians = plans.map(p => {
    const found = medianOf(kept, p);
    return found && found.halfWidth > 0 ? found.halfWidth / Math.abs(found.mean) : 0;
  });
  const shares = (pick: (tally: Tally) => Float64Array) =>
    [...pick(tallies[0]!).keys()].map(i => estimateOf(tallies.map(t => pick(t)[i]! / t.draws)).halfWidth);
  return {
    median: Math.max(0, ...medians),
    share: Math.max(0, ...shares(t => t.wins), ...shares(t => t.possible), ...shares(t => t.held)),
  };
}

/** The median of a plan's cost, by the spread of those of the replications and what a sketch may be off by besides; undefined where one has none. */
export function medianOf(kept: KeptDraws, plan: number): Estimate | undefined {
  const medians = kept.medians(plan);
  if (!medians) return undefined;
  const found = estimateOf(medians);
  return { ...found, halfWidth: found.halfWidth + kept.quantileError * Math.abs(found.mean) };
}
