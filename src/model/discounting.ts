import type { Axis } from '../quantity/axis.ts';
import type { Given } from '../quantity/given.ts';
import { isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import { MONTH, ONE, YEAR } from './one.ts';
import type { Paced } from './paced.ts';

/** Present values over the horizon (DESIGN §7, settled 1): monthly rate (1+r)^(1/12)−1; running costs at the end of their month, purchases at its start. */
export interface Discounting {
  /** Of a running cost: USD/month → USD. */
  presentValue(perMonth: Paced): Quantity;
  /** Of amounts paid at the start of each month. USD → USD. */
  presentValueAtStart(amounts: Paced): Quantity;
  /** Of amounts received at the end of each month. USD → USD. */
  presentValueAtEnd(amounts: Paced): Quantity;
  /** Of an amount at the end of the horizon. */
  atHorizonEnd(amount: Quantity): Quantity;
  /** Present value ÷ annuity factor: the levelised monthly amount. USD → USD/month. */
  levelised(presentValue: Quantity): Quantity;
  /** Sum over the months without discounting: USD/month → USD. */
  undiscounted(perMonth: Paced): Quantity;
  /** Sum of amounts over the months without discounting: USD → USD. */
  summed(amounts: Paced): Quantity;
}

/** The factor by which something grows in a month, from a rate a month or a year; exactly ONE for a rate of zero. */
export function monthlyFactor(rate: Given, name: string): Quantity {
  if (isZero(rate)) return ONE;
  const given = Quantity.given(rate, name);
  const yearly = given.shown.text.endsWith('year');
  const factor = ONE.plus(given.times(yearly ? YEAR : MONTH));
  return (yearly ? factor.twelfthRoot() : factor).as(`${name}, factor a month`, '');
}

export function discountingOf(rate: Given, months: Axis): Discounting {
  const growth = monthlyFactor(rate, 'discount rate');
  const v = growth === ONE ? ONE : ONE.per(growth).as('discount factor of one month', '');
  const atEnd = v.compounded(months, 1);
  const atStart = v.compounded(months, 0);
  if (v !== ONE) {
    atEnd.as('discount factor, end of month', '');
    atStart.as('discount factor, start of month', '');
  }
  const count = Quantity.constant(months.labels.length, '', 'months of the horizon', 'months of the horizon');
  const annuity = (v === ONE ? count : atEnd.sumOver(months)).times(MONTH).as('annuity factor', 'month');
  const summed = (q: Quantity) => (q.axes.includes(months) ? q.sumOver(months) : q.times(count));
  /** Sum of a shape × weights, once per shape. */
  const weighed = (weights: Quantity, called: string) => {
    const known = new Map<Quantity, Quantity>();
    return ({ level, shape }: Paced): Quantity => {
      if (level.axes.includes(months)) return level.times(shape, weights).sumOver(months);
      const factor = known.get(shape) ?? summed(shape.times(weights)).as(called, shape.unit.text);
      known.set(shape, factor);
      return level.times(factor);
    };
  };
  const end = weighed(atEnd, 'months of the horizon, discounted from the end of each');
  const start = weighed(atStart, 'months of the horizon, discounted from the start of each');
  const plain = weighed(ONE, 'months of the horizon, not discounted');
  return {
    presentValue: p => end(p).times(MONTH),
    presentValueAtStart: start,
    presentValueAtEnd: end,
    atHorizonEnd: q => q.times(atEnd.at(months, months.labels.length - 1)),
    levelised: q => q.per(annuity),
    undiscounted: p => plain(p).times(MONTH),
    summed: plain,
  };
}
