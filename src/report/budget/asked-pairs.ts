import { breakEvenOf, trafficCurves } from '../../analysis/break-even.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';
import type { Run } from '../assemble.ts';
import { breakEvenReport } from '../build-break-even.ts';
import type { BreakEven, Report } from '../report.ts';
import { pairIn } from './figure-at.ts';

/** The break-evens that limits ask for and the report has not: of any two plans that are possible. */
export function askedPairs(limits: readonly BudgetLimit[], report: Report, { model }: Run): readonly BreakEven[] {
  const volume = Number(report.basis.tokensPerMonth.value);
  const possible = (id: string) => report.plans.some(p => p.id === id && p.feasible);
  const pairs = new Map<string, readonly [string, string]>();
  for (const { figure } of limits) {
    if (figure.kind !== 'breakEven' || !figure.between.every(possible) || pairIn(report.breakEven, figure.between))
      continue;
    pairs.set(JSON.stringify([...figure.between].sort()), figure.between);
  }
  if (pairs.size === 0 || !(volume > 0)) return [];
  const curves = new Map(trafficCurves(model, [...new Set([...pairs.values()].flat())], volume).map(c => [c.id, c]));
  return [...pairs.values()].map(([a, b]) => breakEvenReport(breakEvenOf(curves.get(a)!, curves.get(b)!)));
}
