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

/** What takes work of its own and not every document shows. `breakEven`: with envelope and flips. */
export const DOSSIER_PARTS = ['breakEven', 'cashFlow', 'ledger', 'curves', 'sensitivity', 'derivations'] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** From the text of a scenario to what about it leaves the terminal: all of it, or some parts, the others being empty. */
export function runDossier(input: CompareInput, parts: readonly DossierPart[] = DOSSIER_PARTS): DossierAnswer {
  const asked = new Set(parts);
  const costed = costedRun({
    ...input,
    derivations: asked.has('derivations') && input.derivations !== false,
    cashFlow: asked.has('cashFlow') || asked.has('ledger'),
  });
  if (!('run' in costed)) return costed;
  const { run } = costed;
  const report = reportOf({ ...run, overTraffic: asked.has('breakEven') || asked.has('curves') });
  const feasible = new Set(report.plans.filter(p => p.feasible).map(p => p.id));
  const possible = run.plans.filter(p => feasible.has(p.id));
  return {
    dossier: {
      run,
      report: {
        ...report,
        cashFlow: report.cashFlow ?? [],
        ledger: asked.has('ledger') ? ledgerOf(possible, run.model.context) : [],
        curves: asked.has('curves') ? curvesOf(run.model, report) : null,
        sensitivity: asked.has('sensitivity') ? sensitivityOf(run, report) : null,
      },
    },
    problems: run.problems,
  };
}
