import type { SimulationFound } from '../../analysis/simulation/answers.ts';
import type { LimitedFigure } from '../../analysis/simulation/drawn-costs.ts';
import { medianOf } from '../../analysis/simulation/precision.ts';
import { estimateOf } from '../../analysis/simulation/replications.ts';
import type { SimulatedPlans } from '../../analysis/simulation/simulated-plans.ts';
import { drawnText, estimateText, inUnit } from './drawn-text.ts';
import type { SimulatedLimit, SimulatedPlan } from './simulation-report.ts';

/** Stretches of a histogram, and the share of the draws beyond either of its ends at most. */
const [BINS, BEYOND] = [40, 0.002];

/** How each plan stands in the draws. */
export function simulatedPlanReports({ plans }: SimulatedPlans, found: SimulationFound): readonly SimulatedPlan[] {
  const { simulated, choice } = found;
  const { kept } = simulated;
  const ends = plans.flatMap((_, p) => kept.quantiles(p, [BEYOND, 1 - BEYOND]) ?? []);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return plans.map((plan, p): SimulatedPlan => {
    const standing = choice.plans[p]!;
    const quantiles = kept.quantiles(p, [0, 0.05, 0.5, 0.95, 1]);
    const [least, p5, p50, p95, most] = (quantiles ?? []).map(drawnText) as [string, string, string, string, string];
    return {
      plan: plan.id,
      possible: estimateText(standing.possible),
      cheapest: estimateText(standing.cheapest),
      regret: standing.regret ? estimateText(standing.regret) : null,
      monthly: quantiles
        ? {
            least,
            p5,
            p50,
            p95,
            most,
            mean: drawnText(standing.cost!.mean),
            halfWidth: drawnText(medianOf(kept, p)?.halfWidth ?? 0),
          }
        : null,
      histogram: quantiles
        ? { from: drawnText(from), to: drawnText(to), counts: countsOf(kept.costs(p), from, to) }
        : null,
    };
  });
}

/** How many numbers lie in each of {@link BINS} equal stretches; what lies beyond the ends counts in the outermost. */
function countsOf(values: Float64Array, from: number, to: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  const width = (to - from) / BINS;
  for (const value of values) {
    const bin = width > 0 ? Math.floor((value - from) / width) : 0;
    counts[Math.min(BINS - 1, Math.max(0, bin))]!++;
  }
  return counts;
}

/** In how many draws each limit holds. */
export const limitReports = (
  limits: readonly LimitedFigure[],
  { simulated }: SimulationFound,
): readonly SimulatedLimit[] =>
  limits.map(({ metric, figure, max, min }, l) => ({
    metric,
    max: max === undefined ? null : inUnit(max, figure.shown),
    min: min === undefined ? null : inUnit(min, figure.shown),
    unit: figure.shown.text,
    holds: estimateText(estimateOf(simulated.tallies.map(t => t.held[l]! / t.draws))),
  }));
