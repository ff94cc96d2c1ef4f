/**
 * How one uncertain input is distributed: plain numbers in base units, on the support low..high; draws are
 * conditional on it. `low` and `high` of normal and lognormal may be infinite.
 */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'pert'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number; readonly low: number; readonly high: number }
  /** `mu` and `sigma` are mean and standard deviation of the natural logarithm; `sigmaBelow` where it spreads otherwise below the median. */
  | {
      readonly kind: 'lognormal';
      readonly mu: number;
      readonly sigma: number;
      readonly sigmaBelow?: number;
      readonly low: number;
      readonly high: number;
    }
  /** Weights are relative: non-negative, with a positive sum. */
  | { readonly kind: 'choice'; readonly values: readonly number[]; readonly weights: readonly number[] }
  /** Each value equally likely, those that are repeated more often so. */
  | { readonly kind: 'samples'; readonly values: readonly number[] };

/** Throws a RangeError that names what is wrong with a distribution. */
export function checkDistribution(d: Distribution): void {
  const fault = faultOf(d);
  if (fault) throw new RangeError(`${d.kind} distribution: ${fault}`);
}

function faultOf(d: Distribution): string | undefined {
  switch (d.kind) {
    case 'uniform':
      return finite(d.low, d.high) && d.low <= d.high ? undefined : 'needs finite low ≤ high';
    case 'pert':
    case 'triangular':
      return finite(d.low, d.likely, d.high) && d.low <= d.likely && d.likely <= d.high
        ? undefined
        : 'needs finite low ≤ likely ≤ high';
    case 'normal':
      if (!(finite(d.mean, d.sd) && d.sd >= 0)) return 'needs a finite mean and sd ≥ 0';
      return d.low <= d.high && d.low < Number.POSITIVE_INFINITY && d.high > Number.NEGATIVE_INFINITY
        ? undefined
        : 'needs low ≤ high';
    case 'lognormal':
      if (!(finite(d.mu, d.sigma) && d.sigma >= 0 && (d.sigmaBelow ?? 0) >= 0))
        return 'needs a finite mu and sigma ≥ 0';
      return d.low <= d.high && d.low < Number.POSITIVE_INFINITY && d.high > 0
        ? undefined
        : 'needs low ≤ high and high > 0';
    case 'choice':
      if (d.values.length === 0 || d.values.length !== d.weights.length) return 'needs a weight for each value';
      if (!finite(...d.values) || !d.weights.every(w => w >= 0)) return 'needs finite values and weights ≥ 0';
      return Number.isFinite(sum(d.weights)) && sum(d.weights) > 0 ? undefined : 'needs a positive sum of weights';
    case 'samples':
      return d.values.length > 0 && d.values.every(Number.isFinite) ? undefined : 'needs finite values';
  }
}

const finite = (...numbers: readonly number[]): boolean => numbers.every(Number.isFinite);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
