/** A sum of unknowns: `constant + Σ coefficient × unknown`, unknowns by position, ascending. */
export interface Linear {
  readonly constant: number;
  readonly unknowns: Int32Array;
  readonly coefficients: Float64Array;
}

/** What a formula comes to: a number where nothing in it is unknown. */
export type Affine = number | Linear;

export const unknown = (position: number): Linear => ({
  constant: 0,
  unknowns: Int32Array.of(position),
  coefficients: Float64Array.of(1),
});

export const isLinear = (a: Affine): a is Linear => typeof a !== 'number';

export function scaled(a: Affine, factor: number): Affine {
  if (typeof a === 'number') return a * factor;
  if (factor === 1) return a;
  if (factor === 0) return 0;
  return { constant: a.constant * factor, unknowns: a.unknowns, coefficients: a.coefficients.map(c => c * factor) };
}

/** `a + factor × b`. */
export function added(a: Affine, b: Affine, factor: number): Affine {
  if (typeof b === 'number') {
    if (typeof a === 'number') return a + factor * b;
    return b === 0 ? a : { ...a, constant: a.constant + factor * b };
  }
  if (typeof a === 'number') {
    const s = scaled(b, factor) as Linear;
    return a === 0 ? s : { ...s, constant: s.constant + a };
  }
  const unknowns = new Int32Array(a.unknowns.length + b.unknowns.length);
  const coefficients = new Float64Array(unknowns.length);
  let [i, j, n] = [0, 0, 0];
  while (i < a.unknowns.length || j < b.unknowns.length) {
    const x = i < a.unknowns.length ? a.unknowns[i]! : Infinity;
    const y = j < b.unknowns.length ? b.unknowns[j]! : Infinity;
    unknowns[n] = Math.min(x, y);
    coefficients[n++] = (x <= y ? a.coefficients[i++]! : 0) + (y <= x ? factor * b.coefficients[j++]! : 0);
  }
  return {
    constant: a.constant + factor * b.constant,
    unknowns: unknowns.subarray(0, n),
    coefficients: coefficients.subarray(0, n),
  };
}

/** The sum of many at once: what each unknown comes to is kept in one place instead of merging again and again. */
export function summed(parts: readonly Affine[]): Affine {
  let constant = 0;
  const linear: Linear[] = [];
  for (const part of parts) {
    if (typeof part === 'number') constant += part;
    else linear.push(part);
  }
  if (linear.length === 0) return constant;
  if (linear.length === 1) return added(linear[0]!, constant, 1);
  const totals = new Map<number, number>();
  for (const part of linear) {
    constant += part.constant;
    part.unknowns.forEach((u, i) => {
      totals.set(u, (totals.get(u) ?? 0) + part.coefficients[i]!);
    });
  }
  const unknowns = Int32Array.from(totals.keys()).sort();
  return { constant, unknowns, coefficients: Float64Array.from(unknowns, u => totals.get(u)!) };
}

/** The value at given values of the unknowns. */
export function valueAt(a: Affine, values: ArrayLike<number>): number {
  if (typeof a === 'number') return a;
  let sum = a.constant;
  for (let i = 0; i < a.unknowns.length; i++) sum += a.coefficients[i]! * values[a.unknowns[i]!]!;
  return sum;
}
