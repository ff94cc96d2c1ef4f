/** Draws of the ranges in which a comparison looks for the cheapest plan. */
export const DRAWS = 1024;
