import type { Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { assumptionLines } from '../terminal/assumptions.ts';
import { headingOf } from '../terminal/heading.ts';
import { ownPricesLines } from '../terminal/own-prices.ts';
import { warningLines } from '../terminal/warning-lines.ts';
import { wrap } from '../wrap.ts';
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

const LONGEST_LINE = 100;

/** The split for a person at a terminal: what it costs and what is proven first, then what it is made of and what would change it. */
export function renderRouteText(original: Report, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const routing = report.routing!;
  const sections: string[][] = [
    wrap(shown(headingOf(report), screen), screen.width).map(screen.style.faint),
    answerLines(report, routing, screen),
    ...(routing.plan === null ? impossibleLines(report, routing, screen) : splitSections(report, routing, screen)),
    closedLines(routing, screen),
    ownPricesLines(report, screen),
    assumptionLines(report, screen).slice(1),
    report.problems.flatMap(problem => warningLines(problem, screen)),
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
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
