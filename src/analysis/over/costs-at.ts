import type { Problem } from '../../input/problem.ts';
import type { Model } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { chosenSizes } from '../fleet-size.ts';
import { isPossible } from '../possible-at-likely.ts';
import type { Driver } from './driver.ts';

/** A value of the driver at which the scenario has a fault. */
export class NotComparable extends Error {
  constructor(where: string, problems: readonly Problem[]) {
    super(`${where}: ${problems.find(p => p.severity === 'error')?.message ?? 'no comparison'}`);
  }
}

/** Monthly cost of each plan, in the order asked; null where it is not possible. */
export type Costs = readonly (Decimal | null)[];

/** What `tco compare` says with the driver at a value: the formulas are built for it, fleets of a fill sized for it. */
export function comparedAt(driver: Driver, at: Decimal, plans: readonly string[]): Costs {
  const model = driver.model(at, () => undefined);
  const { faults } = model.context;
  if (faults.failed) throw new NotComparable(`at ${at.toFixed()} ${driver.unit}`.trim(), faults.problems);
  return plans.map(id => costOf(sized(id, model)));
}

/** A plan of a model, its free fleets at the size that makes it cheapest. */
export function sized(id: string, model: Model): Plan {
  const { mix } = model.mixes.find(m => m.id === id)!;
  return model.plan(id, mix, chosenSizes(id, mix, model));
}

function costOf(plan: Plan): Decimal | null {
  return plan.closed.length || !isPossible(plan) ? null : likelyValues(plan.figures.monthly)[0]!;
}
