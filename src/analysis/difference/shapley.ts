import { type Decimal, Decimal as DecimalOf, ZERO } from '../../quantity/decimal.ts';

/**
 * What each of `count` players adds to `value`, averaged over all orders in which they can come (the Shapley value):
 * Σ over the sets S without the player of |S|! (n − |S| − 1)! ÷ n! × (value(S ∪ player) − value(S)).
 * The parts add up to value(all) − value(none), and no order is preferred. A set is a bit mask.
 * Source: L. S. Shapley, A Value for n-Person Games, 1953; in decompositions of change, A. Shorrocks, 1999 and 2013.
 */
export function shapley(count: number, value: (set: number) => Decimal): Decimal[] {
  const factorial = [1];
  for (let i = 1; i <= count; i++) factorial.push(factorial[i - 1]! * i);
  return Array.from({ length: count }, (_, player) => {
    let sum: Decimal = ZERO;
    for (let set = 0; set < 2 ** count; set++) {
      if (set & (1 << player)) continue;
      const size = bits(set);
      const weight = factorial[size]! * factorial[count - size - 1]!;
      sum = sum.plus(
        value(set | (1 << player))
          .minus(value(set))
          .times(weight),
      );
    }
    return sum.dividedBy(new DecimalOf(factorial[count]!));
  });
}

/** How many members a set has. */
export const bits = (set: number): number => {
  let left = set;
  let found = 0;
  for (; left > 0; left &= left - 1) found++;
  return found;
};
