import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { wrap } from '../wrap.ts';
import { assumptionLines } from './assumptions.ts';
import { headingOf } from './heading.ts';
import { ownPricesLines } from './own-prices.ts';
import { warningLines } from './warning-lines.ts';

/** A report between its heading and what it rests on: own prices, assumptions, warnings. Sections without lines are left out. */
export function pageOf(report: Report, screen: Screen, sections: readonly string[][]): string {
  return joinedSections([
    wrap(shown(headingOf(report), screen), screen.width).map(text => screen.style.faint(text)),
    ...sections,
    ownPricesLines(report, screen),
    assumptionLines(report, screen).slice(1),
    report.problems.flatMap(problem => warningLines(problem, screen)),
  ]);
}
