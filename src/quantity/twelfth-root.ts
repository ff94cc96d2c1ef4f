/**
 * The twelfth root in float64 for numbers from 1e-300 to 1e300, to a unit or two in the last place: the exponent divided by
 * twelve, then three steps of Halley's iteration, each of which triples the digits. 0 gives 0, less gives no number.
 * `root-code.ts` does the same in WebAssembly, bit for bit.
 */
export function twelfthRoot(x: number): number {
  FLOAT[0] = x;
  WORDS[0] = 0;
  WORDS[1] = HIGH_OF_ONE + WORDS[1]! / 12;
  let root = FLOAT[0];
  for (let i = 0; i < STEPS; i++) {
    const square = root * root;
    const fourth = square * square;
    const power = fourth * fourth * fourth;
    const short = x - power;
    root += root * ((short + short) / (13 * power + 11 * x));
  }
  return x > 0 ? root : x === 0 ? 0 : Number.NaN;
}

const FLOAT = new Float64Array(1);
/** The halves of the float, the one with its exponent last. */
const WORDS = new Int32Array(FLOAT.buffer);
export const STEPS = 3;
/** Upper half of 1.0, less a twelfth of it; less a little, since what stands between two powers of two is more than its share. */
export const HIGH_OF_ONE = (0x3ff00000 * 11) / 12 - 20_000;
