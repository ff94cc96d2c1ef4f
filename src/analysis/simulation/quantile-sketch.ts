/** Every quantile is met to this share of its value. */
export const SKETCH_ERROR = 0.0005;

/** Each bin is wider than the one before by this factor. */
const GAMMA = (1 + SKETCH_ERROR) / (1 - SKETCH_ERROR);
const PER_LOG = 1 / Math.log(GAMMA);

/** What a sketch knows. */
interface SketchData {
  count: number;
  zeros: number;
  readonly positive: LogBins;
  readonly negative: LogBins;
}

/** Counts by whole number, from `first` on. */
interface LogBins {
  count: number;
  first: number;
  counts: Float64Array;
}

const noBins = (): LogBins => ({ count: 0, first: 0, counts: new Float64Array(0) });

/**
 * Quantiles of more numbers than one would keep, in memory that grows with the logarithm of their spread: DDSketch
 * (Masson, Rim & Lee, VLDB 2019), bins that widen by the factor (1 + 0.0005)/(1 − 0.0005), for both signs and zero.
 * Sketches of parts merge into exactly that of the whole.
 */
export class QuantileSketch {
  readonly data: SketchData = { count: 0, zeros: 0, positive: noBins(), negative: noBins() };

  /** Finite numbers; those below 1e-30 in size count as zero. */
  add(values: Float64Array): void {
    const { data } = this;
    for (const value of values) {
      if (value > 1e-30) addTo(data.positive, Math.ceil(Math.log(value) * PER_LOG), 1);
      else if (value < -1e-30) addTo(data.negative, Math.ceil(Math.log(-value) * PER_LOG), 1);
      else data.zeros++;
    }
    data.count += values.length;
  }

  /** Takes in the numbers of another sketch. */
  merge(other: SketchData): void {
    const { data } = this;
    data.count += other.count;
    data.zeros += other.zeros;
    for (const side of ['positive', 'negative'] as const) {
      const { first, counts } = other[side];
      counts.forEach((n, i) => {
        if (n > 0) addTo(data[side], first + i, n);
      });
    }
  }

  /** The number of rank ⌊share (count − 1)⌋, within ± 0.0005 of its value. Throws a RangeError without numbers. */
  quantile(share: number): number {
    const { count, zeros, positive, negative } = this.data;
    if (count === 0) throw new RangeError('no numbers');
    const rank = Math.floor(share * (count - 1));
    if (rank < negative.count) return -middleOf(binAt(negative, negative.count - 1 - rank));
    return rank < negative.count + zeros ? 0 : middleOf(binAt(positive, rank - negative.count - zeros));
  }
}

/** As far, relatively, from the one end of the bin γ^(k−1) … γ^k as from the other. */
const middleOf = (bin: number): number => (2 * GAMMA ** bin) / (GAMMA + 1);

function addTo(bins: LogBins, bin: number, n: number): void {
  if (!(bin >= bins.first && bin < bins.first + bins.counts.length)) makeRoom(bins, bin);
  bins.counts[bin - bins.first]! += n;
  bins.count += n;
}

/** The bin of the number with that rank, from 0 on. */
function binAt({ first, counts }: LogBins, rank: number): number {
  let [at, seen] = [0, counts[0]!];
  while (seen <= rank) seen += counts[++at]!;
  return first + at;
}

function makeRoom(bins: LogBins, bin: number): void {
  const { first, counts } = bins;
  const room = 256 + (counts.length >> 1);
  const start = counts.length === 0 || bin < first ? bin - room : first;
  const end = Math.max(bin + room, first + counts.length);
  bins.first = start;
  bins.counts = new Float64Array(end - start);
  if (counts.length > 0) bins.counts.set(counts, first - start);
}
