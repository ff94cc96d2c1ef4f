import type { Run } from '../assemble.ts';
import { cashFlowReport } from '../cash-flow/build-cash-flow.ts';
import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';
import { curvesOf } from '../dossier/build-curves.ts';
import type { CurvesReport } from '../dossier/dossier-report.ts';
import type { Report } from '../report.ts';

/** What the charts of a terminal show besides the report itself. */
export interface ChartData {
  readonly curves: CurvesReport | null;
  /** Of every possible plan. */
  readonly cashFlow: readonly CashFlowReport[];
}

export function chartData({ model, plans }: Run, report: Report): ChartData {
  const possible = new Set(report.plans.filter(plan => plan.feasible).map(plan => plan.id));
  return {
    curves: curvesOf(model, report),
    cashFlow: plans.filter(plan => possible.has(plan.id)).map(plan => cashFlowReport(plan, model.context)),
  };
}
