import { cacheBytes } from './kv-cache.ts';
import type { Replica } from './replica.ts';

/** Tokens a request holds when the engine decides whether it admits another. */
const heldTokens = (r: Replica, input: number, output: number): number => input + r.residency * output;

/** The most requests at once, by memory and by the engine's limit; not rounded, so that no rate jumps. Under 1: not even one fits. */
export const largestBatch = (r: Replica, input: number, output: number): number =>
  Math.min(
    r.seats * r.pipelineParallel,
    r.cacheRoom / (cacheBytes(r.cache, heldTokens(r, input, output)) * r.cacheCopies),
  );
