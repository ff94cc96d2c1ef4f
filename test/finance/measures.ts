import { DISCOUNT } from './inputs.ts';
import { MONTHLY, type Month, netOf, type PlanMonth } from './months.ts';
import { MONTHS, type Num, num, perMonth, sum, ZERO } from './number.ts';

const v = num(1).dividedBy(perMonth(DISCOUNT));
/** Worth at time 0 of what is paid at the end of a month, or at its start. */
export const atEnd = (month: number): Num => v.pow(month);
export const atStart = (month: number): Num => v.pow(month - 1);

/** What a month of a plan is worth at time 0. */
export const presentValueOf = (month: number, m: PlanMonth): Num =>
  sum([
    m.usage.times(atEnd(month)),
    m.upfront,
    m.owned,
    m.purchases.times(atStart(month)),
    m.sales.plus(m.bookValue).times(atEnd(month)).negated(),
  ]);

export interface Figures {
  readonly upfront: Num;
  readonly firstMonth: Num;
  readonly horizonTotal: Num;
  readonly presentValue: Num;
  readonly monthly: Num;
  readonly perMtok: Num;
}

export function figuresOf(plan: 'staged' | 'baseline'): Figures {
  const months = MONTHLY.map(m => m[plan]);
  const presentValue = sum(MONTHLY.map(m => presentValueOf(m.month, m[plan])));
  const annuity = sum(MONTHS.map(atEnd));
  const mtok = sum(MONTHLY.map(m => m.chatTokens.plus(m.indexTokens).times(atEnd(m.month)))).dividedBy(1e6);
  return {
    upfront: months[0]!.upfront.plus(months[0]!.purchases),
    firstMonth: months[0]!.usage.plus(months[0]!.depreciation),
    horizonTotal: sum(months.map(netOf)),
    presentValue,
    monthly: presentValue.dividedBy(annuity),
    perMtok: presentValue.dividedBy(mtok),
  };
}

/** Less is paid in the month than at the API: running costs at its end, what sales bring in included. */
export const savingOf = ({ baseline, staged }: Month): Num => baseline.usage.minus(staged.usage).plus(staged.sales);

const first = MONTHLY[0]!.staged;
/** All that is paid at time 0. */
export const OUTLAY = first.upfront.plus(first.owned).plus(first.purchases);
const boughtLater = (m: Month): Num => (m.month === 1 ? ZERO : m.staged.purchases);

/** Balance of outlay, savings and later purchases after each month, at their worth. */
export function balances(worthAtEnd: (m: number) => Num, worthAtStart: (m: number) => Num): readonly Num[] {
  let balance = OUTLAY.negated();
  return MONTHLY.map(m => {
    balance = balance.plus(savingOf(m).times(worthAtEnd(m.month))).minus(boughtLater(m).times(worthAtStart(m.month)));
    return balance;
  });
}

/** Months until the balance reaches 0, linear within the month. */
function paybackOf(after: readonly Num[]): Num {
  const i = after.findIndex(b => b.gte(0));
  const before = i === 0 ? OUTLAY.negated() : after[i - 1]!;
  return before.negated().dividedBy(after[i]!.minus(before)).plus(i);
}
const one = () => num(1);
export const PAYBACK = paybackOf(balances(one, one));
export const DISCOUNTED_PAYBACK = paybackOf(balances(atEnd, atStart));

/** At time 0 and at the end of each month: a purchase at the start of a month is one at the end of the month before. */
export const FLOWS: readonly Num[] = [
  OUTLAY.negated(),
  ...MONTHLY.map((m, i) => {
    const next = MONTHLY[i + 1];
    return savingOf(m)
      .minus(next ? next.staged.purchases : ZERO)
      .plus(m.staged.bookValue);
  }),
];

const worth = (rate: Num): Num => FLOWS.reduceRight((total, flow) => total.dividedBy(rate.plus(1)).plus(flow), ZERO);
export const NPV = worth(perMonth(DISCOUNT).minus(1));

/** The monthly rate at which the flows are worth nothing; they change their sign once. */
export const MONTHLY_IRR = (() => {
  let [low, high] = [ZERO, num(1)];
  for (let i = 0; i < 120; i++) {
    const middle = low.plus(high).dividedBy(2);
    if (worth(middle).gt(0)) low = middle;
    else high = middle;
  }
  return low;
})();
export const IRR = MONTHLY_IRR.plus(1).pow(12).minus(1);
