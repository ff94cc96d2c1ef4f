import { Decimal } from '../quantity/decimal.ts';
import { DecimalRun } from '../quantity/decimal-run.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** By how much of the cost two plans may differ where they are said to cost the same. */
const SAME = new Decimal('1e-20');

/** Where two costs are the same near a place that was found on the way from today: exact where both are lines between the two. */
export function crossing(pair: readonly [Quantity, Quantity], path: string, today: Decimal, found: number): Decimal {
  const near = new Decimal(found);
  const run = new DecimalRun(pair, path);
  const gap = (x: Decimal) => {
    const [a, b] = run.at(x) as [Decimal, Decimal];
    return { of: a.minus(b), size: Decimal.max(a.abs(), b.abs()) };
  };
  const [here, there] = [gap(today), gap(near)];
  if (here.of.eq(there.of)) return near;
  const x = today.minus(here.of.times(near.minus(today)).dividedBy(there.of.minus(here.of)));
  const left = gap(x);
  return left.of.abs().lte(SAME.times(left.size)) ? x : near;
}
