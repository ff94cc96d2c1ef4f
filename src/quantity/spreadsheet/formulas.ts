import { type Axis, elementsOf, layoutOf, sizeOf } from '../axis.ts';
import { FLOATS } from '../floats.ts';
import type { Quantity, Variable } from '../quantity.ts';
import { type Block, blockAt, placeIn, runIn } from './block.ts';
import { literal, type Place, rangeReference, reference } from './cell-name.ts';
import { floatValues } from './float-values.ts';
import { withCells } from './inlined.ts';
import { levelCell } from './level-cells.ts';
import { alongCell } from './month-cells.ts';
import { spanned } from './spanned.ts';
import { stepTerm } from './steps.ts';
import { atom, type Term } from './term.ts';

/** Where formulas are put, and what they take their inputs from. */
export interface Ground {
  /** So many rows for values over some axes; the first cell of them. */
  reserve(rows: number, axes: readonly Axis[]): Place;
  /** The cell of an input in base units, as a formula on sheet `from` has it. */
  input(variable: Variable, from: string): Term;
}

/** A quantity in cells: the formula and the value of each of its elements, row-major over its axes. */
export interface Laid {
  /** Undefined: a step that only the spreadsheet takes, called `called`. */
  readonly quantity: Quantity | undefined;
  readonly called: string;
  readonly axes: readonly Axis[];
  readonly block: Block;
  readonly formulas: readonly string[];
  readonly values: readonly number[];
}

/**
 * Quantities as spreadsheet formulas. What has a name, is shared or must be laid out gets cells; other steps are written into the
 * formula that needs them. Values and formulas are in base units.
 */
export class Formulas {
  readonly laid: Laid[] = [];
  readonly values: (q: Quantity) => readonly number[];
  private readonly ground: Ground;
  private readonly plain: boolean;
  private readonly own: ReadonlySet<Quantity>;
  private readonly blocks = new Map<Quantity, Block>();
  private readonly maps = new Map<Quantity, readonly Int32Array[]>();
  private readonly rows = new Map<unknown, Block>();
  private readonly copies = new Map<Quantity, Map<Axis, Block>>();

  /** `plain`: numbers in place of formulas. */
  constructor(outputs: readonly Quantity[], ground: Ground, plain = false) {
    this.ground = ground;
    this.plain = plain;
    this.own = plain ? new Set() : withCells(outputs);
    this.values = floatValues(outputs);
  }

  /** One element of a quantity in a formula on sheet `from`. */
  term(q: Quantity, element: number, from: string): Term {
    if (this.plain) return this.number(this.values(q)[element]!);
    const block = this.own.has(q) ? this.blockOf(q) : this.blocks.get(q);
    return block ? atom(reference(placeIn(block, element), from)) : stepTerm(this, q, element, from);
  }

  /** Elements of a quantity along an axis it runs over, as an array; undefined where its cells do not stand side by side. */
  span(q: Quantity, first: number, axis: Axis, from: string): Term | undefined {
    if (!q.axes.includes(axis)) return this.term(q, first, from);
    const block = this.own.has(q) ? this.blockOf(q) : this.blocks.get(q);
    // alike in every place
    if (!block && q.operation.kind === 'given') return this.term(q, first, from);
    if (!block) return spanned(this, q, first, axis, from);
    const run = runIn(block, first, layoutOf(axis, q.axes).inner, axis.labels.length);
    return run && { ...atom(rangeReference(...run, from)), ranged: true };
  }

  /** The cells of a quantity, made where there are none; `inner` stands innermost in new ones. */
  blockOf(q: Quantity, inner?: Axis): Block {
    return this.blocks.get(q) ?? this.lay(q, undefined, inner).block;
  }

  /** Cells of a quantity that stand side by side along an axis: its own, or else copies of them. */
  sideBySide(q: Quantity, axis: Axis): Block {
    const block = this.blockOf(q, axis);
    if (runIn(block, 0, layoutOf(axis, q.axes).inner, axis.labels.length)) return block;
    const copied = this.copies.get(q) ?? new Map<Axis, Block>();
    this.copies.set(q, copied);
    const copy = copied.get(axis) ?? this.copyOf(q, block, axis);
    copied.set(axis, copy);
    return copy;
  }

