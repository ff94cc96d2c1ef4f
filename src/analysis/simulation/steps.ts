/** Entries of the guide, one per value of a draw's top 8 bits. */
const GUIDE = 256;

/** A distribution of a few values, in rising order. */
export interface Steps {
  readonly values: Float64Array;
  /** Probability of each value or a smaller one; the last is infinite, so that every draw finds its value. */
  readonly cumulative: Float64Array;
  /** By the top 8 bits of a draw: the first value that can be meant. */
  readonly guide: Uint32Array;
}

export function stepsOf(values: readonly number[], weights: readonly number[]): Steps {
  const all = weights.reduce((a, b) => a + b, 0);
  const possible = values
    .map((value, i) => ({ value, weight: weights[i]! }))
    .filter(v => v.weight > 0)
    .sort((a, b) => a.value - b.value);
  let below = 0;
  const cumulative = Float64Array.from(possible, v => {
    below += v.weight / all;
    return below;
  });
  cumulative[possible.length - 1] = Number.POSITIVE_INFINITY;
  const guide = Uint32Array.from({ length: GUIDE }, (_, top) => cumulative.findIndex(c => c > top / GUIDE));
  return { values: Float64Array.from(possible, v => v.value), cumulative, guide };
}

export function fillFromSteps(steps: Steps, bits: Uint32Array, count: number, out: Float64Array): void {
  const { values, cumulative, guide } = steps;
  for (let i = 0; i < count; i++) {
    const u = (bits[i]! + 0.5) * 2 ** -32;
    let at = guide[bits[i]! >>> 24]!;
    while (u >= cumulative[at]!) at++;
    out[i] = values[at]!;
  }
}

export function stepAt({ values, cumulative, guide }: Steps, u: number): number {
  let at = guide[Math.min(GUIDE - 1, Math.floor(u * GUIDE))]!;
  while (u >= cumulative[at]!) at++;
  return values[at]!;
}
