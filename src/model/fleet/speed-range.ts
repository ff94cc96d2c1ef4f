/** Measurements of the same point on two engines differ by this factor in the middle (588 published runs, 2023 to 2026): no rate is surer. */
const LEAST_SPREAD = Math.log(1.1);

/** Half width of the 80 % interval of a rate, in logarithms: that of the estimate, narrower the nearer a measurement is. */
export const halfWidthNear = (ofEstimate: number, distance: number): number =>
  Math.max(LEAST_SPREAD, ofEstimate * (1 - Math.exp(-distance)));
