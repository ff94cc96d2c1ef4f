import type { Arithmetic } from './arithmetic.ts';
import { elementsOf, layoutOf, sizeOf } from './axis.ts';
import { ONE, ZERO } from './decimal.ts';
import { levelled } from './level.ts';
import type { Quantity, Ratio, Variable } from './quantity.ts';
import { purchases } from './replenish.ts';

const RATIO_ZERO: Ratio = { numerator: ZERO, denominator: ONE };
const RATIO_ONE: Ratio = { numerator: ONE, denominator: ONE };

/** The values of one quantity from those of the quantities it is made of, in any arithmetic. Elements in row-major order of its axes. */
export function valuesOf<T>(
  q: Quantity,
  parts: readonly (readonly T[])[],
  on: Arithmetic<T>,
  input: (variable: Variable) => T,
): readonly T[] {
  const { operation } = q;
  const [a, b, c] = parts as [readonly T[], readonly T[], readonly T[]];
  const from = (n: number) => elementsOf(q.of[n]!.axes, q.axes);
  const pairwise = (f: (x: T, y: T) => T): T[] => {
    const [ia, ib] = [from(0), from(1)];
    return Array.from(ia, (x, i) => f(a[x]!, b[ib[i]!]!));
  };
  switch (operation.kind) {
    case 'given':
      return operation.elements.map(input);
    case 'plus':
      return pairwise((x, y) => on.plus(x, y));
    case 'minus':
      return pairwise((x, y) => on.minus(x, y));
    case 'times':
      return pairwise((x, y) => on.times(x, y));
    case 'per':
      return pairwise((x, y) => on.per(x, y));
    case 'max':
      return pairwise((x, y) => on.max(x, y));
    case 'min':
      return pairwise((x, y) => on.min(x, y));
    case 'ceil':
      return a.map(x => on.ceil(x));
    case 'root12':
      return a.map(x => on.root12(x));
    case 'same':
      return Array.from(from(0), i => a[i]!);
    case 'when': {
      const [im, iy, inn] = [from(0), from(1), from(2)];
      return Array.from(im, (x, i) => on.when(a[x]!, b[iy[i]!]!, c[inn[i]!]!));
    }
    case 'sum':
    case 'top': {
      const { outer, count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
      const join = operation.kind === 'sum' ? (x: T, y: T) => on.plus(x, y) : (x: T, y: T) => on.max(x, y);
      return Array.from({ length: outer * inner }, (_, i) => {
        const base = Math.floor(i / inner) * count * inner + (i % inner);
        let value: T = a[base]!;
        for (let k = 1; k < count; k++) value = join(value, a[base + k * inner]!);
        return value;
      });
    }
    case 'group': {
      const axes = q.of[0]!.axes;
      const { outer, count, inner } = layoutOf(operation.from, axes);
      const rest = axes.filter(x => x !== operation.from);
      const toPart = layoutOf(operation.to, q.axes);
      const zero = on.of(RATIO_ZERO);
      const result: T[] = Array(sizeOf(q.axes)).fill(zero);
      // position of each remaining element inside the result, for position 0 of the target axis
      const place = new Map<number, number>();
      const index = elementsOf(rest, q.axes);
      index.forEach((r, i) => {
        if (Math.floor(i / toPart.inner) % toPart.count === 0) place.set(r, i);
      });
      for (let i = 0; i < outer; i++)
        for (let k = 0; k < count; k++)
          for (let j = 0; j < inner; j++) {
            const target = place.get(i * inner + j)! + operation.map[k]! * toPart.inner;
            const value = a[(i * count + k) * inner + j]!;
            result[target] = result[target] === zero ? value : on.plus(result[target]!, value);
          }
      return result;
    }
    case 'at': {
      const { outer, count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
      return Array.from(
        { length: outer * inner },
        (_, i) => a[(Math.floor(i / inner) * count + operation.index) * inner + (i % inner)]!,
      );
    }
    case 'window':
    case 'compound':
    case 'replenish':
      return alongMonths(q, parts, on);
    case 'level':
      return alongAxis(q, operation.axis, parts, (loads, batch) =>
        levelled(loads, batch!, operation.day, operation.hours, on),
      );
  }
}

function alongMonths<T>(q: Quantity, parts: readonly (readonly T[])[], on: Arithmetic<T>): readonly T[] {
  const { operation } = q;
  if (operation.kind === 'window') {
    const { back, count } = operation;
    return alongAxis(q, operation.axis, parts, row =>
      row.map((_, m) => {
        let sum: T | null = null;
        for (let k = Math.max(0, m - back - count + 1); k <= Math.min(m - back, row.length - 1); k++)
          sum = sum === null ? row[k]! : on.plus(sum, row[k]!);
        return sum === null ? on.of(RATIO_ZERO) : sum;
      }),
    );
  }
  if (operation.kind === 'replenish')
    return alongAxis(q, operation.axis, parts, (needed, owned) =>
      purchases(needed, owned![0]!, operation.life, operation.left, on),
    );
  if (operation.kind !== 'compound') throw new Error('not an operation along months');
  const { start, axis } = operation;
  return alongAxis(q, axis, parts, row => {
    const powers: T[] = [start === 0 ? on.of(RATIO_ONE) : row[0]!];
    for (let m = 1; m < axis.labels.length; m++) powers.push(on.times(powers[m - 1]!, row[m]!));
    return powers;
  });
}

/** Runs `f` on each line of the parts along one axis and lays the results out as `q`. */
function alongAxis<T>(
  q: Quantity,
  axis: import('./axis.ts').Axis,
  parts: readonly (readonly T[])[],
  f: (line: readonly T[], second?: readonly T[]) => readonly T[],
): readonly T[] {
  const { outer, count, inner } = layoutOf(axis, q.axes);
  const maps = q.of.map(part => elementsOf(part.axes, q.axes));
  const result = new Array<T>(outer * count * inner);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      const at = (k: number) => (o * count + k) * inner + i;
      const lines = parts.map((values, n) => Array.from({ length: count }, (_, k) => values[maps[n]![at(k)]!]!));
      f(lines[0]!, lines[1]).forEach((value, k) => {
        result[at(k)] = value;
      });
    }
  return result;
}
