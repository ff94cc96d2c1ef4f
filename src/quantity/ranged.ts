import { FastProgram } from './fast.ts';
import { FLOATS } from './floats.ts';
import type { Quantity } from './quantity.ts';
import { isRanged, type Sheet } from './sheet.ts';

/** Bounds of a quantity over all its elements and all ranges, and for each ranged input whether more of it may raise or lower the quantity. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** By position of the input: bit 1 may rise, bit 2 may fall. */
  readonly directions: Uint8Array;
}

const UP = 1;
const DOWN = 2;
const flipped = (bits: number): number => ((bits & UP) << 1) | ((bits & DOWN) >> 1);

/**
 * Interval arithmetic on a sheet: low and high of every quantity, and the direction in which each ranged input moves it.
 * Intervals forget that one input stands in two places; the directions do not, and so say which end of each input gives a figure's bound.
 */
export function boundsOf(sheet: Sheet): (q: Quantity) => Bounds {
  const paths = [...sheet.ranged.keys()];
  const known = new Map<Quantity, Bounds>();
  for (const q of sheet.rows)
    known.set(
      q,
      bounds(
        q,
        q.of.map(part => known.get(part)!),
        paths,
      ),
    );
  return q => known.get(q)!;
}

function bounds(q: Quantity, parts: readonly Bounds[], paths: readonly string[]): Bounds {
  const [a, b, c] = parts as [Bounds, Bounds, Bounds];
  const { operation } = q;
  const merge = (x: Uint8Array, y: Uint8Array, turn = (bits: number) => bits): Uint8Array =>
    x.map((bits, i) => bits | turn(y[i]!));
  // what is nothing times without end can be anything
  const within = (values: readonly number[], directions: Uint8Array): Bounds =>
    values.some(Number.isNaN)
      ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, directions }
      : { low: Math.min(...values), high: Math.max(...values), directions };
  switch (operation.kind) {
    case 'given': {
      const directions = new Uint8Array(paths.length);
      for (const v of operation.elements) if (isRanged(v)) directions[paths.indexOf(v.path)] = UP;
      return {
        low: Math.min(...operation.elements.map(v => FLOATS.of(v.low))),
        high: Math.max(...operation.elements.map(v => FLOATS.of(v.high))),
        directions,
      };
    }
    case 'plus':
      return { low: a.low + b.low, high: a.high + b.high, directions: merge(a.directions, b.directions) };
    case 'minus':
      return { low: a.low - b.high, high: a.high - b.low, directions: merge(a.directions, b.directions, flipped) };
    case 'max':
      if (a.low >= b.high) return a;
      if (b.low >= a.high) return b;
      return {
        low: Math.max(a.low, b.low),
        high: Math.max(a.high, b.high),
        directions: merge(a.directions, b.directions),
      };
    case 'min':
      if (a.high <= b.low) return a;
      if (b.high <= a.low) return b;
      return {
        low: Math.min(a.low, b.low),
        high: Math.min(a.high, b.high),
        directions: merge(a.directions, b.directions),
      };
    case 'times':
      return within(
        [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high],
        merge(turned(a.directions, b), turned(b.directions, a)),
      );
    case 'per': {
      const values =
        b.low <= 0 && b.high >= 0
          ? [-Infinity, Infinity]
          : [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
      return within(values, merge(turned(a.directions, b), turned(b.directions, a).map(flipped)));
    }
    case 'ceil':
      return { low: Math.ceil(a.low - 1e-9 * Math.abs(a.low)), high: Math.ceil(a.high), directions: a.directions };
    case 'root12':
      return { low: a.low ** (1 / 12), high: a.high ** (1 / 12), directions: a.directions };
    case 'when': {
      if (a.low >= 0) return b;
      if (a.high < 0) return c;
      const either = a.directions.map(bits => (bits ? UP | DOWN : 0));
      return {
        low: Math.min(b.low, c.low),
        high: Math.max(b.high, c.high),
        directions: merge(either, merge(b.directions, c.directions)),
      };
    }
    case 'sum':
      return {
        low: a.low * operation.axis.labels.length,
        high: a.high * operation.axis.labels.length,
        directions: a.directions,
      };
    case 'group': {
      const counts = operation.to.labels.map((_, i) => operation.map.filter(m => m === i).length);
      return within([...counts.map(n => a.low * n), ...counts.map(n => a.high * n)], a.directions);
    }
    case 'window':
      return within([0, a.low * operation.count, a.high * operation.count, a.low, a.high], a.directions);
    case 'compound': {
      const last = operation.start + operation.axis.labels.length - 1;
      return within([a.low ** operation.start, a.low ** last, a.high ** operation.start, a.high ** last], a.directions);
    }
    case 'replenish':
      return {
        low: 0,
        high: Math.max(0, a.high),
        directions: merge(a.directions, b.directions).map(bits => (bits ? UP | DOWN : 0)),
      };
    case 'level':
      return { low: a.low, high: a.high + b.high, directions: merge(a.directions, b.directions) };
    case 'same':
    case 'top':
    case 'at':
      return a;
  }
}

