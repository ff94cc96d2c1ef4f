import type { Decimal } from './decimal.ts';
import { ZERO } from './decimal.ts';
import type { Given } from './given.ts';
import { pointAmount } from './point-amount.ts';
import type { Quantity } from './quantity.ts';

/** How an input follows a driver: from + rate × by, in the unit of the input; `by` is a plain number. */
export interface Moved {
  readonly from: Decimal;
  readonly rate: Decimal;
  readonly by: Quantity;
  /** Its value, in its unit, where the formulas are built. */
  readonly here: Decimal;
}

/** A line of a driver, and the stretch it is looked at on. */
export interface Line {
  readonly from: Decimal;
  readonly rate: Decimal;
}

/** What a driver is while formulas are built: a live number, where it stands, between which ends it will move, and who is told that its value was read rather than followed. */
export interface Live {
  readonly by: Quantity;
  readonly at: Decimal;
  readonly ends: readonly [Decimal, Decimal];
  readonly onRead: () => void;
}

/**
 * An input that follows a driver. Formulas take it live. Whoever reads its likely value while they are built
 * (a tier of prices, a measured row) makes formulas that hold only there, and `onRead` is called.
 */
export function movedGiven(given: Given, { from, rate }: Line, { by, at, ends, onRead }: Live): Given {
  const value = (x: Decimal) => from.plus(rate.times(x));
  const [a, b] = ends.map(value) as [Decimal, Decimal];
  const { unit, text } = given.amount;
  const here = value(at);
  return {
    ...given,
    amount: {
      low: a.lt(b) ? a : b,
      high: a.lt(b) ? b : a,
      get likely() {
        onRead();
        return here;
      },
      peaked: false,
      unit,
      text,
    },
    moved: { from, rate, by, here },
  };
}

/** Inputs of which some follow the same driver, as a formula of it: what they are where it is 0, plus what each gains with it. */
export function followed(givens: readonly Given[], make: (parts: readonly Given[]) => Quantity): Quantity {
  const { by } = givens.find(g => g.moved)!.moved!;
  const part = (given: Given, value: Decimal, what: string): Given => ({
    path: `${given.path} (${what})`,
    amount: pointAmount(value, given.amount.unit),
    source: given.source,
  });
  const from = givens.map(g => (g.moved ? part(g, g.moved.from, 'where the driver is 0') : g));
  const rate = givens.map(g => part(g, g.moved?.rate ?? ZERO, 'for each of the driver'));
  return make(from).plus(make(rate).times(by));
}
