import { ZERO } from '../../quantity/decimal.ts';
import type { PlanReport, Report } from '../report.ts';
import { differenceOf, exactText } from './adding-up.ts';
import type { FigureName, LineChange, PlanChange, PlanSide } from './difference.ts';

const FIGURES: readonly FigureName[] = ['monthly', 'horizonTotal', 'upfront', 'perMtok'];

/** Every plan of either side: what it costs on both, and whether it is still there and possible. */
export function planChanges(a: Report, b: Report): readonly PlanChange[] {
  const ids = [...new Set([...a.plans, ...b.plans].map(plan => plan.id))];
  return ids.map(id => {
    const [before, after] = [a, b].map(report => report.plans.find(plan => plan.id === id));
    return {
      id,
      change: changeOf(before, after),
      a: before ? sideOf(before) : null,
      b: after ? sideOf(after) : null,
      difference: forEach(name => {
        const [was, is] = [before?.[name]?.value, after?.[name]?.value];
        return was === undefined || is === undefined ? null : exactText(differenceOf(was, is));
      }),
      lines: before && after ? lineChanges(before, after) : [],
    };
  });
}

function changeOf(before: PlanReport | undefined, after: PlanReport | undefined): PlanChange['change'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  if (before.feasible) return after.feasible ? 'kept' : 'lost';
  return after.feasible ? 'gained' : 'impossible';
}

const sideOf = (plan: PlanReport): PlanSide => ({
  kind: plan.kind,
  feasible: plan.feasible,
  reasons: plan.reasons,
  figures: forEach(name => plan[name]?.value ?? null),
});

const forEach = (of: (name: FigureName) => string | null): Record<FigureName, string | null> =>
  Object.fromEntries(FIGURES.map(name => [name, of(name)])) as Record<FigureName, string | null>;

/** The cost lines that are not the same, in the order of the first. */
function lineChanges(before: PlanReport, after: PlanReport): LineChange[] {
  const ids = [...new Set([...before.lines, ...after.lines].map(line => line.id))];
  return ids.flatMap(id => {
    const [was, is] = [before, after].map(plan => plan.lines.find(line => line.id === id));
    const difference = differenceOf(was?.monthly.value ?? '0', is?.monthly.value ?? '0');
    if (difference.eq(ZERO)) return [];
    const { label, option } = (was ?? is)!;
    return [
      {
        id,
        label,
        option,
        a: was?.monthly.value ?? null,
        b: is?.monthly.value ?? null,
        difference: exactText(difference),
      },
    ];
  });
}