  private copyOf(q: Quantity, block: Block, axis: Axis): Block {
    const values = this.values(q);
    const called = `${q.label()}, by ${axis.name}`;
    const cell = (i: number, sheet: string) => ({ formula: reference(placeIn(block, i), sheet), value: values[i]! });
    return this.extra(Symbol(called), called, q.axes, sheet => values.map((_, i) => cell(i, sheet)), axis);
  }

  /** Whether a formula names its cells rather than the steps it is made of. */
  hasCells(q: Quantity): boolean {
    return this.own.has(q) || this.blocks.has(q);
  }

  /** Puts a quantity from a cell on. */
  lay(q: Quantity, at?: Place, inner?: Axis): Laid {
    // what it needs comes before it
    for (const part of q.of) if (this.own.has(part)) this.blockOf(part);
    this.cellText(q, 0, undefined, at?.sheet ?? '');
    const rows = q.axes.reduce((n, axis) => (axis.name === 'month' ? n : n * axis.labels.length), 1);
    const block = blockAt(at ?? this.ground.reserve(rows, q.axes), q.axes, inner);
    this.blocks.set(q, block);
    const { sheet } = block.at;
    const formulas = Array.from({ length: sizeOf(q.axes) }, (_, i) => this.cellText(q, i, block, sheet));
    const laid = { quantity: q, called: q.name ?? '', axes: q.axes, block, formulas, values: this.values(q) };
    this.laid.push(laid);
    return laid;
  }

  /** Cells of numbers and formulas that only the spreadsheet needs, once for each key. */
  extra(
    key: unknown,
    called: string,
    axes: readonly Axis[],
    cells: (sheet: string) => readonly { readonly formula: string; readonly value: number }[],
    inner?: Axis,
  ): Block {
    const found = this.rows.get(key);
    if (found) return found;
    const rows = axes.reduce((n, axis) => (axis.name === 'month' ? n : n * axis.labels.length), 1);
    const block = blockAt(this.ground.reserve(rows, axes), axes, inner);
    const made = cells(block.at.sheet);
    this.laid.push({
      quantity: undefined,
      called,
      axes,
      block,
      formulas: made.map(c => c.formula),
      values: made.map(c => c.value),
    });
    this.rows.set(key, block);
    return block;
  }

  /** Numbers of the program along an axis. */
  numbers(key: string, called: string, axis: Axis, values: readonly number[]): Block {
    return this.extra(key, called, [axis], () => values.map(value => ({ formula: literal(value), value })));
  }

  /** The element of part `n` that belongs to an element of a quantity. */
  elementIn(q: Quantity, n: number, element: number): number {
    let maps = this.maps.get(q);
    if (!maps) {
      maps = q.of.map(part =>
        elementsOf(
          part.axes.filter(a => q.axes.includes(a)),
          q.axes,
        ),
      );
      this.maps.set(q, maps);
    }
    return maps[n]![element]!;
  }

  /** An input or a number of the program. */
  given(variable: Variable, from: string): Term {
    return variable.source.kind === 'constant'
      ? this.number(FLOATS.of(variable.likely))
      : this.ground.input(variable, from);
  }

  private number(number: number): Term {
    // a division by zero has no number to stand for it
    if (!Number.isFinite(number)) return atom('(0/0)');
    return { ...atom(number < 0 ? `(${literal(number)})` : literal(number)), number };
  }

  private cellText(q: Quantity, element: number, block: Block | undefined, from: string): string {
    if (this.plain) return this.term(q, element, from).text;
    const { kind } = q.operation;
    if (kind === 'compound' || kind === 'replenish') return alongCell(this, q, element, block, from);
    if (kind === 'level') return levelCell(this, q, element, from);
    return stepTerm(this, q, element, from).text;
  }
}
