/** How many standard deviations the named quantiles of a normal distribution lie from its mean. */
export const Z: Readonly<Record<string, number>> = {
  p5: 1.6448536269514722,
  p10: 1.2815515655446004,
  p25: 0.6744897501960817,
};
