import { elementsOf, layoutOf, sizeOf } from './axis.ts';
import { FLOATS } from './floats.ts';
import { KERNELS, reduce } from './kernels.ts';
import { levelled } from './level.ts';
import type { Quantity, Variable } from './quantity.ts';
import { purchases } from './replenish.ts';
import { inOrder } from './sheet.ts';

/** Values of one quantity in every lane: element e of lane l stands at `e * lanes + l`; `lanes` is 1 where nothing in it moves. */
export interface Register {
  readonly data: Float64Array;
  readonly lanes: number;
}

/** Inputs that differ between lanes, by path, in base units. */
export type LaneInputs = ReadonlyMap<string, Float64Array>;

/** What nothing asked about moves stays at its likely value, whatever program it is part of. */
const FIXED = new WeakMap<Quantity, Register>();

/**
 * A sheet compiled for float64: a straight list of instructions over typed arrays that evaluates many lanes at once.
 * A lane is one draw, one corner of the ranges, one fleet size or one volume; what does not move is computed once for all lanes.
 */
export class FastProgram {
  private readonly rows: readonly Quantity[];
  readonly outputs: readonly Quantity[];
  private split: Split | undefined;
  /** Numbers per lane, to keep the blocks of a run inside the memory cap. */
  readonly weight: number;

  constructor(outputs: readonly Quantity[]) {
    this.outputs = outputs;
    this.rows = inOrder(outputs);
    this.weight = this.rows.reduce((sum, q) => sum + sizeOf(q.axes), 0);
  }

  /** The outputs at `lanes` settings of the inputs; inputs that are not named keep their likely value. */
  run(inputs: LaneInputs, lanes: number): readonly Register[] {
    const { moving, needed } = this.splitBy([...inputs.keys()]);
    const values = new Map<Quantity, Register>();
    const of = (q: Quantity) => values.get(q) ?? FIXED.get(q)!;
    for (const q of needed) {
      if (!FIXED.has(q)) FIXED.set(q, compute(q, q.of.map(of), 1, NO_INPUTS));
    }
    for (const q of moving) values.set(q, compute(q, q.of.map(of), lanes, inputs));
    return this.outputs.map(of);
  }

  /** Rows that move with some inputs, and the others that they or the outputs need; remembered for the inputs asked last. */
  private splitBy(paths: readonly string[]): Split {
    const key = paths.join('\n');
    if (this.split?.key === key) return this.split;
    const moving = new Set<Quantity>();
    for (const q of this.rows) {
      const { operation } = q;
      const given = operation.kind === 'given' && operation.elements.some(v => paths.includes(v.path));
      if (given || q.of.some(part => moving.has(part))) moving.add(q);
    }
    this.split = { key, moving: [...moving], needed: this.rows.filter(q => !moving.has(q)) };
    return this.split;
  }
}

interface Split {
  readonly key: string;
  readonly moving: readonly Quantity[];
  readonly needed: readonly Quantity[];
}

const NO_INPUTS: LaneInputs = new Map();

function compute(q: Quantity, parts: readonly Register[], lanes: number, inputs: LaneInputs): Register {
  const size = sizeOf(q.axes);
  const data = new Float64Array(size * lanes);
  const { operation } = q;
  switch (operation.kind) {
    case 'given':
      operation.elements.forEach((v, e) => {
        fill(data, e * lanes, lanes, v, inputs);
      });
      break;
    case 'plus':
    case 'minus':
    case 'times':
    case 'per':
    case 'max':
    case 'min': {
      const [a, b] = parts as [Register, Register];
      KERNELS[operation.kind](
        data,
        lanes,
        size,
        a,
        elementsOf(q.of[0]!.axes, q.axes),
        b,
        elementsOf(q.of[1]!.axes, q.axes),
      );
      break;
    }
    case 'ceil':
      parts[0]!.data.forEach((x, i) => {
        data[i] = FLOATS.ceil(x);
      });
      break;
    case 'root12':
      parts[0]!.data.forEach((x, i) => {
        data[i] = FLOATS.root12(x);
      });
      break;
    default:
      general(q, parts, data, lanes);
  }
  return { data, lanes };
}

function fill(data: Float64Array, at: number, lanes: number, v: Variable, inputs: LaneInputs): void {
  const moving = inputs.get(v.path);
  if (moving) data.set(moving.subarray(0, lanes), at);
  else data.fill(FLOATS.of(v.likely), at, at + lanes);
}

