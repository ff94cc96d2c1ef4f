import { sizeOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import { inOrder } from '../sheet.ts';

/** Pieces of a formula beyond which a step of it gets cells of its own. */
const MOST_PIECES = 24;
/** A step that is needed more than once and has at least so many pieces gets cells of its own. */
const WORTH_A_CELL = 3;

/** Which quantities get cells of their own: those that are asked for or have a name, what needs its own earlier cells, and steps that are shared or long. */
export function withCells(outputs: readonly Quantity[]): ReadonlySet<Quantity> {
  const rows = inOrder(outputs);
  const uses = new Map<Quantity, number>();
  for (const q of rows) for (const part of new Set(q.of)) uses.set(part, (uses.get(part) ?? 0) + 1);
  const asked = new Set(outputs);
  const own = new Set<Quantity>();
  const pieces = new Map<Quantity, number>();
  for (const q of rows) {
    const { kind } = q.operation;
    const inside = q.of.reduce((sum, part) => sum + (own.has(part) ? 1 : pieces.get(part)!), 1);
    const alias = kind === 'at' || kind === 'same';
    const needed =
      kind === 'given'
        ? asked.has(q) || (sizeOf(q.axes) > 1 && !isUniform(q))
        : asked.has(q) ||
          q.name !== undefined ||
          kind === 'compound' ||
          kind === 'replenish' ||
          kind === 'level' ||
          (!alias && ((uses.get(q) ?? 0) > 1 ? inside >= WORTH_A_CELL : false)) ||
          inside > MOST_PIECES;
    if (needed) own.add(q);
    pieces.set(q, alias ? inside - 1 : inside);
  }
  return own;
}

/** A row of one and the same number of the program. */
function isUniform({ operation }: Quantity): boolean {
  if (operation.kind !== 'given') return false;
  const [first] = operation.elements;
  return operation.elements.every(v => v.source.kind === 'constant' && v.amount.likely.eq(first!.amount.likely));
}

/** How many cells the formulas of some quantities take. */
export const cellsFor = (outputs: readonly Quantity[]): number =>
  [...withCells(outputs)].reduce((sum, q) => sum + sizeOf(q.axes), 0);
