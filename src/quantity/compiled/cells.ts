/**
 * What one element of a row is, as a whole number: an atom (0 and above), which is a number that differs between lanes,
 * or a constant (below 0), which is the same in all of them.
 */
export type Cells = Int32Array;

/** Atoms of the step that is being built, numbered from here on until it has its place. */
export const SELF = 2 ** 30;

export const isConstant = (cell: number): boolean => cell < 0;

/** Constants, each once. */
export class Constants {
  private readonly values: number[] = [];
  private readonly known = new Map<number, number>();

  cell(value: number): number {
    let cell = this.known.get(value);
    if (cell === undefined) {
      cell = -1 - this.values.length;
      this.values.push(value);
      this.known.set(value, cell);
    }
    return cell;
  }

  value(cell: number): number {
    return this.values[-1 - cell]!;
  }

  /** A constant in each element. */
  cells(values: ArrayLike<number>): Cells {
    const found = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) found[i] = this.cell(values[i]!);
    return found;
  }

  /** The same constant in every element. */
  row(value: number, size: number): Cells {
    return new Int32Array(size).fill(this.cell(value));
  }
}

/** The elements of a row, in the order of an index. */
export function picked(cells: Cells, index: Int32Array): Cells {
  const found = new Int32Array(index.length);
  for (let i = 0; i < index.length; i++) found[i] = cells[index[i]!]!;
  return found;
}
