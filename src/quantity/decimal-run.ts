import type { Decimal } from './decimal.ts';
import { valuesOf } from './evaluate.ts';
import { EXACT, likelyValues } from './exact.ts';
import type { Quantity } from './quantity.ts';
import { inOrder } from './sheet.ts';

/** Formulas in decimals at any value of one input; what does not depend on it is computed once. */
export class DecimalRun {
  private readonly outputs: readonly Quantity[];
  private readonly moving: readonly Quantity[];
  private readonly path: string;

  constructor(outputs: readonly Quantity[], path: string) {
    this.outputs = outputs;
    this.path = path;
    const moving = new Set<Quantity>();
    for (const q of inOrder(outputs)) {
      const { operation } = q;
      const input = operation.kind === 'given' && operation.elements.some(v => v.path === path);
      if (input || q.of.some(part => moving.has(part))) moving.add(q);
    }
    this.moving = [...moving];
  }

  /** The outputs, in base units, at a value of the input in base units. */
  at(x: Decimal): readonly Decimal[] {
    const known = new Map<Quantity, readonly Decimal[]>();
    const of = (q: Quantity) => known.get(q) ?? likelyValues(q);
    for (const q of this.moving)
      known.set(
        q,
        valuesOf(q, q.of.map(of), EXACT, v => (v.path === this.path ? x : EXACT.of(v.likely))),
      );
    return this.outputs.map(q => of(q)[0]!);
  }
}
