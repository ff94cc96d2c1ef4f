import type { Amount } from './amount.ts';
import type { Decimal } from './decimal.ts';

/** How an uncertain amount is distributed between its low and its high end; numbers are in the unit of the amount. */
export type Spread =
  /** Alike everywhere from low to high. */
  | { readonly kind: 'uniform' }
  /** Low, likely, high: a beta distribution (Malcolm et al. 1959). */
  | { readonly kind: 'pert' }
  /** Low, likely, high: density in straight lines. */
  | { readonly kind: 'triangular' }
  /** Mean and standard deviation before the ends were cut off. */
  | { readonly kind: 'normal'; readonly mean: Decimal; readonly sd: Decimal }
  /** Mean and standard deviation of the natural logarithm, before the ends were cut off. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** Values as they were written, and how often each comes; the weights add up to 1. */
  | { readonly kind: 'choice'; readonly values: readonly Decimal[]; readonly weights: readonly Decimal[] }
  /** Each number of a column of a file, all alike, in the order of the file. `file` and `column` are as they were written. */
  | {
      readonly kind: 'samples';
      readonly file: string;
      readonly column: string | undefined;
      readonly values: readonly Decimal[];
    };

const UNIFORM: Spread = { kind: 'uniform' };
const PERT: Spread = { kind: 'pert' };

/** How an amount is distributed; undefined where it is one fixed value. */
export function spreadOf({ low, high, peaked, spread }: Amount): Spread | undefined {
  if (spread) return spread;
  if (low.eq(high)) return undefined;
  return peaked ? PERT : UNIFORM;
}
