import type { Context } from '../../model/context.ts';
import type { Line } from '../../model/line.ts';
import { MONTH } from '../../model/one.ts';
import { type Paced, rowOf } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { total } from '../../quantity/total.ts';

/** Cash of a plan as formulas, in the scenario's currency: cash as it moves, and purchases spread over their life. */
export interface PlanFlows {
  /** Running costs, paid at the end of each month; over months, or alike in all of them. */
  readonly usage: Quantity;
  /** Up-front costs, paid at time 0. */
  readonly upfront: Quantity;
  /** Book value at time 0 of hardware that is owned already, an outlay. */
  readonly owned: Quantity;
  /** Hardware, paid at the start of each month. */
  readonly purchases: Quantity;
  /** Hardware sold at the end of its life, received at the end of each month. */
  readonly sales: Quantity;
  /** Book value that comes back at the end of the horizon. */
  readonly bookValue: Quantity;
  /** Straight-line share of purchases, up-front costs and what is owned, by month. */
  readonly depreciation: Quantity;
}

/** Adds up the lines of a plan by when their money moves. */
export function flowsOf(lines: Plan['lines'], { scenario }: Context): PlanFlows {
  const nothing = Quantity.constant(0, scenario.currency, 'nothing paid');
  const sum = (pick: (line: Line) => readonly (Quantity | undefined)[]) =>
    total(
      lines.flatMap(pick).flatMap(q => q ?? []),
      nothing,
    );
  const monthly = (p: Paced | undefined) => p && rowOf(p).times(MONTH);
  const isUpfront = (line: Line) => line.id.endsWith('.upfront');
  return {
    usage: sum(l => [monthly(l.running)]),
    upfront: sum(l => [isUpfront(l) ? l.initial : undefined]),
    owned: sum(l => [isUpfront(l) ? undefined : l.initial]),
    purchases: sum(l => [l.purchases && rowOf(l.purchases)]),
    sales: sum(l => (l.sales ?? []).map(rowOf)),
    bookValue: sum(l => [l.bookValue]),
    depreciation: sum(l => (l.amortised ?? []).map(monthly)),
  };
}
