import { type Axis, elementsOf, layoutOf } from '../axis.ts';
import { type Cells, picked } from './cells.ts';

/** Rows over the axes along which at least one of them varies. */
export interface Narrowed {
  readonly axes: readonly Axis[];
  readonly columns: readonly Cells[];
}

/** Leaves out every axis along which nothing varies, except the ones to keep: what is the same in all months is computed once. */
export function narrowed(axes: readonly Axis[], columns: readonly Cells[], keep?: Axis): Narrowed {
  for (const axis of axes) {
    if (axis === keep) continue;
    const { outer, count, inner } = layoutOf(axis, axes);
    const index = new Int32Array(outer * inner);
    for (let i = 0; i < index.length; i++) index[i] = Math.floor(i / inner) * count * inner + (i % inner);
    if (columns.every(cells => isFlat(cells, index, count, inner)))
      return narrowed(
        axes.filter(a => a !== axis),
        columns.map(cells => picked(cells, index)),
        keep,
      );
  }
  return { axes, columns };
}

function isFlat(cells: Cells, starts: Int32Array, count: number, inner: number): boolean {
  for (const start of starts)
    for (let k = 1; k < count; k++) if (cells[start + k * inner] !== cells[start]) return false;
  return true;
}

/** A row stated over more axes. */
export const widened = (cells: Cells, from: readonly Axis[], to: readonly Axis[]): Cells =>
  from.length === to.length ? cells : picked(cells, elementsOf(from, to));
