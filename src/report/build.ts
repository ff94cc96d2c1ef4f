import type { Problem } from '../input/problem.ts';
import { likelyValues } from '../quantity/exact.ts';
import { type Run, reportOf } from './assemble.ts';
import type { CompareInput } from './compare-input.ts';
import { costedRun } from './costed-run.ts';
import { decimalText } from './figure.ts';
import { type ChartData, chartData } from './plot/chart-data.ts';
import type { Report } from './report.ts';

export type { CompareInput } from './compare-input.ts';

export interface Compared {
  /** Absent when the input is wrong, and where only the cost of a month was asked. */
  readonly report?: Report;
  /** The likely cost of the plan of `firstMonthOf`, in the scenario's currency a month, where there is such a plan. */
  readonly firstMonth?: string;
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
  const { run } = costed;
  if (input.firstMonthOf !== undefined) return { ...firstMonthOf(run, input.firstMonthOf), problems: run.problems };
  const report = reportOf(run);
  return {
    report: further ? further(run, report) : report,
    problems: run.problems,
    ...(input.charts ? { charts: chartData(run, report) } : {}),
  };
}

function firstMonthOf({ plans }: Run, plan: string): Pick<Compared, 'firstMonth'> {
  const found = plans.find(({ id }) => id === plan);
  return found ? { firstMonth: decimalText(likelyValues(found.figures.firstMonth)[0]!) } : {};
}
