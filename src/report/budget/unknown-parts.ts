import type { Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { Plan } from '../../model/plan.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';

/** Errors for cost lines and fleets that a limit names and its plan does not have: which ones there are is known once a plan is built. */
export function unknownParts(limits: readonly BudgetLimit[], plans: readonly Plan[]): readonly Problem[] {
  return limits.flatMap(({ figure, at, metric }) => {
    if (figure.kind !== 'line' && figure.kind !== 'pool') return [];
    const plan = plans.find(p => p.id === figure.plan);
    if (!plan) return [];
    const [what, written, known] =
      figure.kind === 'line'
        ? ['cost line', figure.line, plan.lines.map(l => l.id)]
        : ['fleet', figure.option, plan.pools.map(p => p.supply.option.id)];
    if (known.includes(written)) return [];
    const some = known.slice(0, SHOWN).map(id => `\`${id}\``);
    const hint =
      didYouMean(written, known) ??
      (known.length ? `${figure.plan} has ${some.join(', ')}${known.length > SHOWN ? ' …' : ''}` : undefined);
    return [
      {
        code: 'E316',
        severity: 'error',
        message: `${figure.plan} has no ${what} \`${written}\``,
        at,
        length: metric.length,
        ...(hint === undefined ? {} : { hint }),
      } as const,
    ];
  });
}

const SHOWN = 8;
