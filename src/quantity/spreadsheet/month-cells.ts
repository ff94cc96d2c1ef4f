import { layoutOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import { type Block, placeIn } from './block.ts';
import { rangeReference, reference } from './cell-name.ts';
import type { Formulas } from './formulas.ts';
import { atom, minus, times } from './term.ts';

/** A cell that follows from earlier ones of its own row: powers, and purchases. Before there are cells (`block` undefined) only what it needs is made. */
export function alongCell(on: Formulas, q: Quantity, element: number, block: Block | undefined, from: string): string {
  const { operation } = q;
  const part = on.term(q.of[0]!, on.elementIn(q, 0, element), from);
  if (operation.kind === 'compound') {
    const { inner, count } = layoutOf(operation.axis, q.axes);
    const month = Math.floor(element / inner) % count;
    if (month === 0) return operation.start === 0 ? '1' : part.text;
    return block ? times(atom(reference(placeIn(block, element - inner), from)), part).text : '';
  }
  if (operation.kind !== 'replenish') throw new Error('not a row that follows from itself');
  const { inner, count } = layoutOf(operation.axis, q.axes);
  const month = Math.floor(element / inner) % count;
  const owned = on.term(q.of[1]!, on.elementIn(q, 1, element), from);
  const first = Math.max(0, month - operation.life + 1);
  const short = month < operation.left ? minus(part, owned) : part;
  if (first >= month || !block) return `MAX(0,${short.text})`;
  const served = [element - (month - first) * inner, element - inner].map(i => placeIn(block, i));
  return `MAX(0,${minus(short, atom(`SUM(${rangeReference(served[0]!, served[1]!, from)})`)).text})`;
}
