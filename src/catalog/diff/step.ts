import { sameDimension } from '../../quantity/unit.ts';
import { amountIn, inBase, isPrice } from './amount-in.ts';
import { type FigureChange, FLAGGED_FACTOR } from './catalog-diff.ts';

/** Whether two texts of the catalog mean the same: `3 USD/Mtok` and `3.0 USD/Mtok` do. */
export function sameFigure(old: string, now: string): boolean {
  if (old === now) return true;
  const [a, b] = [amountIn(old), amountIn(now)];
  if (!a || !b || !sameDimension(a.unit, b.unit)) return false;
  return (['low', 'likely', 'high'] as const).every(end => inBase(a, a[end]).eq(inBase(b, b[end])));
}

/** By how much one text of the catalog differs from another, by their likely values. */
export function stepOf(
  old: string | undefined,
  now: string | undefined,
): Pick<FigureChange, 'factor' | 'price' | 'beyond'> {
  const [a, b] = [old, now].map(text => (text === undefined ? undefined : amountIn(text)));
  const price = [a, b].some(amount => amount !== undefined && isPrice(amount));
  if (!a || !b) return { factor: undefined, price, beyond: false };
  // another currency, or per something else: the numbers say nothing of each other
  if (!sameDimension(a.unit, b.unit)) return { factor: undefined, price, beyond: true };
  const [from, to] = [inBase(a, a.likely), inBase(b, b.likely)];
  if (from.isZero()) return { factor: undefined, price, beyond: !to.isZero() };
  const beyond = to.gt(from.times(FLAGGED_FACTOR)) || to.times(FLAGGED_FACTOR).lt(from);
  return { factor: to.dividedBy(from).toFixed(), price, beyond };
}
