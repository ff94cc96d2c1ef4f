import { inlined } from './inlined.ts';
import { Instructions } from './instructions.ts';
import { VECTOR } from './lane-width.ts';
import { Locals } from './locals.ts';
import type { Loop, Operand, Place, PlacedStep } from './operands.ts';
import { valueCode } from './step-code.ts';

/** Code of what a loop does with two lanes: reads its operands, and stores its results. */
export class LaneCode {
  readonly code = new Instructions();
  readonly locals: Locals;
  private readonly loop: Loop;
  /** Steps whose value is written in the place of the one step that reads it, by atom. */
  private readonly inline: ReadonlyMap<number, PlacedStep>;
  private readonly read = new Set<number>();

  constructor(loop: Loop) {
    this.loop = loop;
    this.locals = new Locals(loop.table);
    this.inline = inlined(loop);
    for (const { step, operands } of loop.steps) {
      for (const o of operands) if (o.kind === 'result') this.read.add(o.atom);
      // purchases are added to what is carried on
      if (step.kind === 'buy' && step.results > 1) this.read.add(step.first);
    }
  }

  isInline(atom: number): boolean {
    return this.inline.has(atom);
  }

  /** Whether the loop reads a result. */
  isRead(atom: number): boolean {
    return this.read.has(atom);
  }

  /** Puts the value of an operand on the stack, for vector `v` of a turn. */
  push(operand: Operand, v: number): void {
    switch (operand.kind) {
      case 'constant':
        this.constant(operand.value);
        return;
      case 'constants':
        this.code.get(this.locals.constantColumn(operand.column));
        return;
      case 'result': {
        const step = this.inline.get(operand.atom);
        if (step) valueCode(this, step, v);
        else this.code.get(this.locals.result(operand.atom, v));
        return;
      }
      default:
        this.address(operand);
        this.code.load(this.offset(operand, v));
    }
  }

  constant(value: number): void {
    this.code.get(this.locals.constant(value));
  }

  /** Stores what `value` puts on the stack. */
  store(place: Place, v: number, value: () => void): void {
    this.address(place);
    value();
    this.code.store(this.offset(place, v));
  }

  /** Replaces what stands at a place by what `change` makes of it. */
  update(place: Place, v: number, change: () => void): void {
    this.address(place);
    this.code.tee(this.locals.address).get(this.locals.address).load(this.offset(place, v));
    change();
    this.code.store(this.offset(place, v));
  }

  /** A result that `value` puts on the stack: kept where the loop reads it, stored where others do. */
  give(atom: number, place: Place | undefined, v: number, value: () => void): void {
    if (place && !this.isRead(atom)) {
      this.store(place, v, value);
      return;
    }
    const local = this.locals.result(atom, v);
    value();
    this.code.set(local);
    if (place) this.store(place, v, () => this.code.get(local));
  }

  /** The address on the stack; what belongs to the place itself is the offset of the instruction. */
  private address(place: Place): void {
    const { lane } = this.locals;
    if (place.kind === 'place') this.code.get(lane);
    else this.code.get(this.locals.addressColumn(place.at.column)).get(lane).add();
  }

  private offset(place: Place, v: number): number {
    return (place.kind === 'place' ? place.at : this.loop.table.offsetOf(place.at)) + v * VECTOR;
  }
}
