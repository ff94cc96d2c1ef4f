import type { Context } from '../../model/context.ts';
import { monthlyFactor } from '../../model/discounting.ts';
import type { Plan } from '../../model/plan.ts';
import { Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import { EXACT, likelyValues } from '../../quantity/exact.ts';
import { cashBack, type Money, type Shortfall } from './cash-back.ts';
import { type CashFlow, cashFlowIn, cashFormulas } from './cash-flow.ts';
import { type InternalRate, internalRate } from './internal-rate.ts';

/** When the extra outlay of a plan has come back, from cash alone (DESIGN §7, settled 10). */
export interface PaybackFound {
  readonly plan: string;
  readonly against: string;
  readonly outlay: Decimal;
  readonly status: 'within' | 'beyondHorizon' | 'never';
  readonly months: Decimal | null;
  readonly discountedMonths: Decimal | null;
  /** Present value of what the plan saves, the returned book value included. */
  readonly npv: Decimal;
  /** A year. */
  readonly irr: InternalRate;
  readonly discountedStatus: 'within' | 'beyondHorizon' | 'never';
  /** Of `never`. */
  readonly short: Shortfall<Decimal> | undefined;
  /** Month of the horizon (1 is the first) at whose end less has come back than was paid, after it had come back once. */
  readonly belowAgain: number | null;
}

/** Payback of each possible plan with an outlay, against the baseline, else the cheapest plan without one. */
export function paybacksOf(possible: readonly Plan[], baseline: string | undefined, context: Context): PaybackFound[] {
  const flows = new Map(possible.map(p => [p.id, cashFlowIn(cashFormulas(p, context), likelyValues)]));
  const { against, payers } = paybackPairs(possible, baseline, p => flows.get(p.id)!.outlay);
  if (!against) return [];
  return payers.map(p => payback(p.id, flows.get(p.id)!, against.id, flows.get(against.id)!, context));
}

/** The plans with an outlay at likely values, and what they are held against. */
export function paybackPairs(
  possible: readonly Plan[],
  baseline: string | undefined,
  outlay: (plan: Plan) => Decimal,
): { readonly against: Plan | undefined; readonly payers: readonly Plan[] } {
  const cost = (p: Plan) => likelyValues(p.figures.monthly)[0]!;
  const free = possible.filter(p => outlay(p).isZero()).sort((a, b) => cost(a).comparedTo(cost(b)));
  const against = possible.find(p => p.id === baseline) ?? free[0];
  return { against, payers: against ? possible.filter(p => p !== against && outlay(p).gt(0)) : [] };
}

type Cash = CashFlow<Decimal, readonly Decimal[]>;

function payback(plan: string, own: Cash, against: string, other: Cash, context: Context): PaybackFound {
  const factor = likelyValues(monthlyFactor(context.scenario.discountRate, 'discount rate'))[0]!;
  const plain = cashBack(own, other, ONE, DECIMALS);
  const discounted = cashBack(own, other, factor, DECIMALS);
  const bought = own.purchases.map((paid, m) => paid.minus(other.purchases[m]!));
  const savings = own.running.map((paid, m) => other.running[m]!.minus(paid));
  const flows = [other.outlay.minus(own.outlay), ...savings.map((s, m) => s.minus(bought[m + 1] ?? 0))];
  flows[flows.length - 1] = flows.at(-1)!.plus(own.bookValue.minus(other.bookValue));
  const npv = flows.reduce((sum, f, m) => sum.plus(f.dividedBy(factor.pow(m))), ZERO);
  return {
    plan,
    against,
    outlay: own.outlay,
    status: plain.status,
    months: plain.months,
    discountedMonths: discounted.months,
    discountedStatus: discounted.status,
    short: plain.short,
    belowAgain: plain.belowAgain ?? null,
    npv,
    irr: internalRate(flows),
  };
}

const DECIMALS: Money<Decimal> = { ...EXACT, number: x => x.toNumber(), from: x => new Decimal(x) };
