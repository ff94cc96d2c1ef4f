import { valuesOf } from './evaluate.ts';
import { ExactRun } from './exact.ts';
import { Fraction } from './fraction.ts';
import { FRACTIONS } from './fractions.ts';
import type { Quantity } from './quantity.ts';
import { inOrder, Sheet } from './sheet.ts';

/**
 * Formulas split by whether they depend on one input. What does not is a fraction: exact where it is rational,
 * at 34 digits where a twelfth root or a power along months is part of it.
 */
export class FixedPart {
  /** All formulas, in order of need. */
  readonly rows: readonly Quantity[];
  private readonly moving = new Set<Quantity>();
  private readonly irrational = new Set<Quantity>();
  private readonly known = new Map<Quantity, readonly Fraction[]>();
  private readonly exact: ExactRun;

  constructor(outputs: readonly Quantity[], path: string) {
    this.rows = inOrder(outputs);
    this.exact = new ExactRun(new Sheet(outputs));
    for (const q of this.rows) {
      if (
        q.operation.kind === 'given'
          ? q.operation.elements.some(v => v.path === path)
          : q.of.some(part => this.moving.has(part))
      )
        this.moving.add(q);
      if (
        q.operation.kind === 'compound' ||
        q.operation.kind === 'root12' ||
        q.of.some(part => this.irrational.has(part))
      )
        this.irrational.add(q);
    }
  }

  moves(q: Quantity): boolean {
    return this.moving.has(q);
  }

  /** Values of a formula that does not depend on the input. */
  values(q: Quantity): readonly Fraction[] {
    let values = this.known.get(q);
    if (!values) {
      values = this.irrational.has(q)
        ? this.exact.values(q).map(v => Fraction.from(v))
        : valuesOf(
            q,
            q.of.map(part => this.values(part)),
            FRACTIONS,
            v => FRACTIONS.of(v.likely),
          );
      this.known.set(q, values);
    }
    return values;
  }
}
