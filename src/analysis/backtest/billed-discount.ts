import { Decimal, ONE } from '../../quantity/decimal.ts';
import { sum } from './effects.ts';

/** What was paid for something, and what it costs by list. */
export interface Priced {
  readonly amount: Decimal;
  readonly listed: Decimal;
  /** Lines of the invoice that it is the sum of: each is rounded. */
  readonly lines: number;
}

/** How far an amount may be from the common share: a part of it, and a cent's rounding of each line. */
const SLACK = '0.005';
const CENT = '0.005';

/** How far above the list rounded amounts may come to. */
const ABOVE = '0.0005';

/** The share of the list that was paid, where it is the same for all and not above it; else undefined. */
export function uniformShare(priced: readonly Priced[]): Decimal | undefined {
  const known = priced.filter(p => !p.listed.isZero());
  if (known.length === 0) return undefined;
  const share = sum(known.map(p => p.amount)).dividedBy(sum(known.map(p => p.listed)));
  if (share.gt(ONE.plus(ABOVE)) || share.lte(0)) return undefined;
  const fits = known.every(({ amount, listed, lines }) =>
    amount
      .minus(share.times(listed))
      .abs()
      .lte(amount.abs().times(SLACK).plus(new Decimal(CENT).times(lines))),
  );
  return fits ? Decimal.min(share, ONE) : undefined;
}
