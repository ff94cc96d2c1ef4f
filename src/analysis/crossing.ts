import { Decimal } from '../quantity/decimal.ts';
import { DecimalRun } from '../quantity/decimal-run.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { WIDTH } from './flips.ts';

/** By how much of the cost two plans may differ where they are said to cost the same. */
const SAME = new Decimal('1e-20');

/** A place that was found lies no farther than this behind the crossing. */
const REACH = 2 * WIDTH;

/** Where two costs are the same near a place that was found on the way from today: exact where both are lines between today and there, or just before it. */
export function crossing(pair: readonly [Quantity, Quantity], path: string, today: Decimal, found: number): Decimal {
  const near = new Decimal(found);
  const run = new DecimalRun(pair, path);
  const gap = (x: Decimal) => {
    const [a, b] = run.at(x) as [Decimal, Decimal];
    return { of: a.minus(b), size: Decimal.max(a.abs(), b.abs()) };
  };
  const there = gap(near);
  const before = near.minus(new Decimal(REACH).times(near.gt(today) ? 1 : -1));
  for (const from of [today, before]) {
    const here = gap(from);
    if (here.of.eq(there.of)) continue;
    const x = from.minus(here.of.times(near.minus(from)).dividedBy(there.of.minus(here.of)));
    // lines may meet elsewhere, where a step on the way is what turned the verdict
    if (x.minus(today).times(near.minus(x)).isNegative()) continue;
    const left = gap(x);
    if (left.of.abs().lte(SAME.times(left.size))) return x;
  }
  return near;
}
