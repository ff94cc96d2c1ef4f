import { valuesOf } from './evaluate.ts';
import { likelyValues } from './exact.ts';
import { Fraction } from './fraction.ts';
import { FRACTIONS } from './fractions.ts';
import type { Quantity } from './quantity.ts';
import { inOrder } from './sheet.ts';

/** Whether a twelfth root or a power along months is part of a formula: it then has no fraction. */
const irrational = new WeakMap<Quantity, boolean>();
/** Fractions of formulas at likely inputs; the same in whatever question they stand. */
const fractions = new WeakMap<Quantity, readonly Fraction[]>();

/**
 * Formulas split by whether they depend on one input. What does not is a fraction: exact where it is rational,
 * at 34 digits where a twelfth root or a power along months is part of it.
 */
export class FixedPart {
  /** All formulas, in order of need. */
  readonly rows: readonly Quantity[];
  private readonly moving = new Set<Quantity>();

  constructor(outputs: readonly Quantity[], path: string) {
    this.rows = inOrder(outputs);
    for (const q of this.rows) {
      const { operation } = q;
      const input = operation.kind === 'given' && operation.elements.some(v => v.path === path);
      if (input || q.of.some(part => this.moving.has(part))) this.moving.add(q);
      const root = operation.kind === 'compound' || operation.kind === 'root12';
      if (!irrational.has(q)) irrational.set(q, root || q.of.some(part => irrational.get(part)));
    }
  }

  moves(q: Quantity): boolean {
    return this.moving.has(q);
  }

  /** Values of a formula that does not depend on the input. */
  values(q: Quantity): readonly Fraction[] {
    let values = fractions.get(q);
    if (!values) {
      values = irrational.get(q)
        ? likelyValues(q).map(v => Fraction.from(v))
        : valuesOf(
            q,
            q.of.map(part => this.values(part)),
            FRACTIONS,
            v => FRACTIONS.of(v.likely),
          );
      fractions.set(q, values);
    }
    return values;
  }
}
