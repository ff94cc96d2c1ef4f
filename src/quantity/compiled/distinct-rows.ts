/** Rows of whole numbers, each once and numbered in the order they came. */
export class DistinctRows {
  readonly all: Int32Array[] = [];
  private readonly alike = new Map<number, number[]>();

  indexOf(row: Int32Array): number {
    const hash = hashOf(row);
    const bucket = this.alike.get(hash) ?? [];
    const known = bucket.find(i => isSameRow(this.all[i], row));
    if (known !== undefined) return known;
    this.alike.set(hash, bucket);
    const index = this.all.push(row) - 1;
    bucket.push(index);
    return index;
  }
}

/** A hash of 32 bits (FNV-1a, by whole numbers instead of bytes), which goes on from another. */
export function hashOf(row: Int32Array, from = 0x811c9dc5): number {
  let hash = from;
  for (let i = 0; i < row.length; i++) hash = Math.imul(hash ^ row[i]!, 0x01000193);
  return hash;
}

export function isSameRow(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length) return false;
  for (let i = 0; i < a!.length; i++) if (a![i] !== b![i]) return false;
  return true;
}
