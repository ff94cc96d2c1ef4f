import { type Axis, sizeOf } from '../axis.ts';
import type { Place } from './cell-name.ts';

/** Cells of one quantity: months run to the right, its other axes downwards. */
export interface Block {
  readonly axes: readonly Axis[];
  readonly rows: number;
  readonly columns: number;
  /** Row and column of each element, from the first cell. */
  readonly down: Int32Array;
  readonly right: Int32Array;
  readonly at: Place;
}

export const isMonth = (axis: Axis): boolean => axis.name === 'month';

/** Hours outermost, so that patterns stand below each other; `inner` stands innermost where it is named. */
function downwards(axes: readonly Axis[], inner: Axis | undefined): readonly Axis[] {
  const rank = (axis: Axis) => (axis === inner ? 2 : axis.name === 'hour' ? 0 : 1);
  return axes.filter(a => !isMonth(a)).sort((a, b) => rank(a) - rank(b));
}

/** Lays out a quantity over some axes, row-major, from a cell on. */
export function blockAt(at: Place, axes: readonly Axis[], inner?: Axis): Block {
  const vertical = downwards(axes, inner);
  const months = axes.find(isMonth);
  const size = sizeOf(axes);
  const [down, right] = [new Int32Array(size), new Int32Array(size)];
  let stride = 1;
  const strides = new Map<Axis, number>();
  for (const axis of [...vertical].reverse()) {
    strides.set(axis, stride);
    stride *= axis.labels.length;
  }
  for (let i = 0; i < size; i++) {
    let rest = i;
    for (let a = axes.length - 1; a >= 0; a--) {
      const axis = axes[a]!;
      const position = rest % axis.labels.length;
      rest = Math.floor(rest / axis.labels.length);
      if (axis === months) right[i] = position;
      else down[i] = down[i]! + position * strides.get(axis)!;
    }
  }
  return { axes, rows: stride, columns: months?.labels.length ?? 1, down, right, at };
}

export const placeIn = (block: Block, element: number): Place => ({
  sheet: block.at.sheet,
  row: block.at.row + block.down[element]!,
  column: block.at.column + block.right[element]!,
});

/** First and last cell of the elements `first`, `first + step` …, where they stand side by side. */
export function runIn(block: Block, first: number, step: number, count: number): readonly [Place, Place] | undefined {
  const [a, b] = [placeIn(block, first), placeIn(block, first + step * (count - 1))];
  const along = a.row === b.row ? b.column - a.column : a.column === b.column ? b.row - a.row : -1;
  return along === count - 1 ? [a, b] : undefined;
}
