import { decodeStep, memorySeconds } from './decode-step.ts';
import { bubbles, filledBy } from './pipeline.ts';
import { prefillArithmetic } from './prefill.ts';
import type { Replica } from './replica.ts';
import { meanContext } from './steady-state.ts';

/** Tokens that llama.cpp and MLX read at a time of a lone prompt. Source: the default of `--ubatch-size` of llama.cpp, read on 2026-11-26; taken for MLX too. */
const CHUNK = 512;

/** Share of the loss of a pipeline that remains where its stages take turns. */
const HANDING_ON = 0.25;

/** Output tokens a second of one request alone; the stages of a pipeline take turns. */
export const singleDecodeRate = (r: Replica, input: number, output: number): number =>
  1 / (decodeStep(r, 1, meanContext(input, output)) * (1 + HANDING_ON * (bubbles(r) - 1)));

/** Seconds in which one prompt alone is read: its weights once, at least, and its arithmetic. */
export const singlePrefillSeconds = (r: Replica, prompt: number): number =>
  memorySeconds(r, Math.min(prompt, CHUNK), 0) +
  prefillArithmetic(r, prompt) * filledBy(r, prompt) * bubbles(r) +
  prompt * (r.linkToken + r.hopToken) +
  r.stepOverhead +
  r.linkStep +
  (r.pipelineParallel - 1) * r.hopStep;
