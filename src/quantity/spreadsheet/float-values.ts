import { valuesOf } from '../evaluate.ts';
import { FLOATS } from '../floats.ts';
import type { Quantity } from '../quantity.ts';
import { inOrder } from '../sheet.ts';

/** Values of formulas at likely inputs in float64, the numbers of a spreadsheet; in base units, row-major. */
export function floatValues(outputs: readonly Quantity[]): (q: Quantity) => readonly number[] {
  const known = new Map<Quantity, readonly number[]>();
  const settle = (some: readonly Quantity[]) => {
    for (const q of inOrder(some, row => known.has(row))) {
      const parts = q.of.map(part => known.get(part)!);
      known.set(
        q,
        valuesOf(q, parts, FLOATS, v => FLOATS.of(v.likely)),
      );
    }
  };
  settle(outputs);
  return q => {
    if (!known.has(q)) settle([q]);
    return known.get(q)!;
  };
}
