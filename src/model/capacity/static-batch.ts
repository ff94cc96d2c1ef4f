import { decodeStep } from './decode-step.ts';
import { prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';
import { meanContext } from './steady-state.ts';

/** Requests a second where a batch starts and ends together: all prompts, then all steps. */
export function staticBatchRate(r: Replica, batch: number, input: number, output: number): number {
  const steps = output * decodeStep(r, batch, meanContext(input, output));
  return batch / ((batch * prefillSeconds(r, input)) / Math.min(r.pipelineParallel, batch) + steps);
}
