/** Rows at this distance and nearer speak for the point: prompt, answer and concurrency together differ by less than twice. */
export const NEAR = Math.log(2);

/** What rates rest on; `scaled`: the estimate, scaled to meet a measurement of other conditions. */
export type Basis = 'measured' | 'scaled' | 'estimated';

/** By the distance of the nearest measured row; infinite without one. */
export const basisAt = (distance: number): Basis =>
  distance === Number.POSITIVE_INFINITY ? 'estimated' : distance <= NEAR ? 'measured' : 'scaled';
