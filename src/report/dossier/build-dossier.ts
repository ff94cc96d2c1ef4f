import type { Routed } from '../../analysis/routing/solve-routing.ts';
import type { Problem } from '../../input/problem.ts';
import { type Run, reportOf } from '../assemble.ts';
import type { CompareInput } from '../compare-input.ts';
import { costedRun } from '../costed-run.ts';
import { curvesOf } from './build-curves.ts';
import { ledgerOf } from './build-ledger.ts';
import { sensitivityOf } from './build-sensitivity.ts';
import type { DossierReport } from './dossier-report.ts';

/** A Report with all that is handed on, and the formulas that it was computed from. */
export interface Dossier {
  readonly report: DossierReport;
  readonly run: Run;
  /** The split that `report.routing` tells of, where one was looked for and found. */
  readonly split?: Routed;
}

export interface DossierAnswer {
  /** Absent when the input is wrong. */
  readonly dossier?: Dossier;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to everything about it that leaves the terminal. */
export function runDossier(input: CompareInput): DossierAnswer {
  const costed = costedRun({ ...input, cashFlow: true });
  if (!('run' in costed)) return costed;
  const { run } = costed;
  const report = reportOf(run);
  const feasible = new Set(report.plans.filter(p => p.feasible).map(p => p.id));
  const possible = run.plans.filter(p => feasible.has(p.id));
  return {
    dossier: {
      run,
      report: {
        ...report,
        cashFlow: report.cashFlow ?? [],
        ledger: ledgerOf(possible, run.model.context),
        curves: curvesOf(run.model, report),
        sensitivity: sensitivityOf(run, report),
      },
    },
    problems: run.problems,
  };
}
