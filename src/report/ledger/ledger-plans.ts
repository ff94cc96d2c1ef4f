import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';
import type { DossierReport, LedgerLine } from '../dossier/dossier-report.ts';
import type { PlanReport } from '../report.ts';

/** A plan with its cost lines and its cash; without them where it is not possible. */
export interface LedgerPlan {
  readonly plan: PlanReport;
  readonly lines: readonly LedgerLine[];
  readonly cashFlow: CashFlowReport | undefined;
}

/** The plans of the scenario, then the settled split where there is one. */
export function ledgerPlans({ plans, ledger, cashFlow, ...split }: DossierReport): readonly LedgerPlan[] {
  const own = plans.map(plan => ({
    plan,
    lines: ledger.filter(line => line.plan === plan.id),
    cashFlow: cashFlow.find(flow => flow.plan === plan.id),
  }));
  const { routed, routedLedger = [], routedCashFlow } = split;
  return routed ? [...own, { plan: routed, lines: routedLedger, cashFlow: routedCashFlow }] : own;
}
