import { largestBatch } from './batch.ts';
import type { Replica } from './replica.ts';
import { timePerToken } from './steady-state.ts';
import { timeToFirstToken } from './time-to-first-token.ts';

/** Seconds; undefined: no limit. */
export interface Limits {
  readonly timeToFirstToken?: number | undefined;
  readonly timePerToken?: number | undefined;
}

const HALVINGS = 50;

/**
 * The most requests at once in one replica whose likely times stay within the limits, not rounded; undefined where a
 * single request already breaks one. Both times rise with the batch, so it is found by halving.
 */
export function batchWithin(r: Replica, limits: Limits, input: number, output: number): number | undefined {
  const within = (batch: number) =>
    timePerToken(r, batch, input, output) <= (limits.timePerToken ?? Number.POSITIVE_INFINITY) &&
    timeToFirstToken(r, batch, batch, input, output).likely <= (limits.timeToFirstToken ?? Number.POSITIVE_INFINITY);
  let [low, high] = [1, Math.max(1, largestBatch(r, input, output))];
  if (!within(low)) return undefined;
  if (within(high)) return high;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (within(middle)) low = middle;
    else high = middle;
  }
  return low;
}
