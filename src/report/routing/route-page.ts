import type { Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { pageOf } from '../terminal/page.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { closedLines } from './closed-lines.ts';
import { impossibleLines } from './impossible-lines.ts';
import { monthsTable } from './months-table.ts';
import { poolTable } from './pool-table.ts';
import { proofSentence, routeVerdict, stagesSentence } from './route-verdict.ts';
import type { RoutingReport } from './routing-report.ts';
import { splitTable } from './split-table.ts';
import { sweepTable } from './sweep-table.ts';
import { unaskedSentence } from './sweep-words.ts';
import { weekPicture } from './week-picture.ts';
import { worthLines } from './worth-lines.ts';

/** The split for a person at a terminal: what it costs and what is proven first, then what it is made of and what would change it. */
export function renderRouteText(original: Report, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const routing = report.routing!;
  return pageOf(report, screen, [
    answerLines(report, routing, screen),
    ...(routing.plan === null ? impossibleLines(report, routing, screen) : splitSections(report, routing, screen)),
    closedLines(routing, screen),
  ]);
}

function answerLines(report: Report, routing: RoutingReport, screen: Screen): string[] {
  const prose = (text: string | undefined) =>
    text === undefined ? [] : wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  return [
    ...prose(routeVerdict(report, routing)).map(screen.style.strong),
    ...prose([proofSentence(report, routing), stagesSentence(report, routing)].filter(Boolean).join(' ') || undefined),
  ];
}

const splitSections = (report: Report, routing: RoutingReport, screen: Screen): string[][] => [
  splitTable(report, routing, screen),
  poolTable(report, routing, screen),
  monthsTable(routing.months, report, screen),
  weekPicture(routing.week, screen),
  worthLines(routing.worth, report, screen),
  sweepTable(routing.sweep, report, screen),
  unaskedSentence(routing).flatMap(text => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2)),
];
