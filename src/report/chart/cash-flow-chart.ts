import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { significant } from '../format.ts';
import { sanitize } from '../sanitize.ts';
import { paybackSentence } from '../sentences/payback.ts';
import { bottomAxis, leftAxis } from './axes.ts';
import type { Chart, ChartLook } from './chart.ts';
import { label, picture, SIZE } from './frame.ts';
import { endLabels } from './line-labels.ts';
import { element, PLACES } from './markup.ts';
import { type Paid, paidAt, paidSoFar } from './paid-so-far.ts';
import { type Point, placedBeside } from './placing.ts';
import { greyFirst, lineLook, planLooks, untoldNote } from './plan-looks.ts';
import { moneyPlaces, moneyScale, plotIn } from './plot.ts';
import { fitted, textWidth } from './text-width.ts';

/** The cash of each plan since the first month, and where an outlay has come back; null where no plan is possible. */
export function cashFlowChart(report: DossierReport, look: ChartLook): Chart | null {
  const flows = report.cashFlow.map(flow => ({ plan: flow.plan, points: paidSoFar(flow) }));
  if (!flows.length) return null;
  const { palette } = look;
  const { currency, horizonMonths } = report.basis;
  const paid = flows.flatMap(({ points }) => points.map(point => point.paid));
  const axis = moneyScale(Math.min(0, ...paid), Math.max(0, ...paid), look.height - 110);
  const looks = planLooks(report, look);
  const names = flows.map(({ plan }) => ({ name: plan, look: looks.get(plan)! }));
  const paybacks = (report.payback ?? []).filter(p => p.status === 'within' && Number(p.months) > 0);
  const said = (report.payback ?? []).slice(0, 2).map(payback => paybackSentence(payback, report));
  return picture('cashflow', report, look, {
    title: `Cash paid since the start, ${currency}`,
    description:
      `Cash out of each plan since the start, less what came back, over ${horizonMonths} months. ${said.join(' ')}`.trim(),
    notes: untoldNote(looks),
    draw: outer => {
      const { box, side, below } = plotIn(outer, names, axis, 12, look);
      const x = scaleLinear([0, horizonMonths], [box.left, box.right]);
      const { y, ticks } = moneyPlaces(axis, box);
      const path = line<Paid>()
        .digits(PLACES)
        .x(({ month }) => x(month))
        .y(point => y(point.paid));
      const ends = flows.map(({ plan, points }, i) => ({ ...names[i]!, name: plan, at: y(points.at(-1)!.paid) }));
      const marks = paybacks.flatMap(({ plan, months }) => {
        const points = flows.find(flow => flow.plan === plan)?.points;
        const at: Point = [x(Number(months)), points ? y(paidAt(points, Number(months))) : 0];
        return points ? [{ at, text: paybackWords(plan, months!, (box.right - box.left) * 0.45) }] : [];
      });
      const places = placedBeside(
        marks.map(({ at, text }) => ({ at, width: textWidth(text, SIZE.small) })),
        flows.map(({ points }) => points.map(({ month, paid }): Point => [x(month), y(paid)])),
        box,
      );
      return [
        ...leftAxis(ticks, box, look),
        ...bottomAxis(
          monthTicks(horizonMonths).map(month => ({ at: x(month), text: String(month) })),
          'months',
          box,
          look,
        ),
        ...greyFirst(flows, looks).map(({ plan, points }) =>
          element('path', { d: path([...points]) ?? '', ...lineLook(looks.get(plan)!) }),
        ),
        ...marks.map(({ at: [cx, cy] }) =>
          element('circle', { cx, cy, r: 4.5, fill: palette.background, stroke: palette.text, 'stroke-width': 2 }),
        ),
        ...marks.map(({ text }, i) =>
          label(text, places[i]!.x, places[i]!.y, {
            size: SIZE.small,
            fill: palette.text,
            anchor: places[i]!.anchor,
            halo: palette.background,
          }),
        ),
        ...endLabels(names, ends, { outer, box, side, below }, look),
      ];
    },
  });
}

/** Names are cut before the months are. */
function paybackWords(plan: string, months: string, limit: number): string {
  const rest = ` has paid back after ${significant(months, 3)} months`;
  const short = `: ${significant(months, 3)} months`;
  const long = textWidth(rest, SIZE.small) < limit * 0.75 ? rest : short;
  return fitted(sanitize(plan), SIZE.small, limit - textWidth(long, SIZE.small)) + long;
}

/** Quarters of a short horizon, years of a long one. */
function monthTicks(horizon: number): number[] {
  const step = horizon <= 12 ? 1 : horizon <= 36 ? 3 : horizon <= 72 ? 6 : 12;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => i * step);
}
