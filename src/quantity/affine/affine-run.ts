import { elementsOf, layoutOf, sizeOf } from '../axis.ts';
import { FastProgram } from '../fast.ts';
import type { Quantity, Variable } from '../quantity.ts';
import { inOrder } from '../sheet.ts';
import { Auxiliaries, type Auxiliary } from './auxiliary.ts';
import type { Column, Interval } from './column.ts';
import { type Affine, added, summed } from './linear.ts';
import { Adder, constantRow, elementOf, type LinearRow, picked, rowOf } from './linear-row.ts';

/** A formula that is not linear in what is unknown. */
export class NotLinear extends Error {}

/**
 * Runs formulas as linear sums of unknown inputs (DESIGN §3, `affine`): what the optimiser needs. Rounding up becomes a whole number of
 * its own, the greater of two sums an unknown that is at least both. All other inputs keep their likely values.
 * @throws {@link NotLinear} for a product of two unknowns, a division by one, or a choice that depends on one.
 */
export class AffineRun {
  /** The unknown inputs first, in their order, then what the formulas brought with them. */
  readonly columns: Column[];
  readonly auxiliaries: readonly Auxiliary[];
  private readonly brought: Auxiliaries;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly known = new Map<Quantity, LinearRow>();

  constructor(unknowns: readonly Column[]) {
    this.brought = new Auxiliaries(unknowns);
    this.columns = this.brought.columns;
    this.auxiliaries = this.brought.list;
    this.positions = new Map(unknowns.map((c, i) => [c.name, i]));
  }

  /** Values of formulas in base units, row-major over their axes. */
  values(outputs: readonly Quantity[]): readonly (readonly Affine[])[] {
    return this.rows(outputs).map(row => Array.from(row.constants, (_, e) => elementOf(row, e)));
  }

  /** The same values in flat arrays. */
  rows(outputs: readonly Quantity[]): readonly LinearRow[] {
    const rows = inOrder(outputs, q => this.known.has(q));
    const moving = new Set<Quantity>();
    for (const q of rows) if (this.asks(q) || q.of.some(part => moving.has(part) || this.moves(part))) moving.add(q);
    const fixed = rows.filter(q => !moving.has(q));
    new FastProgram(fixed).run(new Map(), 1).forEach(({ data }, i) => {
      this.known.set(fixed[i]!, constantRow(data));
    });
    for (const q of rows) if (moving.has(q)) this.known.set(q, this.computed(q));
    return outputs.map(q => this.known.get(q)!);
  }

  /** The least and the most a sum can be. */
  interval = (a: Affine): Interval => this.brought.interval(a);

  private asks({ operation }: Quantity): boolean {
    return operation.kind === 'given' && operation.elements.some(v => this.positions.has(v.path));
  }

  private moves(q: Quantity): boolean {
    return (this.known.get(q)?.unknowns.length ?? 0) > 0;
  }

