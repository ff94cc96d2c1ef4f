import type { Amount } from './amount.ts';
import { Decimal, ONE, ZERO } from './decimal.ts';
import type { Moved } from './moved.ts';
import { pointAmount } from './point-amount.ts';
import type { Source } from './source.ts';
import { unit } from './unit.ts';

/** An input of the program: what was written, where it comes from, and the dotted path that `--set` and `explain` use for it. */
export interface Given {
  readonly path: string;
  readonly amount: Amount;
  readonly source: Source;
  /** Follows a driver: the formulas take it live, and `amount` is what it is where they are built. */
  readonly moved?: Moved;
  /** The same amount, for formulas and for whoever shapes nothing by it: that `amount` was looked at is noted. */
  readonly watched?: Amount;
}

/** A given of the program's own. */
export function constantGiven(value: string | number | Decimal, unitText: string, reason: string): Given {
  const number = value === 0 ? ZERO : value === 1 ? ONE : new Decimal(value);
  return {
    path: reason,
    amount: pointAmount(number, unit(unitText)),
    source: { kind: 'constant', reason },
  };
}

/** The likely value of an input in base units (tok, month, h, W), whatever unit it was written in. */
export const likelyInBase = (given: Given): Decimal => inBase(given, 'likely');

/** One end of an input, or its likely value, in base units. */
export const inBase = ({ amount }: Given, end: 'low' | 'likely' | 'high'): Decimal =>
  amount[end].times(amount.unit.numerator).dividedBy(amount.unit.denominator);

/** Whether an input is exactly zero and cannot move; one that is watched may be set to something else. */
export const isZero = (given: Given): boolean =>
  !given.watched && given.amount.low.isZero() && given.amount.high.isZero();
