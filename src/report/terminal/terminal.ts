import { cashFlowTable } from '../cash-flow/cash-flow-table.ts';
import type { ChartData } from '../plot/chart-data.ts';
import { plots } from '../plot/plots.ts';
import type { PlanReport, Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { breakEvenSentence, envelopeSentence } from '../sentences/break-even.ts';
import { flipsSentence } from '../sentences/flips.ts';
import { paybackSentence } from '../sentences/payback.ts';
import { drawsSentence, verdictSentence } from '../sentences/verdict.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { costLines } from './cost-lines.ts';
import { lensTable } from './lens-table.ts';
import { pageOf } from './page.ts';
import { planLines } from './plans.ts';

const INTERVALS = 3;
const WIDE = 120;

/** The report for a person at a terminal: the answer first, then what it rests on. */
export function renderTerminal(original: Report, screen: Screen, charts?: ChartData): string {
  const report = sanitized({ ...original, derivations: {} });
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const [first = [], ...others] = [
    verdictSentence(report),
    [drawsSentence(report), flipsSentence(report, screen.all)].filter(Boolean).join(' '),
  ].map(prose);
  return pageOf(report, screen, [
    [...first.map(text => screen.style.strong(text)), ...others.flat()],
    planLines(report, screen),
    lensTable(report, screen),
    traffic(report, screen).flatMap(prose),
    (report.payback ?? []).map(payback => paybackSentence(payback, report)).flatMap(prose),
    ...(charts ? plots(charts, report, screen) : []),
    ...detailed(report, screen).map(plan => costLines(plan, report.basis.currency, screen)),
    ...cashFlows(report, screen),
  ]);
}

/** Break-even sentences, then the envelope. */
function traffic(report: Report, screen: Screen): string[] {
  const limit = screen.all ? Number.POSITIVE_INFINITY : INTERVALS;
  const envelope = envelopeSentence(report, limit);
  if (!report.breakEven.length) return [];
  const sentences = report.breakEven.map(pair => breakEvenSentence(pair, report, limit));
  return ['At flat traffic, every hour and month alike:', ...sentences, ...(envelope ? [envelope] : [])];
}

/** The months and fiscal years of every possible plan, where they were asked for. */
const cashFlows = (report: Report, screen: Screen): string[][] =>
  (report.cashFlow ?? []).map(flow => cashFlowTable(flow, report, screen));

/** The plans whose cost lines are shown: the cheapest and what runs today; all where there is room or they are asked for. */
function detailed({ plans, verdict }: Report, screen: Screen): PlanReport[] {
  const wanted = (plan: PlanReport) =>
    screen.all ||
    screen.width >= WIDE ||
    plan.baseline ||
    plan.id === verdict.cheapest ||
    verdict.candidates.includes(plan.id);
  return plans.filter(plan => plan.feasible && plan.lines.length > 0 && wanted(plan));
}
