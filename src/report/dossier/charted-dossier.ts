import { reportOf } from '../assemble.ts';
import type { ChartId } from '../chart/chart.ts';
import type { CompareInput } from '../compare-input.ts';
import { costedRun } from '../costed-run.ts';
import { curvesOf } from './build-curves.ts';
import type { DossierAnswer } from './build-dossier.ts';
import { sensitivityOf } from './build-sensitivity.ts';

/** As much of a dossier as one chart draws; what stands in no chart is left empty. */
export function runChartedDossier(input: CompareInput, id: ChartId): DossierAnswer {
  const costed = costedRun({ ...input, derivations: false, cashFlow: id === 'cashflow' });
  if (!('run' in costed)) return costed;
  const { run } = costed;
  const report = reportOf(run);
  return {
    dossier: {
      run,
      report: {
        ...report,
        cashFlow: report.cashFlow ?? [],
        ledger: [],
        curves: id === 'breakeven' ? curvesOf(run.model, report) : null,
        sensitivity: id === 'tornado' ? sensitivityOf(run, report) : null,
      },
    },
    problems: run.problems,
  };
}
