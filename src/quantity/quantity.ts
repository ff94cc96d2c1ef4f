import { type Axis, joined } from './axis.ts';
import { ZERO } from './decimal.ts';
import { constantGiven, type Given } from './given.ts';
import { followed } from './moved.ts';
import { type Operation, type Variable, variableOf } from './operation.ts';
import { pointAmount } from './point-amount.ts';
import { combined, NUMBER, sameDimension, type Unit, unit } from './unit.ts';
import { UnitFault } from './unit-fault.ts';

/**
 * A formula with a unit, over axes. Building one only records it; arithmetics run it.
 * Units multiply and divide while it is built: adding USD to USD/month throws a {@link UnitFault} before any number exists.
 */
export class Quantity {
  readonly operation: Operation;
  readonly of: readonly Quantity[];
  /** Base unit of the values. */
  readonly unit: Unit;
  readonly axes: readonly Axis[];
  /** How a person calls it; unnamed ones are only steps inside a formula. */
  name: string | undefined;
  /** The unit it is shown in. */
  shown: Unit;
  private readonly places = new Map<string, Quantity>();

  private constructor(operation: Operation, of: readonly Quantity[], unit: Unit, axes: readonly Axis[]) {
    this.operation = operation;
    this.of = of;
    this.unit = unit;
    this.axes = axes;
    this.shown = unit;
  }

  /** An input with its source. */
  static given(given: Given, name?: string): Quantity {
    if (given.moved) return Quantity.table([], [given], name ?? given.path);
    return Quantity.inputs([variableOf(given)], [], name ?? given.path, given.amount.unit);
  }

  /** One input per element of an axis. All must have the same dimension. */
  static row(axis: Axis, givens: readonly Given[], name: string): Quantity {
    const first = givens[0]!.amount.unit;
    for (const g of givens)
      if (!sameDimension(g.amount.unit, first))
        throw new UnitFault(`${g.path} is in ${g.amount.unit.text}, the others of ${name} are in ${first.text}`);
    return Quantity.table([axis], givens, name);
  }

  /** One input per element of several axes, row-major in the order task, pattern, hour, month. */
  static table(axes: readonly Axis[], givens: readonly Given[], name: string): Quantity {
    if (givens.some(g => g.moved))
      return followed(givens, parts => Quantity.table(axes, parts, name)).as(name, givens[0]!.amount.unit.text);
    return Quantity.inputs(givens.map(variableOf), axes, name, givens[0]!.amount.unit);
  }

  /** A number of the program itself, with the reason why it is what it is. */
  static constant(value: string | number, unitText: string, reason: string, name?: string): Quantity {
    return Quantity.given(constantGiven(value, unitText, reason), name ?? '');
  }

  /** Zero in the unit of this quantity. */
  zero(): Quantity {
    return Quantity.given(
      { path: 'zero', amount: pointAmount(ZERO, this.unit), source: { kind: 'constant', reason: 'zero' } },
      '0',
    );
  }

  private static inputs(elements: readonly Variable[], axes: readonly Axis[], name: string, shown: Unit): Quantity {
    const q = new Quantity({ kind: 'given', elements }, [], combined(shown, NUMBER, 1), axes);
    q.name = name || undefined;
    q.shown = shown;
    return q;
  }

  plus(other: Quantity): Quantity {
    return this.alike('plus', other, 'add');
  }

  minus(other: Quantity): Quantity {
    return this.alike('minus', other, 'subtract');
  }

  atLeast(other: Quantity): Quantity {
    return this.alike('max', other, 'compare');
  }

  atMost(other: Quantity): Quantity {
    return this.alike('min', other, 'compare');
  }

  /** Product; times the plain constant 1 it is the quantity itself. */
  times(...others: readonly Quantity[]): Quantity {
    return others.reduce(
      (q: Quantity, o) =>
        isOne(o)
          ? q
          : isOne(q)
            ? o
            : new Quantity({ kind: 'times' }, [q, o], combined(q.unit, o.unit, 1), joined(q.axes, o.axes)),
      this,
    );
  }

  per(...others: readonly Quantity[]): Quantity {
    return others.reduce(
      (q: Quantity, o) =>
        isOne(o) ? q : new Quantity({ kind: 'per' }, [q, o], combined(q.unit, o.unit, -1), joined(q.axes, o.axes)),
      this,
    );
  }

  /** The next whole number; a need that is whole up to the precision of the arithmetic is not raised. */
  roundedUp(): Quantity {
    return new Quantity({ kind: 'ceil' }, [this], this.unit, this.axes);
  }

  /** The twelfth root: from a factor a year to a factor a month. */
  twelfthRoot(): Quantity {
    if (this.unit.powers.size)
      throw new UnitFault(`only a plain factor has a twelfth root, ${this.label()} is in ${this.unit.text}`);
    return new Quantity({ kind: 'root12' }, [this], this.unit, this.axes);
  }

  sumOver(axis: Axis): Quantity {
    return this.axes.includes(axis)
      ? new Quantity({ kind: 'sum', axis }, [this], this.unit, without(this.axes, axis))
      : this.times(Quantity.constant(axis.labels.length, '', `number of ${axis.name}s`));
  }

