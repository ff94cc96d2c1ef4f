/** Mixes 32 bits so that each bit of the result depends on all: the finalizer of MurmurHash3 (A. Appleby, public domain). */
function mixed(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Random 32-bit words that depend on nothing but the key and how many were taken before: the counter, hashed under two
 * words of key (64 bits, so that two streams practically never meet). The same key gives the same words everywhere.
 */
export class HashStream {
  private readonly first: number;
  private readonly second: number;
  private counter = 0;

  /** Every part a whole number from 0 to 2^53 − 1, as a seed, a replication, a dimension. */
  constructor(...key: readonly number[]) {
    let [a, b] = [0x243f6a88, 0x85a308d3];
    for (const part of key)
      for (const word of [part >>> 0, Math.floor(part / 2 ** 32)]) {
        a = mixed(Math.imul(a, 0x9e3779b1) + word);
        b = mixed(Math.imul(b ^ word, 0x85ebca77) + a);
      }
    [this.first, this.second] = [a, b];
  }

  /** 0 … 2^32 − 1. */
  next(): number {
    const word = mixed(Math.imul(++this.counter, 0x9e3779b9) + this.first);
    return mixed(word + this.second) >>> 0;
  }
}
