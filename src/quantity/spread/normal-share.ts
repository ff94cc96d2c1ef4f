/** How many standard deviations the named quantiles of a normal distribution lie from its mean. */
export const Z: Readonly<Record<string, number>> = {
  p5: 1.6448536269514722,
  p10: 1.2815515655446004,
  p25: 0.6744897501960817,
};

/** Beyond this many standard deviations a share is 0 or 1 to float64. */
const FAR = 8.5;

/** The share of a standard normal distribution below `z`, by the series of its integral (Marsaglia 2004). */
export function shareBelow(z: number): number {
  if (z < -FAR) return 0;
  if (z > FAR) return 1;
  let [sum, term] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-(z * z) / 2) * (1 / Math.sqrt(2 * Math.PI));
}
