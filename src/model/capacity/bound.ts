import { decodeStep, linkSeconds, memorySeconds, microBatch } from './decode-step.ts';
import { prefillArithmetic, prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';
import { meanContext } from './steady-state.ts';

export type Bound = 'bandwidth' | 'arithmetic' | 'links' | 'overhead';

/** What a request's time goes to most: reading memory, arithmetic (its prompt's too), links between GPUs, or work beside them. */
export function boundOf(r: Replica, batch: number, input: number, output: number): Bound {
  const [sequences, context, steps] = [microBatch(r, batch), meanContext(input, output), output / batch];
  const stages = Math.min(r.pipelineParallel, batch);
  const memory = steps * memorySeconds(r, sequences, context);
  const arithmetic = steps * sequences * r.tokenArithmetic + prefillArithmetic(r, input) / stages;
  const links = steps * linkSeconds(r, sequences) + (prefillSeconds(r, input) - prefillArithmetic(r, input)) / stages;
  const overhead =
    steps * (decodeStep(r, batch, context) - linkSeconds(r, sequences) - sequences * r.tokenArithmetic) - memory;
  const most = Math.max(memory, arithmetic, links, overhead);
  return most === memory ? 'bandwidth' : most === arithmetic ? 'arithmetic' : most === links ? 'links' : 'overhead';
}
