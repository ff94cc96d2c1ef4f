import type { Quantity, Variable } from '../quantity/quantity.ts';
import { inOrder } from '../quantity/sheet.ts';

/** Every input that figures rest on. */
export const givensInUse = (outputs: Iterable<Quantity>): readonly Variable[] =>
  inOrder([...outputs]).flatMap(q => (q.operation.kind === 'given' ? q.operation.elements : []));
