import { type PromptSize, reaches } from '../../catalog/conditions.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';

/** Standard normal scores of the 50th, 90th and 99th percentile. */
const SCORES = { p50: 0, p90: 1.2815515655446004, p99: 2.3263478740408408 } as const;

/** Shares of one task's requests, and of its input tokens, in each prompt size class. */
export interface SizeShares {
  readonly requests: readonly number[];
  readonly tokens: readonly number[];
}

/**
 * How a task's prompts spread over the size classes of a price list. A tier reprices the whole prompt, so the mean alone
 * decides nothing: with percentiles the logarithm of the length is interpolated linearly in the normal score (straight beyond
 * the outer points), scaled so that its mean is the stated mean; with the mean alone every prompt has that length.
 */
export function sizeShares(task: Task, meanInput: number, thresholds: readonly PromptSize[]): SizeShares {
  const points = percentiles(task);
  if (!points) {
    const size = thresholds.filter(t => reaches(meanInput, t)).length;
    const all = Array.from({ length: thresholds.length + 1 }, (_, i) => (i === size ? 1 : 0));
    return { requests: all, tokens: all };
  }
  const lengths = quantiles(points);
  const mean = lengths.reduce((s, x) => s + x, 0) / lengths.length;
  const requests = Array<number>(thresholds.length + 1).fill(0);
  const tokens = Array<number>(thresholds.length + 1).fill(0);
  let size = 0;
  for (const length of lengths) {
    // lengths and thresholds rise
    while (size < thresholds.length && reaches(length, thresholds[size]!)) size++;
    requests[size]! += 1 / lengths.length;
    tokens[size]! += length / (mean * lengths.length);
  }
  return { requests, tokens };
}

function percentiles(task: Task): readonly [number, number][] | undefined {
  const given = task.counts.inputPercentiles;
  if (!given) return undefined;
  const points = (['p50', 'p90', 'p99'] as const).flatMap(p =>
    given[p] ? [[SCORES[p], Math.log(likelyInBase(given[p]).toNumber())] as [number, number]] : [],
  );
  return points.length >= 2 ? points : undefined;
}

/** Evenly spread quantiles of the distribution, enough for a share to the tenth of a per mille. */
const STEPS = 10_000;

let scores: readonly number[] | undefined;

/** Normal scores of the steps; the same for all tasks. */
const scoresOfSteps = (): readonly number[] => {
  scores ??= Array.from({ length: STEPS }, (_, i) => normalScore((i + 0.5) / STEPS));
  return scores;
};

function quantiles(points: readonly [number, number][]): readonly number[] {
  // scores rise, so the stretch between two points only moves on
  let at = 1;
  return scoresOfSteps().map(z => {
    while (at < points.length - 1 && points[at]![0] < z) at++;
    const [z0, l0] = points[at - 1]!;
    const [z1, l1] = points[at]!;
    return Math.exp(l0 + ((l1 - l0) * (z - z0)) / (z1 - z0));
  });
}

/** Inverse of the normal distribution (P. J. Acklam's rational approximation, relative error below 1.2e-9). */
export function normalScore(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const poly = (k: readonly number[], x: number) => k.reduce((s, v) => s * x + v, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / (poly(d, q) * q + 1);
  }
  if (p > 1 - 0.02425) return -normalScore(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (poly(a, r) * q) / (poly(b, r) * r + 1);
}
