/** What the plans cost in each draw. */
export interface Outcomes {
  /** Per plan: a number per draw, never NaN. */
  readonly costs: readonly Float64Array[];
  /** Per plan: above 0 in the draws in which the plan is possible. */
  readonly possible: readonly ArrayLike<number>[];
  /** Where each replication starts, and last the number of draws: r holds bounds[r] … bounds[r + 1] − 1. */
  readonly bounds: readonly number[];
}

/** Plans that can be chosen: those possible in every draw; if none is, those possible in as many as any, if in one at least. */
export function candidatesOf(possible: readonly ArrayLike<number>[], bounds: readonly number[]): number[] {
  const all = bounds.at(-1)!;
  const draws = possible.map(flags => {
    let count = 0;
    for (let n = 0; n < all; n++) if (flags[n]! > 0) count++;
    return count;
  });
  const most = Math.max(1, ...draws);
  return draws.flatMap((count, p) => (count === most ? [p] : []));
}
