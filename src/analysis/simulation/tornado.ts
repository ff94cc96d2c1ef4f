import { type Marginal, quantile } from './marginal.ts';

/** What is moved to: the 5th and the 95th percentile. */
const TORNADO_SHARES = [0.05, 0.95] as const;

/** Settings to evaluate: number 0 is the base, 1 + 2i has input i at its low end, 2 + 2i at its high end, all others at base. */
export interface TornadoPlan {
  readonly count: number;
  /** Per input: a value per setting. */
  readonly inputs: readonly Float64Array[];
}

/** One input at a time; `base` has the inputs' likely values. */
export function tornadoPlan(marginals: readonly Marginal[], base: ArrayLike<number>): TornadoPlan {
  const count = 1 + 2 * marginals.length;
  const inputs = marginals.map((marginal, i) => {
    const values = new Float64Array(count).fill(base[i]!);
    TORNADO_SHARES.forEach((share, end) => {
      values[1 + 2 * i + end] = quantile(marginal, share);
    });
    return values;
  });
  return { count, inputs };
}
