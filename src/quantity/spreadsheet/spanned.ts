import { type Axis, layoutOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import type { Formulas } from './formulas.ts';
import { minus, per, plus, root12, type Term, times } from './term.ts';

/** A step along an axis as one array; what no array formula can do gets cells. */
export function spanned(on: Formulas, q: Quantity, first: number, axis: Axis, from: string): Term | undefined {
  const { operation } = q;
  const part = (n: number) => on.span(q.of[n]!, on.elementIn(q, n, first), axis, from);
  const both = (join: (a: Term, b: Term) => Term): Term | undefined => {
    const [a, b] = [part(0), part(1)];
    return a && b && join(a, b);
  };
  switch (operation.kind) {
    case 'plus':
      return both(plus);
    case 'minus':
      return both(minus);
    case 'times':
      return both(times);
    case 'per':
      return both(per);
    case 'same':
      return part(0);
    case 'root12': {
      const a = part(0);
      return a && root12(a);
    }
    case 'at': {
      const below = q.of[0]!;
      return on.span(below, elementAt(below, operation.axis, operation.index, first), axis, from);
    }
    default:
      on.blockOf(q, axis);
      return on.span(q, first, axis, from);
  }
}

/** The element of a quantity at one place of an axis, by the element of what is left without that axis. */
export function elementAt(q: Quantity, axis: Axis, index: number, element: number): number {
  const { count, inner } = layoutOf(axis, q.axes);
  return (Math.floor(element / inner) * count + index) * inner + (element % inner);
}
