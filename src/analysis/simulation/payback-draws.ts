import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { sizeOf } from '../../quantity/axis.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { FLOATS } from '../../quantity/floats.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { cashBack, type Money } from '../finance/cash-back.ts';
import { type CashFlow, cashFlowIn, cashFormulas } from '../finance/cash-flow.ts';
import { paybackPairs } from '../finance/payback.ts';
import type { Drawn } from './draw-runner.ts';

const NUMBERS: Money<number> = { ...FLOATS, number: x => x, from: x => x };

/** What a plan's outlay did in each draw: the months after which it had come back, Infinity where it never does. */
export interface PaybackDraws {
  readonly plan: string;
  readonly against: string;
  readonly months: Float64Array;
}

/** The cash of every plan that is paid for beforehand, and of what it is held against, ready to be drawn. */
export interface PaybackFormulas {
  readonly outputs: readonly Quantity[];
  /** Reads the outputs of some draws. */
  read(drawn: Pick<Drawn, 'outputs'>, count: number): readonly PaybackDraws[];
}

/** Undiscounted payback of the plans that have an outlay at likely values (DESIGN §7, settled 10); undefined where there are none. */
export function paybackFormulas(
  possible: readonly Plan[],
  baseline: string | undefined,
  context: Context,
): PaybackFormulas | undefined {
  const formulas = new Map(possible.map(p => [p.id, cashFormulas(p, context)]));
  const { against, payers } = paybackPairs(possible, baseline, p => likelyValues(formulas.get(p.id)!.outlay)[0]!);
  if (!against || !payers.length) return undefined;
  const outputs = [...new Set([against, ...payers].flatMap(p => quantitiesOf(formulas.get(p.id)!)))];
  const place = new Map(outputs.map((q, i) => [q, i]));
  // what is read of one draw, used again for the next
  const rows = new Map(outputs.map(q => [q, new Array<number>(sizeOf(q.axes)).fill(0)]));
  return {
    outputs,
    read({ outputs: values }, count) {
      const cashIn = (plan: string, draw: number) =>
        cashFlowIn(formulas.get(plan)!, q => {
          const [row, all] = [rows.get(q)!, values[place.get(q)!]!];
          for (let e = 0, at = draw; at < all.length; e++, at += count) row[e] = all[at]!;
          return row;
        });
      const found = payers.map(p => ({ plan: p.id, against: against.id, months: new Float64Array(count) }));
      for (let draw = 0; draw < count; draw++) {
        const other = cashIn(against.id, draw);
        for (const { plan, months } of found)
          months[draw] = cashBack(cashIn(plan, draw), other, 1, NUMBERS).months ?? Number.POSITIVE_INFINITY;
      }
      return found;
    },
  };
}

const quantitiesOf = ({ bills, ...rest }: CashFlow<Quantity, Quantity>): readonly Quantity[] => [
  ...Object.values(rest),
  ...bills.flatMap(b => [b.amount, b.factor, b.minimum, b.paidAnyway]),
];
