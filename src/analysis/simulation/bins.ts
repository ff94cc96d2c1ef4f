/** Draws that the edges are taken from, at most: a run from the start, which is a net by itself (every k-th draw would not be). */
const SAMPLE = 2 ** 14;
const MOST_BINS = 64;
const FEWEST_BINS = 8;

/** Stretches of an input's values, in rising order. */
export interface Bins {
  /** Least value of each bin but the first. */
  readonly edges: Float64Array;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The bin of each draw. */
  readonly of: Uint8Array;
}

/**
 * A bin for each value where there are at most 64, else about √draws / 4 of them (8 … 64), equally likely up to sampling:
 * the edges are those of the first 16,384 draws. A power of two of bins cuts a net of scrambled points where the net itself
 * is cut, and each bin has the other inputs spread evenly, too.
 */
export function binsOf(values: Float64Array): Bins {
  const sample = values.slice(0, SAMPLE).sort();
  const distinct = sample.filter((x, i) => i === 0 || x !== sample[i - 1]);
  const discrete = distinct.length <= MOST_BINS;
  const root = Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.sqrt(values.length) / 4));
  const wanted = 2 ** Math.floor(Math.log2(root));
  const starts = discrete
    ? distinct
    : Float64Array.from({ length: wanted }, (_, b) => sample[Math.floor((b * sample.length) / wanted)]!);
  const edges = starts.filter((x, i) => i > 0 && x > starts[i - 1]!);
  const from = new Array<number>(edges.length + 1).fill(Number.POSITIVE_INFINITY);
  const to = new Array<number>(edges.length + 1).fill(Number.NEGATIVE_INFINITY);
  const of = new Uint8Array(values.length);
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!;
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    of[n] = low;
    if (value < from[low]!) from[low] = value;
    if (value > to[low]!) to[low] = value;
  }
  return { edges, from, to, of };
}