/** Directions of one factor, given the sign of the other. */
const turned = (directions: Uint8Array, other: Bounds): Uint8Array =>
  other.low >= 0
    ? directions
    : other.high <= 0
      ? directions.map(flipped)
      : directions.map(bits => (bits ? UP | DOWN : 0));

/** Most inputs of unknown direction that are tried in all their combinations; beyond it, they are improved one by one. */
const FULL_SEARCH = 10;

/** The corners of the ranges at which a quantity without axes is lowest and highest, shared inputs moving together. */
export function extremeCorners(
  sheet: Sheet,
  q: Quantity,
  bounds: Bounds,
): { low: Map<string, 'low' | 'high'>; high: Map<string, 'low' | 'high'> } {
  const paths = [...sheet.ranged.keys()];
  const low = new Map<string, 'low' | 'high'>();
  const high = new Map<string, 'low' | 'high'>();
  const unclear: string[] = [];
  bounds.directions.forEach((bits, i) => {
    if (bits === (UP | DOWN)) unclear.push(paths[i]!);
    else if (bits) {
      low.set(paths[i]!, bits === UP ? 'low' : 'high');
      high.set(paths[i]!, bits === UP ? 'high' : 'low');
    }
  });
  if (unclear.length) {
    search(sheet, q, unclear, low, -1);
    search(sheet, q, unclear, high, 1);
  }
  return { low, high };
}

/** Settles the unclear inputs of a corner so that the quantity is extreme: all combinations, or one by one until nothing improves. */
function search(
  sheet: Sheet,
  q: Quantity,
  unclear: readonly string[],
  corner: Map<string, 'low' | 'high'>,
  sign: 1 | -1,
): void {
  const program = new FastProgram([q]);
  const settled = [...corner];
  const end = (path: string, which: 'low' | 'high') => FLOATS.of(sheet.ranged.get(path)![which]);
  const best = (choices: readonly (readonly ('low' | 'high')[])[]): readonly ('low' | 'high')[] => {
    const lanes = choices.length;
    const inputs = new Map(settled.map(([path, which]) => [path, new Float64Array(lanes).fill(end(path, which))]));
    for (const [i, path] of unclear.entries()) {
      const ends = choices.map(choice => end(path, choice[i]!));
      inputs.set(path, Float64Array.from(ends));
    }
    const [result] = program.run(inputs, lanes);
    let at = 0;
    if (result!.lanes > 1)
      for (let l = 1; l < lanes; l++) if (sign * result!.data[l]! > sign * result!.data[at]!) at = l;
    return choices[at]!;
  };
  let choice: readonly ('low' | 'high')[];
  if (unclear.length <= FULL_SEARCH) {
    choice = best(
      Array.from({ length: 2 ** unclear.length }, (_, bits) =>
        unclear.map((_, i) => ((bits >> i) & 1 ? 'high' : 'low')),
      ),
    );
  } else {
    choice = unclear.map(() => 'low');
    for (let previous = ''; previous !== choice.join(); ) {
      previous = choice.join();
      const current: readonly ('low' | 'high')[] = choice;
      choice = best([
        current,
        ...current.map((_, i) => current.map((w, k) => (k === i ? (w === 'low' ? 'high' : 'low') : w))),
      ]);
    }
  }
  unclear.forEach((path, i) => {
    corner.set(path, choice[i]!);
  });
}
