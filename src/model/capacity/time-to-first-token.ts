import { decodeStep } from './decode-step.ts';
import { prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';
import { meanContext, requestSeconds, timePerToken } from './steady-state.ts';

/** Seconds; of the measured rows about four in five lie in the band. */
export interface FirstToken {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Factor of the band. Source: closed-loop rows of 2024 to 2026, of which 80 % lie within 2 ×. */
const BAND = 2;

/** Seconds; coefficients fitted on closed-loop rows, 2026-11. */
const START = 0.045;
const STEPS = 3.4;
const OWN = 0.54;
const WAIT = 1.8;
const PER_COMPANION = 0.08;

/**
 * A fixed start, some steps, the own prompt, waiting for those of others (more as prompts fill the time), and for a seat
 * where more requests ask than the batch holds.
 */
export function timeToFirstToken(r: Replica, asked: number, batch: number, input: number, output: number): FirstToken {
  const own = prefillSeconds(r, input);
  const share = Math.min(0.98, own / Math.min(r.pipelineParallel, batch) / requestSeconds(r, batch, input, output));
  const seat = Math.max(0, asked / batch - 1) * output * timePerToken(r, batch, input, output);
  const step = decodeStep(r, batch, meanContext(input, output));
  const likely =
    START +
    STEPS * step +
    own * (OWN + (WAIT * share) / (1 - share)) +
    PER_COMPANION * Math.min(asked, batch) * own +
    seat;
  return { low: likely / BAND, likely, high: likely * BAND };
}

/** Seconds to the first token of a request that finds the replica empty: as with itself for company, but its prompt is read no more than once. */
export function unloadedFirstToken(r: Replica, input: number, output: number): number {
  const step = decodeStep(r, 1, meanContext(input, output));
  return Math.min(timeToFirstToken(r, 1, 1, input, output).likely, START + STEPS * step + prefillSeconds(r, input));
}
