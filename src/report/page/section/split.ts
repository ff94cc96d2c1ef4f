import { weekChart } from '../../chart/week-chart.ts';
import type { DossierReport } from '../../dossier/dossier-report.ts';
import { money } from '../../format.ts';
import { closedReasons, closedSentence, restOnRules } from '../../routing/closed-lines.ts';
import { proofSentence, routeVerdict, stagesSentence } from '../../routing/route-verdict.ts';
import type { RoutingReport } from '../../routing/routing-report.ts';
import { splitBill, splitTexts } from '../../routing/split-lines.ts';
import { hasOwn, weekSentence } from '../../routing/week-words.ts';
import { worthWhile } from '../../routing/worth-lines.ts';
import { poolSentence } from '../../sentences/fleet.ts';
import { chartFigure } from '../figures.ts';
import { bullets, type Html, html, paragraph } from '../html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** The cheapest split; it takes a search, so that it stays as it was settled. */
export const SPLIT: Section = {
  id: 'split',
  title: 'The cheapest split',
  takes: 'nothing',
  body: content => {
    const { report } = content;
    const { routing, routed } = report;
    if (!routing) return undefined;
    // the words of routing look for the routed plan among the plans
    const whole = routed ? { ...report, plans: [...report.plans, routed] } : report;
    const closed = closedReasons(routing.because, true);
    return html`<p class="frozen" id="frozen" hidden></p>
${paragraph(routeVerdict(whole, routing), 'lead')}
${paragraph([proofSentence(whole, routing), stagesSentence(whole, routing)].filter(Boolean).join(' '))}
${billTable(whole, routing)}
${bullets((routed?.pools ?? []).map(poolSentence))}
${routing.week && hasOwn(routing.week) ? html`${chartFigure(weekChart, content)}${paragraph(weekSentence(routing.week))}` : ''}
${worth(whole, routing)}
${closed.length ? html`<h3>Closed, and why</h3>${bullets(closed.map(closedSentence))}` : ''}
${restOnRules(routing.because) ? paragraph(routing.disclaimer, 'small') : ''}`;
  },
};

function billTable(report: DossierReport, routing: RoutingReport): Html {
  const bill = splitBill(report, routing);
  if (!bill) return html``;
  const { rows, total } = splitTexts(bill, report);
  return table({
    caption: `What serves what, ${report.basis.currency} a month`,
    head: ['task', 'served by', 'share', 'tok/day', 'monthly', 'why'],
    rows,
    foot: total,
    right: i => i > 1 && i < 5,
  });
}

function worth(report: DossierReport, { worth }: RoutingReport): Html {
  const kept = worthWhile(worth, report, false);
  if (!kept.length) return html``;
  const { currency } = report.basis;
  return html`<h3>What would change it</h3>${bullets(
    kept.map(({ change, saving }) =>
      saving === null ? `${change}: not settled in time` : `${change}: saves ${money(saving)} ${currency} a month`,
    ),
  )}`;
}
