import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';
import { paidAt, paidSoFar } from '../chart/paid-so-far.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { planSigns, signLegend } from './plan-signs.ts';
import { label, plotColumns, plotScale, widthOfLabels } from './plot-size.ts';
import { textPlot } from './text-plot.ts';

/** The cash of each plan since the start, by month; nothing where no plan is possible. */
export function cashFlowPlot(cashFlow: readonly CashFlowReport[], report: Report, screen: Screen): string[] {
  const signs = planSigns(report);
  const drawn = cashFlow
    .filter(({ plan }) => signs.has(plan))
    .map(flow => ({ sign: signs.get(flow.plan)!, points: paidSoFar(flow) }));
  if (!drawn.length) return [];
  const paid = drawn.flatMap(({ points }) => points.map(point => point.paid));
  const scale = plotScale(Math.min(0, ...paid), Math.max(0, ...paid));
  const columns = plotColumns(widthOfLabels(scale), screen);
  const months = report.basis.horizonMonths;
  const lines = drawn.map(({ sign, points }) => ({
    sign,
    values: Array.from({ length: columns }, (_, i) => paidAt(points, (i / (columns - 1)) * months)),
  }));
  const below = ticks(months).map(month => ({
    column: Math.round((month / months) * (columns - 1)),
    text: String(month),
  }));
  const title = `Cash paid since the start, ${report.basis.currency}; below it months:`;
  return [
    ...wrap(shown(title, screen), Math.min(screen.width, LONGEST_LINE), 2).map(screen.style.strong),
    ...textPlot({ lines, scale, below, label }, screen.unicode),
    ...signLegend(signs, new Set(), report, screen),
  ];
}

/** The ends and the years, then the quarters between them: of two labels that meet the first stays. */
function ticks(months: number): number[] {
  const every = (step: number) => Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
  return [...new Set([0, months, ...every(12), ...every(months > 12 ? 6 : 1)])];
}
