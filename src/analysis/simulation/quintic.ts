/** Numbers that one polynomial takes in a table. */
export const WIDTH = 6;

/** Where a piece is met exactly, on 0..1: its ends, and between them the Chebyshev–Lobatto points. */
export const NODES: readonly number[] = Array.from({ length: WIDTH }, (_, k) => (1 - Math.cos((Math.PI * k) / 5)) / 2);

/**
 * Writes the coefficients, lowest power first, of the polynomial of degree 5 that takes the six values at the nodes,
 * in d = position × unit: Newton's divided differences, multiplied out.
 */
export function writeQuintic(values: readonly number[], unit: number, table: Float64Array, at: number): void {
  // differences from the first value keep their digits where the piece is nearly flat
  const divided = values.map(v => v - values[0]!);
  for (let order = 1; order < WIDTH; order++)
    for (let k = WIDTH - 1; k >= order; k--)
      divided[k] = (divided[k]! - divided[k - 1]!) / (NODES[k]! - NODES[k - order]!);
  const powers = new Array<number>(WIDTH).fill(0);
  for (let k = WIDTH - 1; k >= 0; k--) {
    for (let i = WIDTH - 1; i >= 0; i--) powers[i] = (i > 0 ? powers[i - 1]! : divided[k]!) - NODES[k]! * powers[i]!;
  }
  powers[0] = values[0]!;
  for (let i = 0; i < WIDTH; i++) table[at + i] = powers[i]! / unit ** i;
}

/** The polynomial at `at`, Horner's rule. */
export const quinticAt = (table: Float64Array, at: number, d: number): number =>
  ((((table[at + 5]! * d + table[at + 4]!) * d + table[at + 3]!) * d + table[at + 2]!) * d + table[at + 1]!) * d +
  table[at]!;
