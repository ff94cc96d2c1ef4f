import type { LimitedFigure } from '../../analysis/simulation/drawn-costs.ts';
import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Given } from '../../quantity/given.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';
import { limitIn } from '../budget/threshold.ts';
import { figureIds } from '../build-plan.ts';

/** The limits of the budget on figures of plans, which every draw has; limits of other kinds stay with `tco check`. */
export function limitedFigures(
  limits: readonly BudgetLimit[],
  plans: readonly Plan[],
  context: Context,
): readonly LimitedFigure[] {
  const daysPerMonth = likelyValues(context.calendar.daysPerMonth)[0]!;
  return limits.flatMap(({ metric, figure, max, min }) => {
    const plan = 'plan' in figure ? plans.find(p => p.id === figure.plan) : undefined;
    const limited = plan && limitedFigure(figure, plan, context);
    if (!plan || !limited || (!max && !min)) return [];
    const { text, numerator, denominator } = limited.shown;
    const inBase = (limit: Given | undefined) =>
      limit && limitIn(text, limit, daysPerMonth).times(numerator).dividedBy(denominator).toNumber();
    return [{ metric, plan: plan.id, figure: limited, max: inBase(max), min: inBase(min) }];
  });
}

function limitedFigure(figure: BudgetLimit['figure'], plan: Plan, { calendar }: Context): Quantity | undefined {
  switch (figure.kind) {
    case 'plan':
      return figure.figure === 'cheapestIn' ? undefined : plan.figures[figure.figure];
    case 'line':
      return plan.lines.find(l => l.id === figure.line)?.monthly;
    case 'pool':
      return new Map(figureIds(plan, calendar.months)).get(`plans.${plan.id}.pools.${figure.option}.${figure.figure}`);
    default:
      return undefined;
  }
}
