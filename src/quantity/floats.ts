import type { Arithmetic } from './arithmetic.ts';
import { twelfthRoot } from './twelfth-root.ts';

/** A need that is whole up to float64 rounding is not raised by a unit. */
const SLACK = 1e-12;

/** float64, for loops: draws, bounds, searches; never for a reported figure. */
export const FLOATS: Arithmetic<number> = {
  of: r => r.numerator.toNumber() / r.denominator.toNumber(),
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  per: (a, b) => a / b,
  ceil: a => Math.ceil(a - SLACK * Math.abs(a)),
  max: (a, b) => (a < b ? b : a),
  min: (a, b) => (b < a ? b : a),
  root12: twelfthRoot,
  when: (margin, yes, no) => (margin >= 0 ? yes : no),
  atMost: (a, b) => a <= b,
};
