import { largestBatch } from './batch.ts';
import { decodeStep } from './decode-step.ts';
import type { Replica } from './replica.ts';
import { meanContext, requestSeconds } from './steady-state.ts';

/** Requests that are left in the tail, at most. */
const LEFT_AT_THE_END = 16;

/**
 * Requests a second of a replica for so many requests that all arrive at once: the steady state of the largest batch
 * they fill, and a tail in which the longest finish nearly alone. The tail does not depend on the batch, so that more
 * memory never costs.
 */
export function burstRate(r: Replica, requests: number, input: number, output: number): number {
  const batch = Math.min(requests, Math.max(1, largestBatch(r, input, output)));
  const left = Math.min(requests / 4, LEFT_AT_THE_END);
  const tail = r.burstTail * output * decodeStep(r, left, meanContext(input, output));
  return requests / (requests * requestSeconds(r, batch, input, output) + tail);
}
