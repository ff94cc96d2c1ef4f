import { layoutOf, sizeOf } from '../axis.ts';
import type { Operation, Quantity } from '../quantity.ts';
import { type Cells, SELF } from './cells.ts';
import { narrowed, widened } from './narrowed.ts';
import type { Steps } from './steps.ts';
import { windowed } from './windowed.ts';

/** One month of a row: its element, its position along the axis, and the element `back` months before. */
export interface Month {
  readonly element: number;
  readonly position: number;
  readonly before: (back: number) => number;
}

export type ByMonth = (f: (month: Month) => number) => Cells;

type AlongMonths = Extract<Operation, { kind: 'window' | 'compound' | 'replenish' }>;

/** Operations that look back along an axis. Parts are stated over the axes of the result. */
export function alongMonths(q: Quantity, operation: AlongMonths, parts: readonly Cells[], steps: Steps): Cells {
  const { axis } = operation;
  const { axes, columns } = narrowed(q.axes, parts, axis);
  const { count, inner } = layoutOf(axis, axes);
  const byMonth: ByMonth = f =>
    Int32Array.from({ length: sizeOf(axes) }, (_, element) =>
      f({ element, position: Math.floor(element / inner) % count, before: back => element - back * inner }),
    );
  const [row, second] = columns as [Cells, Cells];
  switch (operation.kind) {
    case 'window':
      return widened(windowed(row, operation, count, byMonth, steps), axes, q.axes);
    case 'compound':
      return widened(compounded(row, operation.start, byMonth, steps), axes, q.axes);
    case 'replenish':
      return widened(bought(row, second, operation, count, byMonth, steps), axes, q.axes);
  }
}

function compounded(factor: Cells, start: number, byMonth: ByMonth, steps: Steps): Cells {
  const one = steps.constants.cell(1);
  const before = byMonth(m => (m.position === 0 ? one : SELF + m.before(1)));
  const next = byMonth(m => (m.position === 0 && start === 0 ? one : factor[m.element]!));
  return steps.add({ kind: 'times', operands: [before, next] });
}

/** Purchases: in each month the need less what is in service, which is a list of terms to add up. */
function bought(
  needed: Cells,
  owned: Cells,
  { life, left }: Extract<Operation, { kind: 'replenish' }>,
  months: number,
  byMonth: ByMonth,
  steps: Steps,
): Cells {
  const zero = steps.constants.cell(0);
  const size = needed.length;
  if (life < months) {
    const start = byMonth(m => (m.position < left ? owned[m.element]! : zero));
    const earlier = Array.from({ length: life - 1 }, (_, i) =>
      byMonth(m => (m.position < life - 1 - i ? zero : SELF + m.before(life - 1 - i))),
    );
    return steps.add({ kind: 'buy', operands: [needed, start, ...earlier] });
  }
  // nothing bought ends its life: what is in service is carried on from month to month, with what was owned and without
  const carried = (result: number, first: (element: number) => number) =>
    byMonth(m => (m.position === 0 ? first(m.element) : SELF + result * size + m.before(1)));
  const withOwned = (result: number) => carried(result, e => owned[e]!);
  const without = (result: number) => carried(result, () => zero);
  if (left <= 0 || left >= months) {
    const before = left <= 0 ? without(1) : withOwned(1);
    return steps.add({ kind: 'buy', operands: [needed, before, before], results: 2 }).subarray(0, size);
  }
  const [early, late] = [withOwned(1), without(2)];
  const inService = byMonth(m => (m.position < left ? early : late)[m.element]!);
  return steps.add({ kind: 'buy', operands: [needed, inService, early, late], results: 3 }).subarray(0, size);
}
