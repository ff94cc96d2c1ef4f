import type { Architecture } from './architecture.ts';

/** What a sequence keeps, in bytes: `perToken` × tokens + `perWindowToken` × min(tokens, window) + `fixed`. */
export interface CacheShape {
  readonly perToken: number;
  readonly perWindowToken: number;
  readonly window: number;
  readonly fixed: number;
}

/** Bytes of the state of a linear-attention layer: heads × head size² at 16 bits. */
const stateOf = (a: Architecture): number => a.heads * a.headDim * a.headDim * 2;

/**
 * Grouped-query attention keeps 2 × kvHeads × headDim values per token and layer, latent attention its rank and rotary
 * part (DeepSeek-V2, arXiv 2405.04434), a windowed layer the last tokens, a linear layer a state of fixed size.
 */
export function cacheShape(a: Architecture, bits: number): CacheShape {
  const bytes = bits / 8;
  const perLayer = (a.latentRank ?? 2 * a.kvHeads * a.headDim) * bytes;
  const whole = Math.max(0, a.layers - a.windowLayers - a.linearLayers);
  return {
    perToken: a.cachedValuesPerToken === undefined ? perLayer * whole : a.cachedValuesPerToken * bytes,
    perWindowToken: perLayer * a.windowLayers,
    window: a.window,
    fixed: a.linearLayers * stateOf(a),
  };
}

/** Bytes that a sequence of so many tokens keeps. */
export const cacheBytes = (c: CacheShape, tokens: number): number =>
  c.fixed + c.perToken * tokens + c.perWindowToken * Math.min(tokens, c.window);

/** How often the cache is kept in a group of GPUs: heads that are fewer than GPUs, and a latent, are copied to each. */
export const cacheCopies = (a: Architecture, tensorParallel: number): number =>
  Math.max(1, tensorParallel / (a.latentRank === undefined ? a.kvHeads : 1));
