import type { SamplerSpec } from './sampler.ts';

/** Outputs of a block of settings: an array per output. The arrays may be used again by the next call. */
export type Evaluate = (inputs: readonly Float64Array[], count: number) => readonly Float64Array[];

/** Whose share of the variance is asked for. */
export interface VarianceRequest {
  readonly spec: SamplerSpec;
  /** Inputs that are judged together, one or more to a player; no input in two. */
  readonly players: readonly (readonly number[])[];
  /** Independent ones, at least 8. */
  readonly replications: number;
  /** Of each replication; a power of two. */
  readonly draws: number;
  readonly evaluate: Evaluate;
}

/** Settings given to one evaluation, at most. */
export const BLOCK = 1024;

/** A variance below this share of the squared mean is rounding: the output does not move. */
export const STILL = 1e-24;
