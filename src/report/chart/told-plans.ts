import type { Report } from '../report.ts';
import { byCost } from '../sentences/words.ts';

/** As many of the possible plans as can be told apart, in the order of the scenario: what runs today and what is somewhere the cheapest before the rest, the cheap ones first. */
export function toldPlans(report: Report, most: number): readonly string[] {
  const possible = report.plans.filter(plan => plan.feasible && plan.monthly).map(plan => plan.id);
  const cheap = byCost(report.plans).map(plan => plan.id);
  const wanted = [
    ...report.plans.filter(plan => plan.baseline).map(plan => plan.id),
    ...cheap.slice(0, 1),
    ...report.envelope.flatMap(({ cheapest }) => cheapest ?? []),
    ...cheap,
  ].filter(id => possible.includes(id));
  const told = new Set([...new Set(wanted)].slice(0, most));
  return possible.filter(id => told.has(id));
}
