import type { Problem } from '../../input/problem.ts';
import { type Run, reportOf } from '../assemble.ts';
import type { CompareInput } from '../compare-input.ts';
import { costedRun } from '../costed-run.ts';
import { withExcerpts } from '../excerpts.ts';
import { DEFAULT_PRICE_AGE } from '../price-age.ts';
import type { Report } from '../report.ts';
import { askedPairs } from './asked-pairs.ts';
import type { BudgetReport } from './budget-report.ts';
import { type Baseline, checkBudget } from './check-budget.ts';
import { agesOf } from './price-days.ts';
import { taskReport } from './task-report.ts';
import { unknownParts } from './unknown-parts.ts';

/** What `tco check` is asked besides the scenario. */
export interface CheckQuestion {
  readonly baseline?: Baseline | undefined;
  /** The day of the clock, `YYYY-MM-DD`: what the age of prices is counted to where no day is named. */
  readonly today: string;
  /** The whole Report, as `compare` makes it; else what the limits do not speak of is left out. */
  readonly whole: boolean;
}

/** The Report with what the check found. */
export type CheckedReport = Report & { readonly budget: BudgetReport };

export interface Checked {
  /** Absent when the input is wrong. */
  readonly report?: CheckedReport;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to its Report, held against the limits of its `budget:`. */
export function runCheck(input: CompareInput, { baseline, today, whole }: CheckQuestion): Checked {
  const costed = costedRun(input);
  if (!('run' in costed)) return costed;
  const limits = costed.run.scenario.budget;
  const unknown = unknownParts(limits, costed.run.plans);
  const problems = [
    ...costed.run.problems,
    ...withExcerpts(unknown, input),
    ...(baseline ? baselineWarnings(baseline, costed.run) : []),
  ];
  if (unknown.length > 0) return { problems };
  const run: Run = { ...costed.run, problems, overTraffic: whole };
  const plain = reportOf(run);
  const report: Report = {
    ...plain,
    plans: withTasks(plain, run),
    breakEven: [...plain.breakEven, ...askedPairs(limits, plain, run)],
  };
  const budget = checkBudget(limits, report, agesOf(run, today), input.priceAge ?? DEFAULT_PRICE_AGE, baseline);
  return { report: { ...report, budget }, problems };
}

/** The plans, with the costs of tasks where a limit speaks of them. */
function withTasks({ plans }: Report, { scenario, plans: costed, model }: Run): Report['plans'] {
  const asked = new Set(scenario.budget.flatMap(({ figure }) => (figure.kind === 'task' ? [figure.plan] : [])));
  return plans.map(plan =>
    asked.has(plan.id) && plan.feasible
      ? { ...plan, tasks: taskReport(costed.find(p => p.id === plan.id)!, model.context) }
      : plan,
  );
}

/** What makes a baseline another question than that of this run. */
function baselineWarnings({ report, file }: Baseline, { layers, scenario, asOf }: Run): readonly Problem[] {
  const { catalog, basis } = report;
  const differs = [
    catalog.sha256 !== layers.base.sha256 &&
      `with another catalog (${catalog.version}, this is ${layers.base.version}): prices are part of what changed`,
    catalog.asOf !== asOf && `with the prices of another day (${catalog.asOf}, these are of ${asOf})`,
    report.scenario.name !== scenario.name && `from another scenario ("${report.scenario.name}")`,
    basis.horizonMonths !== scenario.horizon &&
      `over another horizon (${basis.horizonMonths} months, this is ${scenario.horizon})`,
  ];
  return differs.flatMap((how): Problem[] =>
    how ? [{ code: 'E561', severity: 'warning', message: `\`${file}\` was computed ${how}` }] : [],
  );
}
