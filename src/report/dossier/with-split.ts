import { cashFlowReport } from '../cash-flow/build-cash-flow.ts';
import type { RouteAnswer } from '../routing/build-route.ts';
import type { Dossier } from './build-dossier.ts';
import { ledgerOf } from './build-ledger.ts';

/** A dossier with the split that routing settled, costed like the plans. Where routing says nothing, it is left as it is. */
export function withSplit(dossier: Dossier, { report: answer, routed }: RouteAnswer): Dossier {
  if (!answer?.routing) return dossier;
  const { routing } = answer;
  const costed = answer.plans.find(p => p.id === routing.plan);
  const split =
    costed && routed
      ? {
          routed: costed,
          routedLedger: ledgerOf([routed.plan], routed.model.context),
          routedCashFlow: cashFlowReport(routed.plan, routed.model.context),
        }
      : {};
  return { ...dossier, report: { ...dossier.report, routing, ...split }, ...(routed ? { split: routed } : {}) };
}
