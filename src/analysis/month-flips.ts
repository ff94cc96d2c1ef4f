import type { Model } from '../model/model.ts';
import { Decimal } from '../quantity/decimal.ts';
import type { FlipFound } from './flips.ts';
import { comparedAt, NotComparable } from './over/costs-at.ts';
import { winnerOf } from './over/halving.ts';
import { monthsDriver } from './over/horizon.ts';

/** Horizons that are looked at, in months. */
const LONGEST = 120;

/** The nearest shorter and longer horizon, in whole months, with which another plan is the cheapest; each is compared in full. */
export function monthFlips(model: Model, plans: readonly string[], cheapest: string): readonly FlipFound[] {
  const today = model.context.scenario.horizon;
  const driver = monthsDriver([new Decimal(1), new Decimal(LONGEST)], model);
  const all = plans.map((_, i) => i);
  const winnerAt = (months: number): string | null => {
    try {
      return winnerOf(comparedAt(driver, new Decimal(months), plans), all, plans, 'first');
    } catch (fault) {
      if (!(fault instanceof NotComparable)) throw fault;
      return null;
    }
  };
  const search = (step: 1 | -1): readonly FlipFound[] => {
    for (let months = today + step; months >= 1 && months <= LONGEST; months += step) {
      const to = winnerAt(months);
      if (to === null || to === cheapest) continue;
      const direction = step > 0 ? 'above' : 'below';
      return [{ driver: 'months', to, at: `${months}`, direction, distance: Math.abs(months / today - 1) }];
    }
    return [];
  };
  return [...search(-1), ...search(1)];
}
