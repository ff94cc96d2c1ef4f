import type { Distribution } from './distribution.ts';
import { marginalOf, quantile } from './marginal.ts';
import { tailQuantileOf } from './tail-quantile.ts';

/** The value below which lies the probability u, 0 to 1, worked out anew each time: for a few thousand draws that is faster than a table. */
export function exactQuantile(d: Distribution): (u: number) => number {
  if (d.kind !== 'pert' && d.kind !== 'normal' && d.kind !== 'lognormal') {
    const marginal = marginalOf(d);
    return u => quantile(marginal, u);
  }
  const tail = tailQuantileOf(d);
  return u => Math.min(d.high, Math.max(d.low, u <= 0.5 ? tail(u, false) : tail(1 - u, true)));
}
