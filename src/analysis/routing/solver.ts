import type { LinearProgram } from '../../quantity/affine/linear-program.ts';

export interface Limits {
  /** Stop when the bound is proven to be within this, relative to the cost. */
  readonly gap: number;
  /** Seconds. */
  readonly time: number;
}

export interface Solution {
  /** `limit`: the time ran out; there may be no values. `tooLarge`: it does not fit the memory of the solver. */
  readonly status: 'optimal' | 'impossible' | 'limit' | 'tooLarge';
  /** Of every column; undefined where none was found. */
  readonly values: Float64Array | undefined;
  readonly objective: number;
  /** No split can cost less. */
  readonly bound: number;
}

/** Solves linear programs with whole unknowns. The same program gives the same solution. */
export type Solve = (program: LinearProgram, limits: Limits) => Solution;
