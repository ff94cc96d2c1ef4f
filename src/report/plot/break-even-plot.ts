import { drawnCosts, nearest } from '../chart/drawn-costs.ts';
import type { CurvesReport } from '../dossier/dossier-report.ts';
import { volume } from '../format.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { planSigns, signLegend } from './plan-signs.ts';
import { label, plotColumns, plotScale, widthOfLabels } from './plot-size.ts';
import { textPlot } from './text-plot.ts';

/** What each plan costs over traffic, and below it which is the cheapest where; nothing without curves. */
export function breakEvenPlot(curves: CurvesReport | null, report: Report, screen: Screen): string[] {
  if (!curves?.plans.length) return [];
  const { traffic, today, plans, top } = drawnCosts(curves, report);
  const scale = plotScale(0, top);
  const labels = widthOfLabels(scale);
  const columns = plotColumns(labels, screen);
  const [low, last] = [traffic[0]!, traffic.at(-1)!];
  const at = Array.from({ length: columns }, (_, i) => low * (last / low) ** (i / (columns - 1)));
  const columnOf = (value: number) => Math.round((Math.log(value / low) / Math.log(last / low)) * (columns - 1));
  const points = at.map(value => nearest(traffic, value));
  const signs = planSigns(report);
  const drawn = plans.filter(({ plan }) => signs.has(plan));
  const lines = drawn.map(({ plan, monthly }) => ({
    sign: signs.get(plan)!,
    values: points.map(point => monthly[point]!),
  }));
  const above = new Set(drawn.filter(({ monthly }) => (monthly.at(-1) ?? 0) > scale.high).map(({ plan }) => plan));
  const below = [
    { column: columnOf(today), text: `today ${volume(String(today))}` },
    ...decades(low, last).map(value => ({ column: columnOf(value), text: volume(String(value)) })),
  ];
  const title = `Cost over traffic, ${report.basis.currency} a month; below it tok/day and the cheapest plan:`;
  return [
    ...wrap(shown(title, screen), Math.min(screen.width, LONGEST_LINE), 2).map(screen.style.strong),
    ...textPlot({ lines, scale, mark: columnOf(today), below, label }, screen.unicode),
    `${' '.repeat(labels + 4)}${cheapestRow(report, at, signs, screen)}`.trimEnd(),
    ...signLegend(signs, above, report, screen),
  ];
}

/** Powers of ten first: of two labels that meet the first stays. */
function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  return [1, 2, 5]
    .flatMap(step => powers.map(power => Number(`${step}e${power}`)))
    .filter(value => value >= low && value <= high);
}

/** The letter of the cheapest plan at the traffic of each column. */
function cheapestRow(
  { envelope, basis }: Report,
  at: readonly number[],
  signs: ReadonlyMap<string, string>,
  { style }: Screen,
): string {
  const days = Number(basis.daysPerMonth);
  const row = at.map(value => {
    const stretch = envelope.findLast(({ from }) => Number(from) / days <= value);
    return (stretch?.cheapest && signs.get(stretch.cheapest)) ?? ' ';
  });
  return style.good(row.join('').trimEnd());
}
