import type { Replica } from './replica.ts';

/**
 * Seconds of arithmetic to read a prompt on the GPUs of one stage: every weight once per token, and attention over
 * pairs of tokens; a windowed layer sees no more than its window.
 */
export const prefillArithmetic = (r: Replica, prompt: number): number =>
  prompt *
  (r.tokenArithmetic + prompt * r.pairArithmetic + Math.min(prompt, 2 * r.cache.window) * r.windowPairArithmetic);

/** Seconds to read a prompt on the GPUs of one stage, all-reduces and handing it on included; a prompt's arithmetic is told for the whole model, so are they. */
export const prefillSeconds = (r: Replica, prompt: number): number =>
  prefillArithmetic(r, prompt) + prompt * (r.linkToken + (r.pipelineParallel - 1) * r.hopToken);
