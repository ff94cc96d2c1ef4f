import { HashStream } from './hash-stream.ts';
import { joeKuo, TABULATED } from './joe-kuo.ts';

const BITS = 32;
/** Points of an aligned run that differ from its first one in the same way wherever the run starts. */
export const RUN = 256;

/** The 32 direction numbers of one of the 256 tabulated dimensions, for the lowest bit of the point's number first. */
function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) return v.map((_, k) => 1 << (BITS - 1 - k));
  const [polynomial, ...initial] = joeKuo(dimension) as [number, ...number[]];
  const degree = initial.length;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) v[k] = initial[k]! << (BITS - 1 - k);
    else {
      let next = v[k - degree]! ^ (v[k - degree]! >>> degree);
      for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) next ^= v[k - j]!;
      v[k] = next;
    }
  }
  return v;
}

/**
 * Random linear scrambling (Matoušek 1998): each digit is joined by random earlier ones, so each number by a random lower
 * triangular matrix over GF(2). The points stay a digital net of the same quality.
 */
function scrambled(numbers: Uint32Array, random: HashStream): Uint32Array {
  // what a set bit becomes: itself, and random bits below it
  const become = Uint32Array.from({ length: BITS }, (_, bit) => (2 ** bit + (random.next() % 2 ** bit)) >>> 0);
  return numbers.map(number => {
    let sum = 0;
    for (let rest = number; rest !== 0; ) {
      const bit = BITS - 1 - Math.clz32(rest);
      sum ^= become[bit]!;
      rest ^= 1 << bit;
    }
    return sum;
  });
}

/**
 * Another order of the same points: each bit of a point's number is joined by random higher ones. Aligned runs of 2^k
 * points stay together, so they are still a net; dimensions in different orders do not line up.
 */
function reordered(numbers: Uint32Array, random: HashStream): Uint32Array {
  return numbers.map((number, k) => {
    let sum = number;
    for (let rest = k === 0 ? 0 : random.next() % 2 ** k; rest !== 0; ) {
      const bit = BITS - 1 - Math.clz32(rest);
      sum ^= numbers[bit]!;
      rest ^= 1 << bit;
    }
    return sum;
  });
}

/** One dimension of a Sobol sequence, in 32 bits: the point's bits times 2^-32 are its coordinate. */
export class SobolDimension {
  private readonly numbers: Uint32Array;
  private readonly shift: number;
  /** By how much each point of an aligned run differs from its first one. */
  readonly run: Uint32Array;

  private constructor(numbers: Uint32Array, shift: number) {
    this.numbers = numbers;
    this.shift = shift;
    this.run = new Uint32Array(RUN);
    for (let j = 1; j < RUN; j++) {
      const bit = BITS - 1 - Math.clz32(j);
      this.run[j] = this.run[j ^ (1 << bit)]! ^ numbers[bit]!;
    }
  }

  /** The sequence as published, its first point 0; dimensions 0 to 255. */
  static plain(dimension: number): SobolDimension {
    return new SobolDimension(directionNumbers(dimension), 0);
  }

  /**
   * Scrambled at random, then shifted digit by digit: each point is uniform by itself, and means over replications are
   * unbiased. It depends on these three numbers only. From dimension 256 on the tabulated ones come again, scrambled
   * anew and, 256 at a time, in an order of their own.
   */
  static scrambled(dimension: number, seed: number, replication: number): SobolDimension {
    const group = Math.floor(dimension / TABULATED);
    const published = directionNumbers(dimension % TABULATED);
    const numbers = group === 0 ? published : reordered(published, new HashStream(seed, replication, group, 1));
    const random = new HashStream(seed, replication, dimension, 0);
    return new SobolDimension(scrambled(numbers, random), random.next());
  }

  /** Points `from` … `from + count − 1`, below 2^32, in natural (not Gray code) order; the same however they are split into calls. */
  fill(from: number, count: number, out: Uint32Array): void {
    const { run } = this;
    for (let i = 0; i < count; ) {
      const within = (from + i) % RUN;
      const start = this.at(from + i - within);
      const until = Math.min(count, i + RUN - within);
      for (let j = within; i < until; i++, j++) out[i] = start ^ run[j]!;
    }
  }

  /** The bits of one point, as a whole number with a sign. */
  at(point: number): number {
    let sum = this.shift;
    for (let rest = point; rest !== 0; ) {
      const bit = BITS - 1 - Math.clz32(rest);
      sum ^= this.numbers[bit]!;
      rest ^= 1 << bit;
    }
    return sum;
  }
}
