/** Fewer numbers are sorted outright. */
const FEW = 1024;
const STRETCHES = 4096;

/** The numbers of some ranks, the least first: of many equal stretches of values, only those are sorted that hold one. */
export function ranked(values: Float64Array, ranks: readonly number[]): (rank: number) => number {
  const [least, greatest] = endsOf(values);
  const perStretch = (STRETCHES - 1) / (greatest - least);
  if (values.length < FEW || !(perStretch > 0 && perStretch < Number.POSITIVE_INFINITY)) {
    const sorted = values.slice().sort();
    return rank => sorted[rank]!;
  }
  const starts = startsOf(values, least, perStretch);
  const held = new Map<number, Float64Array>();
  for (const s of ranks.map(rank => stretchOf(rank, starts)))
    if (!held.has(s)) held.set(s, new Float64Array(starts[s + 1]! - starts[s]!));
  const isHeld = Uint8Array.from({ length: STRETCHES }, (_, s) => (held.has(s) ? 1 : 0));
  const filled = new Uint32Array(STRETCHES);
  for (let i = 0; i < values.length; i++) {
    const s = ((values[i]! - least) * perStretch) | 0;
    if (isHeld[s]) held.get(s)![filled[s]!++] = values[i]!;
  }
  for (const own of held.values()) own.sort();
  return rank => {
    const s = stretchOf(rank, starts);
    return held.get(s)![rank - starts[s]!]!;
  };
}

function endsOf(values: Float64Array): readonly [number, number] {
  let [least, greatest] = [values[0]!, values[0]!];
  const count = values.length;
  for (let i = 1; i < count; i++) {
    least = Math.min(least, values[i]!);
    greatest = Math.max(greatest, values[i]!);
  }
  return [least, greatest];
}

/** How many numbers lie below each stretch, and last, all of them. */
function startsOf(values: Float64Array, least: number, perStretch: number): Uint32Array {
  const starts = new Uint32Array(STRETCHES + 1);
  for (let i = 0; i < values.length; i++) starts[(((values[i]! - least) * perStretch) | 0) + 1]!++;
  for (let s = 0; s < STRETCHES; s++) starts[s + 1]! += starts[s]!;
  return starts;
}

/** The stretch in which a rank lies. */
function stretchOf(rank: number, starts: Uint32Array): number {
  let [low, high] = [0, STRETCHES];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= rank) low = middle;
    else high = middle;
  }
  return low;
}