  private computed(q: Quantity): LinearRow {
    const { operation } = q;
    const parts = q.of.map(part => this.known.get(part)!);
    const [a, b] = parts as [LinearRow, LinearRow];
    const from = (n: number) => elementsOf(q.of[n]!.axes, q.axes);
    const size = sizeOf(q.axes);
    switch (operation.kind) {
      case 'given':
        return this.inputs(operation.elements);
      case 'plus':
      case 'minus': {
        const [ia, ib] = [from(0), from(1)];
        const sign = operation.kind === 'plus' ? 1 : -1;
        return this.adder().sums(size, (e, add) => {
          add(a, ia[e]!, 1);
          add(b, ib[e]!, sign);
        });
      }
      case 'times':
        return this.product(q, a, b, from(0), from(1));
      case 'per':
        if (b.unknowns.length) throw new NotLinear(`${q.label()} divides by ${q.of[1]!.label()}, which is unknown`);
        return dividedBy(a, b, from(0), from(1));
      case 'max':
      case 'min': {
        const [ia, ib] = [from(0), from(1)];
        const kind = operation.kind;
        return rowOf(
          Array.from(ia, (x, e) =>
            this.brought.extreme(kind, [elementOf(a, x), elementOf(b, ib[e]!)], () => q.label()),
          ),
        );
      }
      case 'ceil':
        return rowOf(Array.from(a.constants, (_, e) => this.brought.roundedUp(elementOf(a, e), () => q.label())));
      case 'same':
        return picked(a, from(0));
      case 'sum': {
        const { count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
        return this.adder().sums(size, (e, add) => {
          const base = Math.floor(e / inner) * count * inner + (e % inner);
          for (let k = 0; k < count; k++) add(a, base + k * inner, 1);
        });
      }
      case 'top': {
        const { count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
        return rowOf(
          Array.from({ length: size }, (_, e) => {
            const base = Math.floor(e / inner) * count * inner + (e % inner);
            const line = Array.from({ length: count }, (_, k) => elementOf(a, base + k * inner));
            return this.brought.extreme('max', line, () => q.label());
          }),
        );
      }
      case 'group':
        return this.grouped(q, a);
      case 'at': {
        const { count, inner } = layoutOf(operation.axis, q.of[0]!.axes);
        const places = Int32Array.from(
          { length: size },
          (_, e) => (Math.floor(e / inner) * count + operation.index) * inner + (e % inner),
        );
        return picked(a, places);
      }
      case 'window':
      case 'replenish':
        return rowOf(this.alongMonths(q, parts));
      case 'when': {
        const [im, iy, inn] = [from(0), from(1), from(2)];
        if (a.unknowns.length) throw new NotLinear(`${q.label()} chooses by ${q.of[0]!.label()}, which is unknown`);
        return rowOf(
          Array.from(im, (m, e) => (a.constants[m]! >= 0 ? elementOf(b, iy[e]!) : elementOf(parts[2]!, inn[e]!))),
        );
      }
      default:
        throw new NotLinear(`${q.label()} (${operation.kind}) is not linear in what is unknown`);
    }
  }

  private inputs(elements: readonly Variable[]): LinearRow {
    const constants = new Float64Array(elements.length);
    const starts = new Int32Array(elements.length + 1);
    const unknowns = new Int32Array(elements.length);
    let used = 0;
    elements.forEach((v, e) => {
      const at = this.positions.get(v.path);
      if (at === undefined) constants[e] = v.likely.numerator.toNumber() / v.likely.denominator.toNumber();
      else unknowns[used++] = at;
      starts[e + 1] = used;
    });
    return { constants, starts, unknowns: unknowns.subarray(0, used), coefficients: new Float64Array(used).fill(1) };
  }

  private spare: Adder | undefined;
  private width = 0;

  private adder(): Adder {
    if (!this.spare || this.width < this.columns.length) {
      this.width = this.columns.length * 2;
      this.spare = new Adder(this.width);
    }
    return this.spare;
  }

  private product(q: Quantity, a: LinearRow, b: LinearRow, ia: Int32Array, ib: Int32Array): LinearRow {
    if (a.unknowns.length && b.unknowns.length)
      throw new NotLinear(`${q.label()} multiplies ${q.of[0]!.label()} and ${q.of[1]!.label()}, both unknown`);
    return b.unknowns.length ? picked(b, ib, e => a.constants[ia[e]!]!) : picked(a, ia, e => b.constants[ib[e]!]!);
  }

  private grouped(q: Quantity, a: LinearRow): LinearRow {
    const { operation } = q;
    if (operation.kind !== 'group') throw new Error('not a group');
    const axes = q.of[0]!.axes;
    const { outer, count, inner } = layoutOf(operation.from, axes);
    const to = layoutOf(operation.to, q.axes);
    const rest = axes.filter(x => x !== operation.from);
    const place = new Int32Array(outer * inner);
    elementsOf(rest, q.axes).forEach((r, i) => {
      if (Math.floor(i / to.inner) % to.count === 0) place[r] = i;
    });
    const lists: number[][] = Array.from({ length: sizeOf(q.axes) }, () => []);
    for (let i = 0; i < outer; i++)
      for (let k = 0; k < count; k++)
        for (let j = 0; j < inner; j++)
          lists[place[i * inner + j]! + operation.map[k]! * to.inner]!.push((i * count + k) * inner + j);
    return this.adder().sums(lists.length, (e, add) => {
      for (const source of lists[e]!) add(a, source, 1);
    });
  }

  private alongMonths(q: Quantity, parts: readonly LinearRow[]): Affine[] {
    const { operation } = q;
    if (operation.kind !== 'window' && operation.kind !== 'replenish') throw new Error('not along months');
    const { outer, count, inner } = layoutOf(operation.axis, q.axes);
    const maps = q.of.map(part => elementsOf(part.axes, q.axes));
    const result = new Array<Affine>(sizeOf(q.axes));
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        const at = (k: number) => (o * count + k) * inner + i;
        const line = Array.from({ length: count }, (_, k) => elementOf(parts[0]!, maps[0]![at(k)]!));
        const values =
          operation.kind === 'window'
            ? line.map((_, m) => {
                const last = Math.max(0, m - operation.back + 1);
                return summed(line.slice(Math.max(0, last - operation.count), last));
              })
            : this.purchases(line, elementOf(parts[1]!, maps[1]![at(0)]!), operation.life, operation.left, q);
        values.forEach((value, k) => {
          result[at(k)] = value;
        });
      }
    return result;
  }

  /** Units bought in each month so that those in service do not fall short: no more and no sooner than needed. */
  private purchases(needed: readonly Affine[], owned: Affine, life: number, left: number, q: Quantity): Affine[] {
    const bought: Affine[] = [];
    needed.forEach((need, month) => {
      const older = summed([...bought.slice(Math.max(0, month - life + 1), month), month < left ? owned : 0]);
      bought.push(this.brought.extreme('max', [added(need, older, -1), 0], () => q.label()));
    });
    return bought;
  }
}

function dividedBy(a: LinearRow, b: LinearRow, ia: Int32Array, ib: Int32Array): LinearRow {
  return picked(a, ia, e => 1 / b.constants[ib[e]!]!);
}
