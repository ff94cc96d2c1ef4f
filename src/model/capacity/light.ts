import { lightStep } from './decode-step.ts';
import type { Replica } from './replica.ts';
import { meanContext } from './steady-state.ts';
import { batchOf, type Load } from './throughput.ts';

/** Tokens a second of all replicas that the hardware cannot exceed at the batch of a load: every byte of a step at full bandwidth, every operation at the dense peak. */
export function lightRate(r: Replica, load: Load): number {
  const { input, output, metric, replicas, mode } = load;
  const stages = r.pipelineParallel;
  if (metric === 'prefill') return (replicas * stages) / r.lightTokenArithmetic;
  const asked = load.concurrency === undefined ? undefined : Math.max(1, load.concurrency / replicas);
  const batch = mode === 'static-batch' && asked !== undefined ? asked : batchOf(r, load);
  const steps = (output / batch) * lightStep(r, batch, meanContext(input, output));
  const prompts = mode === 'single-stream' ? 0 : (input * r.lightTokenArithmetic) / Math.min(stages, batch);
  return (replicas * (metric === 'total' ? input + output : output)) / Math.max(steps, prompts);
}
