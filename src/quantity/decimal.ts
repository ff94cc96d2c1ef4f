import { Decimal as Base } from 'decimal.js';

/** The one decimal type of the program: 34 digits, half-even; a private clone, so that no other library can change it. */
export const Decimal = Base.clone({ precision: 34, rounding: Base.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });
export type Decimal = Base;

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);
