import { coverage } from './experts.ts';
import { cacheBytes } from './kv-cache.ts';
import type { Replica } from './replica.ts';

/** Bytes of experts that a step of so many sequences reads. */
const expertsRead = (r: Replica, sequences: number): number =>
  r.expertBytes * coverage(r.missedByOne, sequences, r.evenness);

/** Seconds of a step spent on memory: weights once, the cache of each sequence at its mean context. */
export const memorySeconds = (r: Replica, sequences: number, context: number): number =>
  (r.weightBytes - r.expertBytes) / r.weightBandwidth +
  expertsRead(r, sequences) / r.expertBandwidth +
  (sequences * cacheBytes(r.cache, context) * r.cacheCopies) / r.cacheBandwidth;

/** Seconds of a step spent on links: all-reduces in each stage, and handing on from stage to stage. */
export const linkSeconds = (r: Replica, sequences: number): number =>
  r.linkStep + sequences * r.linkToken + (r.pipelineParallel - 1) * (r.hopStep + sequences * r.hopToken);

/** Seconds of a step that are neither memory nor arithmetic: kernels and scheduling, links, work per sequence. */
export const overheadSeconds = (r: Replica, sequences: number): number =>
  r.stepOverhead + linkSeconds(r, sequences) + sequences * r.sequenceOverhead;

/** Sequences in a micro-batch of a pipeline. */
export const microBatch = (r: Replica, batch: number): number => Math.max(1, batch / r.pipelineParallel);

/**
 * Seconds in which each sequence of a batch gets its next token. A pipeline passes one micro-batch per stage, and each
 * stage reads its share of the weights once per micro-batch: the sum over the stages is the step of one micro-batch.
 */
export function decodeStep(r: Replica, batch: number, context: number): number {
  const sequences = microBatch(r, batch);
  return memorySeconds(r, sequences, context) + sequences * r.tokenArithmetic + overheadSeconds(r, sequences);
}

/** The least that step takes on this hardware: all bytes at full bandwidth or all arithmetic at the dense peak, whichever is more. */
export function lightStep(r: Replica, batch: number, context: number): number {
  const sequences = microBatch(r, batch);
  const bytes = r.weightBytes - r.expertBytes + expertsRead(r, sequences) + sequences * cacheBytes(r.cache, context);
  return Math.max(bytes / r.lightBandwidth, sequences * r.lightTokenArithmetic);
}
