const STEPS = 512;

/**
 * Quantile function of the PERT distribution on low..high with its mode at likely: a beta distribution with
 * α = 1 + 4 (likely − low)/(high − low), β = 6 − α (Malcolm et al. 1959), its density integrated by the trapezoid rule.
 */
export function pertQuantiles(low: number, likely: number, high: number): (u: number) => number {
  const alpha = 1 + (4 * (likely - low)) / (high - low);
  const beta = 6 - alpha;
  const density = (x: number) => x ** (alpha - 1) * (1 - x) ** (beta - 1);
  const cumulative = new Float64Array(STEPS + 1);
  for (let i = 1; i <= STEPS; i++)
    cumulative[i] = cumulative[i - 1]! + (density((i - 1) / STEPS) + density(i / STEPS)) / 2;
  const all = cumulative[STEPS]!;
  return u => {
    const target = u * all;
    let [from, to] = [0, STEPS];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (cumulative[middle]! <= target) from = middle;
      else to = middle;
    }
    const within =
      cumulative[to]! > cumulative[from]! ? (target - cumulative[from]!) / (cumulative[to]! - cumulative[from]!) : 0;
    return low + ((from + within) / STEPS) * (high - low);
  };
}
