import { taskCosts } from '../../analysis/task-costs.ts';
import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { ZERO } from '../../quantity/decimal.ts';
import { decimalText } from '../figure.ts';
import type { TaskCost } from './budget-report.ts';

/** Tokens of one Mtok. */
const MTOK = 1e6;

/** What each task costs in a plan; the rows add up to its monthly figure. */
export function taskReport(plan: Plan, context: Context): readonly TaskCost[] {
  const { monthly, tokens } = taskCosts(plan, context);
  const total = monthly.reduce((sum, cost) => sum.plus(cost), ZERO);
  return context.demand.list.map(({ id }, t) => ({
    task: id,
    monthly: decimalText(monthly[t]!),
    perMtok: tokens[t]!.isZero() ? null : decimalText(monthly[t]!.times(MTOK).dividedBy(tokens[t]!)),
    share: total.isZero() ? '0' : decimalText(monthly[t]!.dividedBy(total)),
  }));
}
