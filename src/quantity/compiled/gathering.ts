import { type Axis, elementsOf, joined, layoutOf, sizeOf } from '../axis.ts';
import type { Operation, Quantity } from '../quantity.ts';
import { type Cells, picked } from './cells.ts';
import { narrowed, widened } from './narrowed.ts';
import type { Steps } from './steps.ts';

type Gathering = Extract<Operation, { kind: 'sum' | 'top' | 'group' }>;

/** Sums and highest values along an axis, and sums of the elements of one axis into those of another. */
export function gathered(q: Quantity, operation: Gathering, cells: Cells, steps: Steps): Cells {
  const from = operation.kind === 'group' ? operation.from : operation.axis;
  const {
    axes,
    columns: [source],
  } = narrowed(q.of[0]!.axes, [cells], from);
  const rest = axes.filter(axis => axis !== from);
  const to = operation.kind === 'group' ? joined(rest, [operation.to]) : rest;
  const targets = operation.kind === 'group' ? groupTargets(axes, to, operation) : lineTargets(axes, from);
  if (operation.kind !== 'group' && from.labels.length === 1) return widened(source!, rest, q.axes);
  const atoms = steps.add({
    kind: operation.kind === 'top' ? 'top' : 'sum',
    operands: [source!],
    targets,
    atoms: sizeOf(to),
  });
  return widened(atoms, to, q.axes);
}

function lineTargets(axes: readonly Axis[], axis: Axis): Int32Array {
  const { count, inner } = layoutOf(axis, axes);
  return Int32Array.from({ length: sizeOf(axes) }, (_, e) => Math.floor(e / (count * inner)) * inner + (e % inner));
}

function groupTargets(
  axes: readonly Axis[],
  to: readonly Axis[],
  { from, to: axis, map }: Extract<Operation, { kind: 'group' }>,
): Int32Array {
  const { count, inner } = layoutOf(from, axes);
  const rest = axes.filter(a => a !== from);
  const target = layoutOf(axis, to);
  // where each remaining element stands in the result, at position 0 of the target axis
  const place = new Int32Array(sizeOf(rest));
  elementsOf(rest, to).forEach((r, i) => {
    if (Math.floor(i / target.inner) % target.count === 0) place[r] = i;
  });
  return Int32Array.from({ length: sizeOf(axes) }, (_, e) => {
    const element = Math.floor(e / (count * inner)) * inner + (e % inner);
    return place[element]! + map[Math.floor(e / inner) % count]! * target.inner;
  });
}

/** The row at one place of an axis. */
export function placeOf(q: Quantity, { axis, index }: Extract<Operation, { kind: 'at' }>, cells: Cells): Cells {
  const { outer, count, inner } = layoutOf(axis, q.of[0]!.axes);
  return picked(
    cells,
    Int32Array.from({ length: outer * inner }, (_, i) => (Math.floor(i / inner) * count + index) * inner + (i % inner)),
  );
}
