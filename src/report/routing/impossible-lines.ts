import type { PlanReport, Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { listed } from '../sentences/words.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { RoutingReport } from './routing-report.ts';

/** Where no split is possible: the requirements that clash by name, and what each plan lacks. */
export function impossibleLines(report: Report, routing: RoutingReport, screen: Screen): string[][] {
  const width = Math.min(screen.width, LONGEST_LINE);
  const line = (text: string) => wrap(shown(text, screen), width, 4, 6);
  const title = (text: string) => wrap(shown(text, screen), width, 2).map(screen.style.strong);
  const requirements = routing.clash?.requirements ?? [];
  const refused = report.plans.filter(plan => !plan.feasible);
  return [
    requirements.length
      ? [...title('What clashes:'), ...requirements.flatMap(r => line(`${r.sentence} (${r.id})`))]
      : [],
    refused.length ? [...title('What each plan lacks:'), ...refused.flatMap(plan => line(lackOf(plan, routing)))] : [],
  ];
}

/** `sonnet: closed to letters`; the reasons of a closed task stand in a list of their own. */
export function lackOf({ id, reasons }: PlanReport, { because }: RoutingReport): string {
  const barred = because.filter(({ open }) => !open);
  const closed = barred.filter(({ task, reason }) => reasons.includes(`${task}: ${reason}`));
  const tasks = [...new Set(closed.map(({ task }) => task))];
  const others = reasons.filter(reason => !closed.some(b => `${b.task}: ${b.reason}` === reason));
  const words = [...(tasks.length ? [`closed to ${listed(tasks, 'and')}`] : []), ...others];
  return `${id}: ${words.join('; ') || 'no reason given'}`;
}