/** Operations that look across elements, lane by lane. */
function general(q: Quantity, parts: readonly Register[], data: Float64Array, lanes: number): void {
  const { operation } = q;
  const size = data.length / lanes;
  const read = (n: number, element: number, lane: number) =>
    parts[n]!.data[parts[n]!.lanes === 1 ? element : element * lanes + lane]!;
  switch (operation.kind) {
    case 'same': {
      const from = elementsOf(q.of[0]!.axes, q.axes);
      for (let e = 0; e < size; e++) for (let l = 0; l < lanes; l++) data[e * lanes + l] = read(0, from[e]!, l);
      return;
    }
    case 'when': {
      const [im, iy, inn] = q.of.map(p => elementsOf(p.axes, q.axes)) as [Int32Array, Int32Array, Int32Array];
      for (let e = 0; e < size; e++)
        for (let l = 0; l < lanes; l++)
          data[e * lanes + l] = read(0, im[e]!, l) >= 0 ? read(1, iy[e]!, l) : read(2, inn[e]!, l);
      return;
    }
    case 'sum':
    case 'top': {
      reduce(data, size, lanes, parts[0]!, layoutOf(operation.axis, q.of[0]!.axes), operation.kind === 'top');
      return;
    }
    case 'at': {
      const { count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
      for (let e = 0; e < size; e++)
        for (let l = 0; l < lanes; l++)
          data[e * lanes + l] = read(0, (Math.floor(e / inner) * count + operation.index) * inner + (e % inner), l);
      return;
    }
    case 'group': {
      const axes = q.of[0]!.axes;
      const rest = axes.filter(x => x !== operation.from);
      const from = layoutOf(operation.from, axes);
      const to = layoutOf(operation.to, q.axes);
      const index = elementsOf(rest, q.axes);
      const place = new Int32Array(from.outer * from.inner);
      index.forEach((r, i) => {
        if (Math.floor(i / to.inner) % to.count === 0) place[r] = i;
      });
      for (let i = 0; i < from.outer; i++)
        for (let k = 0; k < from.count; k++)
          for (let j = 0; j < from.inner; j++) {
            const target = (place[i * from.inner + j]! + operation.map[k]! * to.inner) * lanes;
            const element = (i * from.count + k) * from.inner + j;
            for (let l = 0; l < lanes; l++) data[target + l] = data[target + l]! + read(0, element, l);
          }
      return;
    }
    case 'compound': {
      const { outer, count, inner } = layoutOf(operation.axis, q.axes);
      const from = elementsOf(q.of[0]!.axes, q.axes);
      for (let o = 0; o < outer; o++)
        for (let i = 0; i < inner; i++)
          for (let k = 0; k < count; k++) {
            const e = (o * count + k) * inner + i;
            const before = (e - inner) * lanes;
            for (let l = 0; l < lanes; l++) {
              const factor = read(0, from[e]!, l);
              data[e * lanes + l] = k > 0 ? data[before + l]! * factor : operation.start === 0 ? 1 : factor;
            }
          }
      return;
    }
    case 'window':
    case 'replenish':
    case 'level': {
      const { outer, count, inner } = layoutOf(operation.axis, q.axes);
      const maps = q.of.map(p => elementsOf(p.axes, q.axes));
      for (let o = 0; o < outer; o++)
        for (let i = 0; i < inner; i++)
          for (let l = 0; l < lanes; l++) {
            const at = (k: number) => (o * count + k) * inner + i;
            const lines = q.of.map((_, n) => Array.from({ length: count }, (_, k) => read(n, maps[n]![at(k)]!, l)));
            line(q, lines).forEach((x, k) => {
              data[at(k) * lanes + l] = x;
            });
          }
      return;
    }
    default:
      throw new Error(`no fast form of ${operation.kind}`);
  }
}

/** One line along the axis of a month or hour operation. */
function line(q: Quantity, [a, b]: readonly (readonly number[])[]): readonly number[] {
  const { operation } = q;
  const row = a!;
  switch (operation.kind) {
    case 'window':
      return row.map((_, m) => {
        let sum = 0;
        for (
          let k = Math.max(0, m - operation.back - operation.count + 1);
          k <= Math.min(m - operation.back, row.length - 1);
          k++
        )
          sum += row[k]!;
        return sum;
      });
    case 'replenish':
      return purchases(row, b![0]!, operation.life, operation.left, FLOATS);
    case 'level':
      return levelled(row, b!, operation.day, operation.hours, FLOATS);
    default:
      throw new Error(`no line of ${operation.kind}`);
  }
}
