import { reasonsOf } from '../../../src/report/build-plan.ts';
import { cashFlowReport } from '../../../src/report/cash-flow/build-cash-flow.ts';
import type { CompareInput } from '../../../src/report/compare-input.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import { ledgerOf } from '../../../src/report/dossier/build-ledger.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { decimalText, FigureMaker } from '../../../src/report/figure.ts';
import { inputOf } from '../../model/compare.ts';
import { randomScenario } from './random-scenario.ts';

/** What a ledger is written from, of a scenario: its dossier without the questions that take most of the time and have tests of their own. */
export function ledgerReport(text: string, more: Partial<CompareInput> = {}): DossierReport {
  const costed = costedRun(inputOf(text, { derivations: false, cashFlow: true, ...more }));
  if (!('run' in costed)) throw new Error(costed.problems.map(p => `${p.code} ${p.message}`).join('; '));
  const { plans, scenario, model, input } = costed.run;
  const quantities = plans.flatMap(p => [
    p.figures.monthly,
    p.figures.horizonTotal,
    ...p.margins.flatMap(m => [m.margin, m.need, m.have]),
  ]);
  const maker = new FigureMaker(quantities);
  const reports = plans.map(p => {
    const reasons = reasonsOf(p, maker);
    const figure = (q: typeof p.figures.monthly) =>
      reasons.length ? null : { value: decimalText(maker.run.shown(q)), unit: q.shown.text };
    return {
      id: p.id,
      feasible: !reasons.length,
      reasons,
      monthly: figure(p.figures.monthly),
      horizonTotal: figure(p.figures.horizonTotal),
    };
  });
  const possible = plans.filter((_, i) => reports[i]!.feasible);
  return {
    basis: { currency: scenario.currency, horizonMonths: scenario.horizon },
    scenario: { name: scenario.name, sha256: input.sha256 },
    catalog: { sha256: '1'.repeat(64) },
    plans: reports,
    cashFlow: possible.map(p => cashFlowReport(p, model.context)),
    ledger: ledgerOf(possible, model.context),
  } as unknown as DossierReport;
}

const known = new Map<number, DossierReport>();

/** That of a random scenario, computed once for all tests of a file. */
export function randomLedger(seed: number): DossierReport {
  const found = known.get(seed) ?? ledgerReport(randomScenario(seed));
  known.set(seed, found);
  return found;
}
