import { rootOf, squared } from './cholesky.ts';
import { correlate } from './correlate.ts';

/**
 * Draws the rest of a group of correlated normal scores anew, given some of them. With those that are kept first, the
 * root of the correlations is [K 0; M R]: kept = K e, so e = K⁻¹ kept, and the rest is M e + R f with new independent f.
 */
export class ConditionalScores {
  private readonly order: readonly number[];
  private readonly kept: number;
  private readonly root: Float64Array;

  /** `root` of the whole group; `keep` says which members are given. */
  constructor(root: Float64Array, keep: readonly boolean[]) {
    const size = keep.length;
    const places = [...keep.keys()];
    this.order = [...places.filter(i => keep[i]), ...places.filter(i => !keep[i])];
    this.kept = keep.filter(Boolean).length;
    const matrix = squared(root, size);
    const permuted = Float64Array.from(
      { length: size * size },
      (_, at) => matrix[this.order[Math.floor(at / size)]! * size + this.order[at % size]!]!,
    );
    // in another order of the inputs a pivot can be too small to be told from 0
    this.root = rootOf(permuted, size);
  }

  /**
   * From correlated scores `given` and independent ones `fresh`, an array per member each, the scores `out`: the kept
   * members' as given, the others' drawn anew. `out` must be other arrays than the rest.
   */
  fill(
    given: readonly Float64Array[],
    fresh: readonly Float64Array[],
    count: number,
    out: readonly Float64Array[],
  ): void {
    const size = this.order.length;
    const joint = this.order.map((member, k) => {
      const own = out[member]!;
      own.set((k < this.kept ? given : fresh)[member]!.subarray(0, count));
      return own;
    });
    // back to what is independent: one that follows from those before it has nothing of its own
    for (let i = 0; i < this.kept; i++) {
      const diagonal = this.root[i * size + i]!;
      for (let n = 0; n < count; n++) {
        let rest = joint[i]![n]!;
        for (let j = 0; j < i; j++) rest -= this.root[i * size + j]! * joint[j]![n]!;
        joint[i]![n] = diagonal > 0 ? rest / diagonal : 0;
      }
    }
    correlate(this.root, joint, count);
    for (let k = 0; k < this.kept; k++) joint[k]!.set(given[this.order[k]!]!.subarray(0, count));
  }
}
