import type { Axis } from '../quantity/axis.ts';
import type { Given } from '../quantity/given.ts';
import { isZero, Quantity } from '../quantity/quantity.ts';

/** Present values over the horizon (DESIGN §7, settled 1): monthly rate (1+r)^(1/12)−1; running costs at the end of their month, purchases at its start. */
export interface Discounting {
  /** Of a running cost: a scalar (every month the same) or a row over months. USD/month → USD. */
  presentValue(perMonth: Quantity): Quantity;
  /** Of amounts paid at the start of each month. USD → USD. */
  presentValueAtStart(amounts: Quantity): Quantity;
  /** Of amounts received at the end of each month. USD → USD. */
  presentValueAtEnd(amounts: Quantity): Quantity;
  /** Of an amount at the end of the horizon. */
  atHorizonEnd(amount: Quantity): Quantity;
  /** Present value ÷ annuity factor: the levelised monthly amount. USD → USD/month. */
  levelised(presentValue: Quantity): Quantity;
  /** Sum over the months without discounting: USD/month → USD. */
  undiscounted(perMonth: Quantity): Quantity;
}

export const ONE = Quantity.constant(1, '', 'one');
export const MONTH = Quantity.constant(1, 'month', 'one month');
export const YEAR = Quantity.constant(1, 'year', 'one year');

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
  return {
    presentValue: q => (q.axes.includes(months) ? q.times(atEnd).sumOver(months).times(MONTH) : q.times(annuity)),
    presentValueAtStart: q => summed(q.times(atStart)),
    presentValueAtEnd: q => summed(q.times(atEnd)),
    atHorizonEnd: q => q.times(atEnd.at(months, months.labels.length - 1)),
    levelised: q => q.per(annuity),
    undiscounted: q => summed(q).times(MONTH),
  };
}
