import { costChart } from '../../chart/cost-chart.ts';
import { planBill } from '../../plan-bill.ts';
import type { PlanReport } from '../../report.ts';
import { byCost } from '../../sentences/words.ts';
import { chartFigure } from '../figures.ts';
import { figure, type Html, html } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

export const COSTS: Section = {
  id: 'costs',
  title: 'What the money goes to',
  takes: 'costs',
  body: content => {
    const { report } = content;
    const plans = byCost(report.plans);
    return plans.length
      ? html`${chartFigure(costChart, content)}<div class="side-by-side">${plans.map(p => lines(p, report.basis.currency))}</div>`
      : undefined;
  },
};

function lines(plan: PlanReport, currency: string): Html {
  const bill = planBill(plan);
  if (!bill) return html``;
  return table({
    caption: `${plan.id}, ${currency} a month`,
    head: ['cost line', 'option', 'monthly', 'share'],
    rows: bill.rows.map(({ line, amount, share }) => [
      line.label,
      line.option ?? '',
      figure(`plans.${plan.id}.lines.${line.id}`, line.monthly.value, amount),
      share,
    ]),
    foot: ['total', '', figure(`plans.${plan.id}.monthly`, bill.value, bill.total), '100 %'],
    right: i => i > 1,
  });
}