  maxOver(axis: Axis): Quantity {
    return this.axes.includes(axis)
      ? new Quantity({ kind: 'top', axis }, [this], this.unit, without(this.axes, axis))
      : this;
  }

  /** Sums the elements of one axis into those of another: tasks into their pattern. */
  groupedTo(to: Axis, from: Axis, map: readonly number[]): Quantity {
    if (!this.axes.includes(from)) throw new UnitFault(`${this.label()} does not run over ${from.name}`);
    return new Quantity({ kind: 'group', from, to, map }, [this], this.unit, joined(without(this.axes, from), [to]));
  }

  /** The value at one place of an axis; asked again, it is the same quantity, so that a figure finds its bounds. */
  at(axis: Axis, index: number): Quantity {
    if (!this.axes.includes(axis)) return this;
    const place = `${axis.name} ${index}`;
    const known = this.places.get(place);
    if (known) return known;
    const q = new Quantity({ kind: 'at', axis, index }, [this], this.unit, without(this.axes, axis));
    this.places.set(place, q);
    return q;
  }

  /** The value `n` months earlier (later when negative), zero outside the horizon. */
  lag(axis: Axis, n: number): Quantity {
    return n === 0
      ? this
      : new Quantity(
          { kind: 'window', axis, count: 1, back: n },
          [this.over(axis)],
          this.unit,
          joined(this.axes, [axis]),
        );
  }

  /** The sum of this month and the `count − 1` before it: what is in service of purchases that live `count` months. */
  windowSum(axis: Axis, count: number): Quantity {
    return new Quantity(
      { kind: 'window', axis, count, back: 0 },
      [this.over(axis)],
      this.unit,
      joined(this.axes, [axis]),
    );
  }

  /** Powers along an axis: the first element is `this ^ start`. */
  compounded(axis: Axis, start: 0 | 1): Quantity {
    if (isOne(this)) return this;
    return new Quantity({ kind: 'compound', axis, start }, [this], this.unit, joined(this.axes, [axis]));
  }

  /** Purchases that keep at least `this` many in service, each for `life` months; `owned` serve from the start for `left` months. */
  replenished(axis: Axis, life: number, owned: Quantity, left: number): Quantity {
    return new Quantity(
      { kind: 'replenish', axis, life, left },
      [this.over(axis), owned],
      this.unit,
      joined(joined(this.axes, owned.axes), [axis]),
    );
  }

  /** The load after `batch`, the work that may wait, has been poured into the quietest hours of its day. */
  levelled(axis: Axis, batch: Quantity, day: readonly number[], hours: readonly number[]): Quantity {
    return new Quantity({ kind: 'level', axis, day, hours }, [this, batch], this.unit, joined(this.axes, batch.axes));
  }

  /** The same values stated along a further axis. */
  over(axis: Axis): Quantity {
    return this.axes.includes(axis)
      ? this
      : new Quantity({ kind: 'same' }, [this], this.unit, joined(this.axes, [axis]));
  }

  /** Names it and says in which unit it is shown; the dimension is checked. */
  as(name: string, unitText: string): Quantity {
    const shown = unit(unitText);
    if (!sameDimension(shown, this.unit))
      throw new UnitFault(
        `${name} would be in ${this.unit.text || 'plain numbers'}, not in ${unitText || 'plain numbers'}`,
      );
    const q =
      this.name === undefined && this.operation.kind !== 'given'
        ? this
        : new Quantity({ kind: 'same' }, [this], this.unit, this.axes);
    q.name = name;
    q.shown = shown;
    return q;
  }

  label(): string {
    return this.name ?? `a ${this.operation.kind} of ${this.of.map(q => q.name ?? q.operation.kind).join(' and ')}`;
  }

  /** `margin ≥ 0 ? yes : no`; the one choice inside a formula. */
  static when(margin: Quantity, yes: Quantity, no: Quantity): Quantity {
    if (!sameDimension(yes.unit, no.unit)) {
      const sides = [yes, no].map(q => `${q.label()} in ${q.unit.text}`);
      throw new UnitFault(`cannot choose between ${sides.join(' and ')}`);
    }
    return new Quantity({ kind: 'when' }, [margin, yes, no], yes.unit, joined(joined(margin.axes, yes.axes), no.axes));
  }

  private alike(kind: 'plus' | 'minus' | 'max' | 'min', other: Quantity, verb: string): Quantity {
    if (!sameDimension(this.unit, other.unit)) {
      const [b, a] = [other, this].map(q => `${q.label()} in ${q.unit.text || 'plain numbers'}`);
      throw new UnitFault(`cannot ${verb} ${b} and ${a}`);
    }
    return new Quantity({ kind }, [this, other], this.unit, joined(this.axes, other.axes));
  }
}

const without = (axes: readonly Axis[], axis: Axis): readonly Axis[] => axes.filter(a => a !== axis);

function isOne({ operation, axes, unit: { powers } }: Quantity): boolean {
  if (operation.kind !== 'given' || axes.length || powers.size) return false;
  const { source, likely } = operation.elements[0]!;
  return source.kind === 'constant' && likely.numerator.eq(likely.denominator);
}

export type { Operation, Ratio, Variable } from './operation.ts';
