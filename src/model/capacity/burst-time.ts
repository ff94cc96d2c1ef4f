import { decodeStep } from './decode-step.ts';
import { prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';
import { meanContext } from './steady-state.ts';

/** The exponential integral E₁(x), x > 0, to 2e-7. Source: Abramowitz and Stegun, 5.1.53 and 5.1.56. */
export function exponentialIntegral(x: number): number {
  if (x <= 1)
    return -Math.log(x) + polynomial(x, [-0.57721566, 0.99999193, -0.24991055, 0.05519968, -0.00976004, 0.00107857]);
  const above = polynomial(x, [0.2677737343, 8.6347608925, 18.059016973, 8.5733287401, 1]);
  const below = polynomial(x, [3.9584969228, 21.0996530827, 25.6329561486, 9.5733223454, 1]);
  return (Math.exp(-x) * above) / (x * below);
}

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0);

/**
 * Share of its steps that a request of a burst shares with the prompts of others, on average. Prompts are read for `steps`
 * steps, so a request whose own is read at a random one of them has so many to go; its length is exponential, as of natural
 * requests. The mean of min(1, steps to go ÷ length) is (x − 1 + e^−x + (x² E₁(x) + 1 − (1 + x) e^−x) ÷ 2) ÷ x with x = steps ÷ mean length.
 */
export function sharedSteps(steps: number, output: number): number {
  const x = steps / output;
  if (x < 1e-9) return 0;
  const e = Math.exp(-x);
  return (x - 1 + e + (x * x * exponentialIntegral(x) + 1 - (1 + x) * e) / 2) / x;
}

/** Seconds per output token, averaged over the requests of a burst that are all admitted at once: a step, which while prompts are read takes a chunk of them along. */
export function burstTimePerToken(r: Replica, requests: number, input: number, output: number): number {
  const chunk = (prefillSeconds(r, input) * r.chunk) / Math.max(1, input);
  const steps = (requests * Math.max(1, input)) / (r.chunk * Math.min(r.pipelineParallel, requests));
  return decodeStep(r, requests, meanContext(input, output)) + sharedSteps(steps, output) * chunk;
}
