/** What a row runs over. Two rows share an axis only when it is the same object. */
export interface Axis {
  readonly name: 'task' | 'pattern' | 'hour' | 'month';
  readonly labels: readonly string[];
}

const ORDER = ['task', 'pattern', 'hour', 'month'];

/** All axes of two rows, in the fixed order task, pattern, hour, month. */
export function joined(a: readonly Axis[], b: readonly Axis[]): readonly Axis[] {
  if (b.every(axis => a.includes(axis))) return a;
  if (a.every(axis => b.includes(axis))) return b;
  return [...new Set([...a, ...b])].sort((x, y) => ORDER.indexOf(x.name) - ORDER.indexOf(y.name));
}

/** How many numbers a row over these axes has. */
export const sizeOf = (axes: readonly Axis[]): number => axes.reduce((size, axis) => size * axis.labels.length, 1);

const identity = new Map<number, Int32Array>();

/** For each element of a row over `axes`, the element of a row over `part` (a subset of them) that belongs to it. */
export function elementsOf(part: readonly Axis[], axes: readonly Axis[]): Int32Array {
  const size = sizeOf(axes);
  if (part === axes || part.length === axes.length) {
    const same = identity.get(size) ?? Int32Array.from({ length: size }, (_, i) => i);
    identity.set(size, same);
    return same;
  }
  const index = new Int32Array(size);
  let below = size;
  let stride = sizeOf(part);
  for (const axis of axes) {
    const count = axis.labels.length;
    below /= count;
    if (!part.includes(axis)) continue;
    stride /= count;
    for (let i = 0; i < size; i++) index[i] = index[i]! + (Math.floor(i / below) % count) * stride;
  }
  return index;
}

/** The layout of one axis inside a row: element = outer × (count × inner) + position × inner + rest. */
export function layoutOf(
  axis: Axis,
  axes: readonly Axis[],
): { readonly outer: number; readonly count: number; readonly inner: number } {
  const at = axes.indexOf(axis);
  return { outer: sizeOf(axes.slice(0, at)), count: axis.labels.length, inner: sizeOf(axes.slice(at + 1)) };
}
