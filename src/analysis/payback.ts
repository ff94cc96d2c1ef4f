import type { Context } from '../model/context.ts';
import { monthlyFactor } from '../model/discounting.ts';
import type { Plan } from '../model/plan.ts';
import { Decimal, ONE, ZERO } from '../quantity/decimal.ts';
import { likelyValues } from '../quantity/exact.ts';
import { type Bill, type CashFlow, cashFlowOf } from './cash-flow.ts';
import { internalRate } from './internal-rate.ts';

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
  /** A year; null where it is undefined. */
  readonly irr: Decimal | null;
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
    npv,
    irr: internalRate(flows),
  };
}

interface Crossing {
  readonly status: PaybackFound['status'];
  readonly months: Decimal | null;
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
  let [atStart, atEnd] = [ONE, ONE.dividedBy(factor)];
  for (let m = 0; m < savings.length; m++) {
    const gain = savings[m]!.times(atEnd).minus(bought[m]!.times(atStart));
    if (balance.plus(gain).gte(0)) return { status: 'within', months: balance.negated().dividedBy(gain).plus(m) };
    balance = balance.plus(gain);
    [atStart, atEnd] = [atEnd, atEnd.dividedBy(factor)];
  }
  return beyond(balance, savings.length, savings.at(-1)!, atEnd, factor, own, other);
}

/** A bill that is saved (sign 1) or paid (−1), `k` months after the last of the horizon. */
interface DriftingBill {
  readonly amount: number;
  readonly factor: number;
  readonly minimum: number;
  readonly sign: 1 | -1;
}

const drifting = ({ amount, factor, minimum }: Bill, sign: 1 | -1): DriftingBill => ({
  amount: amount.toNumber(),
  factor: factor.toNumber(),
  minimum: minimum.toNumber(),
  sign,
});

const billAt = (b: DriftingBill, k: number): number => b.sign * Math.max(b.minimum, b.amount * b.factor ** k);

/** Months looked at beyond the horizon; a saving that has not come back in a thousand years never does. */
const LONGEST = 12_000;

/**
 * The saving of the last month continued: API bills drift on, everything else is held. It stops when the outlay is back,
 * or when even the whole rest of the series cannot bring it back.
 */
function beyond(
  start: Decimal,
  horizon: number,
  last: Decimal,
  first: Decimal,
  factor: Decimal,
  own: CashFlow,
  other: CashFlow,
): Crossing {
  const bills = [...other.bills.map(b => drifting(b, 1)), ...own.bills.map(b => drifting(b, -1))];
  const held = last.toNumber() - bills.reduce((sum, b) => sum + billAt(b, 0), 0);
  const step = 1 / factor.toNumber();
  let [balance, weight] = [start.toNumber(), first.toNumber()];
  for (let k = 1; k <= LONGEST; k++) {
    const saving = held + bills.reduce((sum, b) => sum + billAt(b, k), 0);
    const gain = saving * weight;
    if (balance + gain >= 0) return { status: 'beyondHorizon', months: new Decimal(horizon + k - 1 - balance / gain) };
    balance += gain;
    weight *= step;
    if (balance + mostLeft(held, bills, k, weight, step) < 0) break;
  }
  return { status: 'never', months: null };
}

/** A bound on all that the months after k can still bring in; Infinity where there is none. */
function mostLeft(held: number, bills: readonly DriftingBill[], k: number, weight: number, step: number): number {
  let [steady, falling] = [held, 0];
  for (const b of bills) {
    const now = billAt(b, k);
    if (b.sign > 0 && b.factor > 1) return Number.POSITIVE_INFINITY;
    if (b.factor >= 1) steady += now;
    else {
      steady += b.sign * b.minimum;
      if (b.sign > 0) falling += ((now - b.minimum) * b.factor * weight) / (1 - b.factor * step);
    }
  }
  if (steady <= 0) return falling;
  return step < 1 ? falling + (steady * weight) / (1 - step) : Number.POSITIVE_INFINITY;
}
