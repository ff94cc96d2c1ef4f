import { inverseCumulative } from '../../quantity/normal.ts';

/** A mean with its uncertainty: the true one lies within ± `halfWidth` 95 times in 100. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
  readonly halfWidth: number;
}

/** Fewer independent replications say too little about their own spread. */
const LEAST_REPLICATIONS = 8;

/** From the estimates of independent replications. Throws a RangeError for fewer than 8. */
export function estimateOf(perReplication: ArrayLike<number>): Estimate {
  const count = perReplication.length;
  if (count < LEAST_REPLICATIONS) throw new RangeError(`needs at least ${LEAST_REPLICATIONS} replications`);
  // from the first on: what is the same in all has no error, not one of rounding
  const first = perReplication[0]!;
  let sum = 0;
  for (let r = 0; r < count; r++) sum += perReplication[r]! - first;
  const mean = first + sum / count;
  let squares = 0;
  for (let r = 0; r < count; r++) squares += (perReplication[r]! - mean) ** 2;
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return { mean, standardError, halfWidth: standardError * studentQuantile(count - 1) };
}

/** A ratio of two means over the replications, with the uncertainty of both together (linearised). 0 where the second mean is 0. */
export function ratioOf(above: readonly number[], below: readonly number[]): Estimate {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const whole = mean(below);
  if (whole === 0) return { mean: 0, standardError: 0, halfWidth: 0 };
  const ratio = mean(above) / whole;
  const { standardError, halfWidth } = estimateOf(above.map((a, r) => (a - ratio * below[r]!) / whole));
  return { mean: ratio, standardError, halfWidth };
}

/**
 * The 97.5 % quantile of Student's t, for seven degrees of freedom or more to a relative 3e-5: the expansion of
 * Abramowitz & Stegun 26.7.5 in the normal quantile z.
 */
export function studentQuantile(degrees: number): number {
  const z = inverseCumulative(0.975);
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, i) => sum + term / degrees ** (i + 1), z);
}
