import type { Instructions } from '../../quantity/compiled/instructions.ts';
import { WIDTH } from './quintic.ts';

/** Puts two of the four whole numbers of a local on the stack, at its front. */
export type Push = (local: number) => Instructions;

/** The exponent of a float64 and four bits stand above so many others. */
const PIECE = 48;
/** What they are of numbers below 1: of m = 0. */
export const LEAST = 1022 * 16;
/** Whole numbers that stand in the front half, spread out to 64 bits each; what is between them does not matter. */
const SPREAD = [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7];

interface QuinticLocals {
  /** Tail numbers, the addresses that the sides of the table would have if `LEAST` were 0, and `LEAST` itself. */
  readonly tail: number;
  readonly side: number;
  readonly least: number;
  /** Whole numbers, and a vector, for its own use. */
  readonly a: number;
  readonly b: number;
  readonly d: number;
}

/** Leaves two values of an octave table on the stack: finds their pieces by the leading bits of their tail numbers, as `octaveTableOf` has placed them. */
export function quinticCode(push: Push, { tail, side, least, a, b, d }: QuinticLocals): void {
  const code = push(tail).vector('fromWhole').tee(d);
  // where the piece starts, and how far beyond it the tail number is
  code.get(d).whole(PIECE).vector('shiftDown').tee(d).whole(PIECE).vector('shiftUp').vector('minus');
  code.get(d).get(least).vector('largerWholes').tee(d).whole(4).vector('shiftWholes');
  code.get(d).whole(5).vector('shiftWholes').vector('addWholes');
  push(side).set(d);
  code.get(d).get(d).shuffle(SPREAD).vector('addWholes').tee(d).wholeOf(0).set(a);
  code.get(d).wholeOf(2).set(b);
  code.set(d);
  for (let power = WIDTH - 1; power >= 0; power--) {
    if (power < WIDTH - 1) code.get(d).vector('times');
    code
      .get(b)
      .get(a)
      .loadFirst(power * 8)
      .loadSecond(power * 8);
    if (power < WIDTH - 1) code.vector('plus');
  }
}
