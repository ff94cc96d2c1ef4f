import type { Ratio } from './quantity.ts';

/** What it takes to run a formula: a handful of operations on some kind of number. */
export interface Arithmetic<T> {
  of(ratio: Ratio): T;
  plus(a: T, b: T): T;
  minus(a: T, b: T): T;
  times(a: T, b: T): T;
  per(a: T, b: T): T;
  ceil(a: T): T;
  max(a: T, b: T): T;
  min(a: T, b: T): T;
  /** Twelfth root of a positive number. */
  root12(a: T): T;
  /** `margin ≥ 0 ? yes : no`. */
  when(margin: T, yes: T, no: T): T;
  /** Whether a ≤ b, for ordering hours by their load. */
  atMost(a: T, b: T): boolean;
}
