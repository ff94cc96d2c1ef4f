import { planColumns, planTitle } from '../../columns.ts';
import type { PlanReport } from '../../report.ts';
import { poolSentence, shareLines } from '../../sentences/fleet.ts';
import { byCost } from '../../sentences/words.ts';
import { bullets, figureOr, type Html, html, prose } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

export const PLANS: Section = {
  id: 'plans',
  title: 'Plans side by side',
  takes: 'costs',
  body: ({ report }) => {
    const columns = planColumns(report);
    const possible = byCost(report.plans);
    const refused = report.plans.filter(plan => !possible.includes(plan));
    const costs = possible.length
      ? table({
          caption: `Plans, the cheapest first; ${report.basis.currency}, levelised over ${report.basis.horizonMonths} months`,
          head: ['plan', ...columns.map(c => c.title)],
          rows: possible.map(plan => [
            planTitle(plan),
            ...columns.map(({ field, cell }) =>
              field ? figureOr(`plans.${plan.id}.${field}`, plan[field], cell(plan)) : cell(plan),
            ),
          ]),
          right: i => i > 0,
        })
      : html``;
    return html`${costs}
${bullets(refused.map(plan => `${planTitle(plan)} is not possible: ${plan.reasons.join('; ')}`))}
${bullets(possible.map(servedBy))}`;
  },
};

/** The machines of a plan, and where the tokens of a mixed one go. */
function servedBy(plan: PlanReport): Html | undefined {
  const shares = plan.kind === 'mix' || plan.kind === 'routed' ? shareLines(plan, Number.POSITIVE_INFINITY) : [];
  const said = [...shares.map(line => `${line}.`), ...plan.pools.map(poolSentence)];
  if (!said.length) return undefined;
  // the machines of a plan of one option are named like the plan
  const named = shares.length || plan.pools.some(p => p.option !== plan.id) ? html`<strong>${plan.id}</strong> ` : '';
  return html`${named}${prose(said.join(' '))}`;
}
