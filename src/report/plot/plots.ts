import type { Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import type { Screen } from '../screen.ts';
import { wrap } from '../wrap.ts';
import { breakEvenPlot } from './break-even-plot.ts';
import { cashFlowPlot } from './cash-flow-plot.ts';
import type { ChartData } from './chart-data.ts';
import { isTooNarrow, NARROWEST } from './plot-size.ts';

/** The charts of a terminal, each as its lines; on a screen too narrow for them a sentence that says so. */
export function plots(charts: ChartData, report: Report, screen: Screen): string[][] {
  if (isTooNarrow(screen)) return [wrap(`Charts take ${NARROWEST} columns; this screen has fewer.`, screen.width, 2)];
  const { curves, cashFlow } = sanitized(charts);
  return [breakEvenPlot(curves, report, screen), cashFlowPlot(cashFlow, report, screen)].filter(
    lines => lines.length > 0,
  );
}
