import { decodeStep } from './decode-step.ts';
import { bubbles } from './pipeline.ts';
import { prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';

/** Context a decoding request holds on average. */
export const meanContext = (input: number, output: number): number => input + output / 2;

/**
 * Seconds of a replica per request with so many at once: its share of the output steps, and its own prompt. The
 * inverse, requests a second, never falls with the batch: a step is concave in the batch and not negative at 0.
 */
export function requestSeconds(r: Replica, batch: number, input: number, output: number): number {
  const steps = (output / batch) * decodeStep(r, batch, meanContext(input, output));
  return (steps + prefillSeconds(r, input) / Math.min(r.pipelineParallel, batch)) * bubbles(r);
}

/**
 * Seconds per output token of a request after its first: its share of the steps and of the other requests' prompts,
 * less those it waited for before its first token. An engine mixes at most a chunk of prompts into a step, so a token
 * never waits for more than a step and a chunk.
 */
export function timePerToken(r: Replica, batch: number, input: number, output: number): number {
  const step = decodeStep(r, batch, meanContext(input, output));
  const own = prefillSeconds(r, input);
  const others = batch / Math.min(r.pipelineParallel, batch) - 1;
  const before = own * (1 + r.promptsWaited * others);
  const shared = (batch * requestSeconds(r, batch, input, output) - before) / Math.max(1, output);
  const chunk = step + (own * r.chunk) / Math.max(1, input);
  return Math.max(step, Math.min(shared, chunk));
}
