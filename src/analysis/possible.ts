/** What runs short by less than this is float64's rounding. */
const ROUNDING = -1e-9;

/** Whether a plan keeps to a limit, by its margin in float64. */
export const holds = (margin: number): boolean => margin >= ROUNDING;

/** Whether a cost is below another by more than float64 can tell. */
export const isLess = (cost: number, other: number): boolean => cost < other - 1e-12 * Math.abs(cost);
