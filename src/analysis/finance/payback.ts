import type { Context } from '../../model/context.ts';
import { monthlyFactor } from '../../model/discounting.ts';
import type { Plan } from '../../model/plan.ts';
import { Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { endlessSaving, monthsUntil } from './beyond-horizon.ts';
import { type CashFlow, cashFlowOf } from './cash-flow.ts';
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
  readonly short: Shortfall | undefined;
  /** Month of the horizon (1 is the first) at whose end less has come back than was paid, after it had come back once. */
  readonly belowAgain: number | null;
}

/** Payback of each possible plan with an outlay, against the baseline, else the cheapest plan without one. */
export function paybacksOf(possible: readonly Plan[], baseline: string | undefined, context: Context): PaybackFound[] {
  const flows = new Map(possible.map(p => [p.id, cashFlowOf(p, context)]));
  const cost = (p: Plan) => likelyValues(p.figures.monthly)[0]!;
  const free = possible.filter(p => flows.get(p.id)!.outlay.isZero()).sort((a, b) => cost(a).comparedTo(cost(b)));
  const against = possible.find(p => p.id === baseline) ?? free[0];
  if (!against) return [];
  const payers = possible.filter(p => p !== against && flows.get(p.id)!.outlay.gt(0));
  return payers.map(p => payback(p.id, flows.get(p.id)!, against.id, flows.get(against.id)!, context));
}

function payback(plan: string, own: CashFlow, against: string, other: CashFlow, context: Context): PaybackFound {
  const factor = likelyValues(monthlyFactor(context.scenario.discountRate, 'discount rate'))[0]!;
  const outlay = own.outlay.minus(other.outlay);
  const savings = own.running.map((paid, m) => other.running[m]!.minus(paid));
  const bought = own.purchases.map((paid, m) => paid.minus(other.purchases[m]!));
  const book = own.bookValue.minus(other.bookValue);
  const plain = series(outlay, savings, bought, ONE, own, other);
  const discounted = series(outlay, savings, bought, factor, own, other);
  const flows = [outlay.negated(), ...savings.map((s, m) => s.minus(bought[m + 1] ?? 0))];
  flows[flows.length - 1] = flows.at(-1)!.plus(book);
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

interface Crossing {
  readonly status: PaybackFound['status'];
  readonly months: Decimal | null;
  /** Of `never`: what is still out after the horizon, and the most that comes back later. */
  readonly short?: Shortfall;
  readonly belowAgain?: number;
}

export interface Shortfall {
  readonly outstanding: Decimal;
  readonly later: Decimal;
}

/** The first crossing of the cumulative cash, linear within the month; beyond the horizon the last month goes on. */
function series(
  outlay: Decimal,
  savings: readonly Decimal[],
  bought: readonly Decimal[],
  factor: Decimal,
  own: CashFlow,
  other: CashFlow,
): Crossing {
  if (outlay.lte(0)) return { status: 'within', months: ZERO };
  let balance = outlay.negated();
  let crossed: Crossing | undefined;
  let [atStart, atEnd] = [ONE, ONE.dividedBy(factor)];
  for (let m = 0; m < savings.length; m++) {
    const gain = savings[m]!.times(atEnd).minus(bought[m]!.times(atStart));
    const before = balance;
    balance = balance.plus(gain);
    if (crossed && balance.lt(0)) return { ...crossed, belowAgain: m + 1 };
    if (!crossed && balance.gte(0)) crossed = { status: 'within', months: before.negated().dividedBy(gain).plus(m) };
    [atStart, atEnd] = [atEnd, atEnd.dividedBy(factor)];
  }
  if (crossed) return crossed;
  const outstanding = balance.negated();
  const reached = monthsUntil(outstanding.toNumber(), endlessSaving(own, other, atEnd, factor));
  if (reached.months === null)
    return { status: 'never', months: null, short: { outstanding, later: new Decimal(reached.later) } };
  return { status: 'beyondHorizon', months: new Decimal(reached.months).plus(savings.length) };
}
