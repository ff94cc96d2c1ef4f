const TERMS = 60;

/**
 * Tail quantiles of PERT on 0..1, a beta distribution with α and β = 6 − α (Malcolm et al. 1959), as the distance from
 * the tail's own end. Up to x = 1/2 the incomplete beta function is x^α Σ (1−β)_k/(k! (α+k)) x^k (DLMF 8.17.8), inverted
 * by Newton's method in logarithms, to a relative 1e-14; beyond 1/2 from the other end.
 */
export function pertTail(alpha: number): (p: number, upper: boolean) => number {
  const [lower, upper] = [new HalfBeta(alpha), new HalfBeta(6 - alpha)];
  const all = lower.half + upper.half;
  return (p, isUpper) => {
    const [near, far] = isUpper ? [upper, lower] : [lower, upper];
    return p * all <= near.half ? near.invert(p * all) : 1 - far.invert((1 - p) * all);
  };
}

/** ∫₀ˣ t^(α−1) (1−t)^(5−α) dt for x up to 1/2. */
class HalfBeta {
  readonly half: number;
  private readonly alpha: number;
  private readonly terms: Float64Array;

  constructor(alpha: number) {
    this.alpha = alpha;
    this.terms = new Float64Array(TERMS);
    // (1−β)_k / k!
    let rising = 1;
    for (let k = 0; k < TERMS; k++) {
      this.terms[k] = rising / (alpha + k);
      rising *= (k + 1 - (6 - alpha)) / (k + 1);
    }
    this.half = 0.5 ** alpha * this.seriesAt(0.5);
  }

  /** The x at which the integral is `target`: rising from below, as it is concave in ln x. */
  invert(target: number): number {
    const { alpha } = this;
    if (target <= 0) return 0;
    const aim = Math.log(target);
    let log = Math.min(Math.log(0.5), (aim + Math.log(alpha)) / alpha);
    for (let step = 1; step > 1e-8; ) {
      const x = Math.exp(log);
      const series = this.seriesAt(x);
      // d ln(integral) / d ln x = x · density / integral, where x^α cancels
      step = ((aim - alpha * log - Math.log(series)) * series) / (1 - x) ** (5 - alpha);
      log = Math.min(Math.log(0.5), log + step);
    }
    return Math.exp(log);
  }

  private seriesAt(x: number): number {
    const { terms } = this;
    // the terms fall at least as fast as x^k
    let k = Math.min(TERMS, 2 + Math.ceil(37 / -Math.log(x))) - 1;
    let sum = terms[k]!;
    while (--k >= 0) sum = sum * x + terms[k]!;
    return sum;
  }
}
