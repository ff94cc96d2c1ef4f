import type { Affine } from './linear.ts';

/**
 * The values of a quantity as linear sums, element after element in flat arrays: element e is `constants[e]` and the terms from
 * `starts[e]` to `starts[e + 1]`. Steps that only scale share the places of the terms.
 */
export interface LinearRow {
  readonly constants: Float64Array;
  readonly starts: Int32Array;
  readonly unknowns: Int32Array;
  readonly coefficients: Float64Array;
}

const NO_TERMS = new Int32Array(0);
const NO_COEFFICIENTS = new Float64Array(0);

/** A row of plain numbers. */
export const constantRow = (constants: Float64Array): LinearRow => ({
  constants,
  starts: new Int32Array(constants.length + 1),
  unknowns: NO_TERMS,
  coefficients: NO_COEFFICIENTS,
});

/** One element, as a sum of its own. */
export function elementOf({ constants, starts, unknowns, coefficients }: LinearRow, e: number): Affine {
  const [from, to] = [starts[e]!, starts[e + 1]!];
  if (from === to) return constants[e]!;
  return {
    constant: constants[e]!,
    unknowns: unknowns.subarray(from, to),
    coefficients: coefficients.subarray(from, to),
  };
}

/** A row from sums of its own. */
export function rowOf(elements: readonly Affine[]): LinearRow {
  const starts = new Int32Array(elements.length + 1);
  elements.forEach((a, e) => {
    starts[e + 1] = starts[e]! + (typeof a === 'number' ? 0 : a.unknowns.length);
  });
  const unknowns = new Int32Array(starts.at(-1)!);
  const coefficients = new Float64Array(unknowns.length);
  const constants = Float64Array.from(elements, (a, e) => {
    if (typeof a === 'number') return a;
    unknowns.set(a.unknowns, starts[e]!);
    coefficients.set(a.coefficients, starts[e]!);
    return a.constant;
  });
  return { constants, starts, unknowns, coefficients };
}

/** Elements of a row picked by position, each times a factor. */
export function picked(row: LinearRow, places: Int32Array, factor?: (e: number) => number): LinearRow {
  const size = places.length;
  const constants = new Float64Array(size);
  if (isIdentity(places, row.constants.length)) {
    if (!factor) return row;
    const coefficients = new Float64Array(row.coefficients.length);
    for (let e = 0; e < size; e++) {
      const f = factor(e);
      constants[e] = row.constants[e]! * f;
      for (let i = row.starts[e]!; i < row.starts[e + 1]!; i++) coefficients[i] = row.coefficients[i]! * f;
    }
    return { constants, starts: row.starts, unknowns: row.unknowns, coefficients };
  }
  const starts = new Int32Array(size + 1);
  for (let e = 0; e < size; e++) starts[e + 1] = starts[e]! + row.starts[places[e]! + 1]! - row.starts[places[e]!]!;
  const unknowns = new Int32Array(starts[size]!);
  const coefficients = new Float64Array(unknowns.length);
  for (let e = 0; e < size; e++) {
    const f = factor ? factor(e) : 1;
    const from = row.starts[places[e]!]!;
    const count = starts[e + 1]! - starts[e]!;
    constants[e] = row.constants[places[e]!]! * f;
    for (let i = 0; i < count; i++) {
      unknowns[starts[e]! + i] = row.unknowns[from + i]!;
      coefficients[starts[e]! + i] = row.coefficients[from + i]! * f;
    }
  }
  return { constants, starts, unknowns, coefficients };
}

const isIdentity = (places: Int32Array, size: number): boolean =>
  places.length === size && places.every((p, e) => p === e);

/** Adds up elements of rows; each target lists its sources as (row, element, factor). Terms of the same unknown are joined, unknowns ascending. */
export class Adder {
  private readonly totals: Float64Array;
  private readonly seen: Uint8Array;

  constructor(columns: number) {
    this.totals = new Float64Array(columns);
    this.seen = new Uint8Array(columns);
  }

  sums(
    size: number,
    each: (target: number, add: (row: LinearRow, element: number, factor: number) => void) => void,
  ): LinearRow {
    const constants = new Float64Array(size);
    const starts = new Int32Array(size + 1);
    let unknowns = new Int32Array(1024);
    let coefficients = new Float64Array(1024);
    let used = 0;
    let touched: number[] = [];
    let target = 0;
    const add = (row: LinearRow, element: number, factor: number) => {
      constants[target] = constants[target]! + row.constants[element]! * factor;
      for (let i = row.starts[element]!; i < row.starts[element + 1]!; i++) {
        const u = row.unknowns[i]!;
        if (!this.seen[u]) {
          this.seen[u] = 1;
          touched.push(u);
          this.totals[u] = 0;
        }
        this.totals[u] = this.totals[u]! + row.coefficients[i]! * factor;
      }
    };
    for (target = 0; target < size; target++) {
      each(target, add);
      if (!isAscending(touched)) touched.sort((a, b) => a - b);
      while (used + touched.length > unknowns.length) {
        unknowns = grown(unknowns, Int32Array);
        coefficients = grown(coefficients, Float64Array);
      }
      for (const u of touched) {
        unknowns[used] = u;
        coefficients[used++] = this.totals[u]!;
        this.seen[u] = 0;
      }
      touched = [];
      starts[target + 1] = used;
    }
    return { constants, starts, unknowns: unknowns.slice(0, used), coefficients: coefficients.slice(0, used) };
  }
}

function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! < numbers[i - 1]!) return false;
  return true;
}

function grown<T extends Int32Array | Float64Array>(array: T, of: new (length: number) => T): T {
  const larger = new of(array.length * 2);
  larger.set(array);
  return larger;
}
