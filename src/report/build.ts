import type { Problem } from '../input/problem.ts';
import { type Run, reportOf } from './assemble.ts';
import type { CompareInput } from './compare-input.ts';
import { costedRun } from './costed-run.ts';
import { type ChartData, chartData } from './plot/chart-data.ts';
import type { Report } from './report.ts';

export type { CompareInput } from './compare-input.ts';

export interface Compared {
  /** Absent when the input is wrong. */
  readonly report?: Report;
  readonly problems: readonly Problem[];
  /** Beside the report, where it was asked for. */
  readonly charts?: ChartData;
  /** The question itself cannot be put. */
  readonly refused?: { readonly message: string; readonly hint: string | undefined };
}

/** From the text of a scenario to its Report: parse, build the formulas, run them, ask the questions; `further` asks more. */
export function runCompare(input: CompareInput, further?: (run: Run, report: Report) => Report): Compared {
  const costed = costedRun(input);
  if (!('run' in costed)) return costed;
  const run = input.onlyPlan === undefined ? costed.run : alone(costed.run, input.onlyPlan);
  const report = reportOf(run);
  return {
    report: further ? further(run, report) : report,
    problems: run.problems,
    ...(input.charts ? { charts: chartData(run, report) } : {}),
  };
}

const alone = (run: Run, plan: string): Run => ({
  ...run,
  plans: run.plans.filter(({ id }) => id === plan),
  overTraffic: false,
});
