import type { Quantity } from './quantity.ts';

/** The sum of some quantities; `zero` where there are none. */
export const total = (quantities: readonly Quantity[], zero: Quantity): Quantity =>
  quantities.length ? quantities.slice(1).reduce((sum, q) => sum.plus(q), quantities[0]!) : zero;
