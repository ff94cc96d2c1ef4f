import type { Decimal } from '../../quantity/decimal.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import { plain } from '../format.ts';

/** A price after a discount, in the unit of the price: price x (1 - discount), the low price with the high discount. Null without a discount. */
export function netPrice({ amount }: Given, discount: Given): string | null {
  if (isZero(discount)) return null;
  const { unit, low, likely, high } = discount.amount;
  const left = (share: Decimal) => share.times(unit.numerator).dividedBy(unit.denominator).minus(1).negated();
  const [from, middle, to] = [
    amount.low.times(left(high)),
    amount.likely.times(left(likely)),
    amount.high.times(left(low)),
  ];
  const number = from.eq(to) ? plain(middle) : [from, middle, to].map(plain).join('..');
  return `${number} ${amount.unit.text}`;
}
