import { Decimal } from '../../../quantity/decimal.ts';
import { costChart } from '../../chart/cost-chart.ts';
import { fixed, footed, moneyPlaces, percent } from '../../format.ts';
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

/** The bill of a plan; the printed amounts add up to the printed total. */
function lines(plan: PlanReport, currency: string): Html {
  const kept = plan.lines.filter(line => !new Decimal(line.monthly.value).isZero());
  if (!plan.monthly || !kept.length) return html``;
  const { value } = plan.monthly;
  const places = moneyPlaces(value);
  const amounts = footed(
    kept.map(line => line.monthly.value),
    value,
    places,
  );
  const shares = footed(
    kept.map(line => line.share),
    '1',
    2,
  );
  return table({
    caption: `${plan.id}, ${currency} a month`,
    head: ['cost line', 'option', 'monthly', 'share'],
    rows: kept.map((line, i) => [
      line.label,
      line.option ?? '',
      figure(`plans.${plan.id}.lines.${line.id}`, line.monthly.value, fixed(amounts[i]!, places)),
      shares[i]!.isZero() ? '<1 %' : percent(shares[i]!),
    ]),
    foot: ['total', '', figure(`plans.${plan.id}.monthly`, value, fixed(value, places)), '100 %'],
    right: i => i > 1,
  });
}
