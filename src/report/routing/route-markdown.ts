import { money } from '../format.ts';
import { bullets, escapeMarkdown, table } from '../markdown.ts';
import type { Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import type { Screen } from '../screen.ts';
import { catalogWords } from '../sentences/catalog.ts';
import { poolSentence } from '../sentences/fleet.ts';
import { overriddenSentences, ownPricesSentence } from '../sentences/own-prices.ts';
import { closedReasons, closedSentence, restOnRules } from './closed-lines.ts';
import { lackOf } from './impossible-lines.ts';
import { proofSentence, routeVerdict, stagesSentence } from './route-verdict.ts';
import type { RoutingReport } from './routing-report.ts';
import { splitBill, splitTexts } from './split-lines.ts';
import { staysBest, staysSentence, stretchesOf } from './sweep-words.ts';
import { hasOwn, weekSentence } from './week-words.ts';
import { nothingSentence, worthWhile } from './worth-lines.ts';

const REASONS = 12;

const listUnder = (title: string, items: readonly string[]): string =>
  items.length ? `${title}\n\n${bullets(items)}` : '';

/** The split for a comment on a change or a wiki page: the sentences of the terminal, the split as a table. */
export function renderRouteMarkdown(original: Report, { all }: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const routing = report.routing!;
  const { catalog, scenario, tool } = report;
  const closed = closedReasons(routing.because, all);
  const left = all ? 0 : Math.max(0, closed.length - REASONS);
  const sections = [
    `## ${escapeMarkdown(scenario.name)}`,
    ...splitSections(report, routing, all),
    listUnder('Closed, and why:', [
      ...closed.slice(0, closed.length - left).map(closedSentence),
      ...(left ? [`… ${left} more reasons`] : []),
    ]),
    restOnRules(routing.because) ? escapeMarkdown(routing.disclaimer) : '',
    escapeMarkdown(ownPricesSentence(report) ?? ''),
    bullets(overriddenSentences(report)),
    bullets(report.problems.map(problem => `${problem.severity} ${problem.code}: ${problem.details}`)),
    escapeMarkdown(`Prices of ${catalog.asOf}, ${catalogWords(catalog)}, tco ${tool.version}.`),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** What the split is and costs, or what clashes. */
export function splitSections(report: Report, routing: RoutingReport, all: boolean): string[] {
  const proof = [proofSentence(report, routing), stagesSentence(report, routing)].filter(Boolean).join(' ');
  return [
    `**${escapeMarkdown(routeVerdict(report, routing))}**`,
    escapeMarkdown(proof),
    ...(routing.plan === null ? impossible(report, routing) : split(report, routing, all)),
  ];
}

const impossible = (report: Report, routing: RoutingReport): string[] => [
  listUnder(
    'What clashes:',
    (routing.clash?.requirements ?? []).map(r => `${r.sentence} (${r.id})`),
  ),
  listUnder(
    'What each plan lacks:',
    report.plans.filter(plan => !plan.feasible).map(plan => lackOf(plan, routing)),
  ),
];

function split(report: Report, routing: RoutingReport, all: boolean): string[] {
  const { week, worth, sweep } = routing;
  const kept = worthWhile(worth, report, all);
  return [
    splitRows(report, routing),
    bullets((splitBill(report, routing)?.plan.pools ?? []).map(poolSentence)),
    week && hasOwn(week) ? escapeMarkdown(weekSentence(week)) : '',
    worth.length && !kept.length ? escapeMarkdown(nothingSentence(worth)) : '',
    listUnder(
      'What would change it:',
      kept.map(({ change, saving }) =>
        saving === null
          ? `${change}: not settled in time`
          : `${change}: saves ${money(saving)} ${report.basis.currency} a month`,
      ),
    ),
    !sweep?.points.length
      ? ''
      : staysBest(sweep)
        ? escapeMarkdown(staysSentence(sweep, report))
        : listUnder(
            'At other traffic:',
            stretchesOf(sweep, report).map(({ where, split }) => `${where}: ${split}`),
          ),
  ];
}

function splitRows(report: Report, routing: RoutingReport): string {
  const bill = splitBill(report, routing);
  if (!bill) return '';
  const { rows, total } = splitTexts(bill, report);
  const head = ['task', 'served by', 'share', 'tok/day', `${report.basis.currency} a month`, 'why'];
  return table([head, ...rows, total], i => i > 1 && i < 5);
}
