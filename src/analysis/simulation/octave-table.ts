import { NODES, quinticAt, WIDTH, writeQuintic } from './quintic.ts';
import type { TailQuantile } from './tail-quantile.ts';

/** Pieces of each octave. */
const PIECES = 16;
/** Octaves of the 31-bit tail number. */
const OCTAVES = 31;
/** Numbers of a side: one octave for 0, then those of m, each piece in its place. */
export const SIDE = (OCTAVES + 1) * PIECES * WIDTH;

/**
 * A quantile function, cut into pieces that are polynomials of degree 5. The 32 bits of a draw stand for the probability
 * (bits + 0.5) / 2^32; the tail number m is bits, or in the upper half its complement, below 2^31. Each octave of m has
 * 16 pieces, so that the tails are met as closely as the middle; the 16 outermost values of each side are exact.
 * The place of a piece is m's exponent + 1 and the four bits below its leading one, as they stand in a float64. Lower side first.
 */
export type OctaveTable = Float64Array;

const probability = (m: number): number => (m + 0.5) / 2 ** 32;

export function octaveTableOf(quantile: TailQuantile): OctaveTable {
  const table = new Float64Array(2 * SIDE);
  for (const side of [0, 1]) {
    const at = (m: number) => quantile(probability(m), side === 1);
    for (let m = 0; m < PIECES; m++) table[placeOf(m, side)] = at(m);
    // a piece starts where the one before it ends
    for (let start = PIECES, width = 1, before = at(start); start < 2 ** OCTAVES; start += width) {
      if (start === 2 * PIECES * width) width *= 2;
      const values = NODES.map((node, k) => (k === 0 ? before : at(start + node * width)));
      before = values.at(-1)!;
      writeQuintic(values, width, table, placeOf(start, side));
    }
  }
  return table;
}

/** Where the numbers of the piece of a tail number start. */
function placeOf(m: number, side: number): number {
  const exponent = 31 - Math.clz32(m);
  const below = exponent < 4 ? m << (4 - exponent) : m >>> (exponent - 4);
  return side * SIDE + (m === 0 ? 0 : (exponent + 1) * PIECES + (below & (PIECES - 1))) * WIDTH;
}

/** Value at a probability strictly between 0 and 1; between the outermost draws linear, beyond them constant. */
export function tableAt(table: OctaveTable, u: number): number {
  const side = u < 0.5 ? 0 : 1;
  const m = Math.max(0, Math.min(u, 1 - u) * 2 ** 32 - 0.5);
  const whole = Math.floor(m);
  if (whole < PIECES) {
    const [first, next] = [table[placeOf(whole, side)]!, table[placeOf(whole + 1, side)]!];
    return first + (m - whole) * (next - first);
  }
  const width = 2 ** (27 - Math.clz32(whole));
  return quinticAt(table, placeOf(whole, side), m - Math.floor(whole / width) * width);
}
