import type { Arithmetic } from '../../quantity/arithmetic.ts';
import { endlessSaving, monthsUntil } from './beyond-horizon.ts';
import type { Bill, CashFlow } from './cash-flow.ts';

/** An arithmetic whose numbers can be handed to float64 and back. */
export interface Money<T> extends Pick<Arithmetic<T>, 'plus' | 'minus' | 'times' | 'per' | 'atMost'> {
  number(a: T): number;
  from(a: number): T;
}

/** When an extra outlay has come back. */
export interface CashBack<T> {
  readonly status: 'within' | 'beyondHorizon' | 'never';
  readonly months: T | null;
  /** Of `never`: what is still out after the horizon, and the most that comes back later. */
  readonly short?: Shortfall<T>;
  /** Month at whose end less has come back than was paid, after it had come back once. */
  readonly belowAgain?: number;
}

export interface Shortfall<T> {
  readonly outstanding: T;
  readonly later: T;
}

/**
 * The first crossing of the cumulative cash of one plan over another, linear within the month; beyond the horizon the last month
 * goes on (DESIGN §7, settled 10). `factor` discounts a month; 1 is plain cash.
 */
export function cashBack<T>(
  own: CashFlow<T, readonly T[]>,
  other: CashFlow<T, readonly T[]>,
  factor: T,
  on: Money<T>,
): CashBack<T> {
  const [zero, one] = [on.from(0), on.from(1)];
  const reached = (a: T) => on.atMost(zero, a);
  const outlay = on.minus(own.outlay, other.outlay);
  if (on.atMost(outlay, zero)) return { status: 'within', months: zero };
  let balance = on.minus(zero, outlay);
  let crossed: CashBack<T> | undefined;
  let [atStart, atEnd] = [one, on.per(one, factor)];
  for (let m = 0; m < own.running.length; m++) {
    const saved = on.minus(other.running[m]!, own.running[m]!);
    const bought = m === 0 ? zero : on.minus(own.purchases[m]!, other.purchases[m]!);
    const gain = on.minus(on.times(saved, atEnd), on.times(bought, atStart));
    const before = balance;
    balance = on.plus(balance, gain);
    if (crossed && !reached(balance)) return { ...crossed, belowAgain: m + 1 };
    if (!crossed && reached(balance))
      crossed = { status: 'within', months: on.plus(on.per(on.minus(zero, before), gain), on.from(m)) };
    [atStart, atEnd] = [atEnd, on.per(atEnd, factor)];
  }
  if (crossed) return crossed;
  const outstanding = on.minus(zero, balance);
  const [mine, its] = [goingOn(own, on), goingOn(other, on)];
  const later = monthsUntil(on.number(outstanding), endlessSaving(mine, its, on.number(atEnd), on.number(factor)));
  if (later.months === null) {
    const short = {
      outstanding,
      get later() {
        return on.from(later.later);
      },
    };
    return { status: 'never', months: null, short };
  }
  return { status: 'beyondHorizon', months: on.plus(on.from(later.months), on.from(own.running.length)) };
}

const goingOn = <T>({ goesOn, bills }: CashFlow<T, readonly T[]>, { number }: Money<T>) => ({
  goesOn: number(goesOn),
  bills: bills.map(
    (b): Bill<number> => ({
      amount: number(b.amount),
      factor: number(b.factor),
      minimum: number(b.minimum),
      paidAnyway: number(b.paidAnyway),
    }),
  ),
});
