import type { Replica } from './replica.ts';

/** Longer than without idle stages by so much, in steady state: a loss per further stage. */
export const bubbles = (r: Replica): number => 1 + r.pipelineLoss * (r.pipelineParallel - 1);

/** Share of the time on one stage that a lone prompt takes on all of them, passed on in chunks: (m + p − 1) ÷ (m × p) for m chunks and p stages. */
export function filledBy(r: Replica, prompt: number): number {
  if (r.pipelineParallel === 1) return 1;
  const [chunks, stages] = [prompt / r.pipelineChunk, r.pipelineParallel];
  return Math.min(1, (chunks + stages - 1) / (chunks * stages));
}
