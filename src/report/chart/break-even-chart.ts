import { type ScaleLogarithmic, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { volume } from '../format.ts';
import { envelopeSentence } from '../sentences/break-even.ts';
import { bottomAxis, leftAxis } from './axes.ts';
import type { Chart, ChartLook } from './chart.ts';
import { stretchBand, stretchShades } from './cheapest-stretches.ts';
import { type Box, picture } from './frame.ts';
import { belowLabels, labelsBelow, type Named, sideLabels } from './line-labels.ts';
import { element, PLACES, pixels } from './markup.ts';
import { type PlanLook, planLooks, untoldNote } from './plan-looks.ts';
import { moneyPlaces, moneyScale, plotIn } from './plot.ts';

/** Times the cost at which one plan takes over from another, up to which costs are drawn. */
const HEADROOM = 2.2;
/** Changes of the cheapest plan that a sentence names. */
const CHANGES = 3;
/** Above the plot: where the cheapest plan changes, and which it is. */
const BAND = 46;

interface Cost {
  readonly plan: string;
  readonly monthly: readonly (number | null)[];
}

/** What each plan costs over traffic, and where which is the cheapest; null without volume or a possible plan. */
export function breakEvenChart(report: DossierReport, look: ChartLook): Chart | null {
  const { curves, basis } = report;
  if (!curves?.plans.length) return null;
  const days = Number(basis.daysPerMonth);
  const traffic = curves.points.map(point => Number(point) / days);
  const costs = curves.plans.map(
    ({ plan, monthly }): Cost => ({
      plan,
      monthly: monthly.map(cost => (cost === null ? null : Number(cost))),
    }),
  );
  const today = Number(curves.today) / days;
  const axis = moneyScale(0, highest(costs, traffic, today, changesOf(report, days)), look.height - 120);
  const top = axis.domain[1];
  const looks = planLooks(report, look);
  const names = costs.map(({ plan, monthly }) => {
    const last = monthly.at(-1)!;
    const gone = last === null ? ('ended' as const) : last > top ? ('above' as const) : undefined;
    return { name: plan, look: looks.get(plan)!, gone };
  });
  const todayText = volume(String(Number(today.toPrecision(12))));
  const sentence =
    envelopeSentence(report, CHANGES) ??
    `${report.envelope[0]?.cheapest ?? 'No plan'} is the cheapest at every volume.`;
  const out = costs.filter(({ monthly }) => monthly.some(cost => cost !== null && cost > top)).map(({ plan }) => plan);
  const ended = costs.filter(({ monthly }) => monthly.includes(null)).map(({ plan }) => plan);
  return picture('breakeven', report, look, {
    title: `Monthly cost over traffic, ${basis.currency}`,
    description: `What each plan costs a month at flat traffic, every hour alike; today ${todayText} tok/day. ${sentence}`,
    notes: [
      ...(out.length ? [`Beyond the top: ${out.join(', ')}.`] : []),
      ...(ended.length ? [`Where a line ends, its plan is not possible: ${ended.join(', ')}.`] : []),
      ...untoldNote(looks),
    ],
    draw: outer => {
      const { box, side, below } = plotIn(outer, names, axis, BAND, look);
      const x = scaleLog([traffic[0]!, traffic.at(-1)!], [box.left, box.right]);
      const { y, ticks } = moneyPlaces(axis, box);
      const path = line<readonly [number, number | null]>()
        .digits(PLACES)
        .defined(([, cost]) => cost !== null && cost <= top)
        .x(([at]) => x(at))
        .y(([, cost]) => y(cost!));
      const ends: Named[] = costs.map(({ monthly }, i) => ({
        ...names[i]!,
        at: y(Math.min(top, monthly.findLast(cost => cost !== null) ?? 0)),
      }));
      return [
        ...stretchShades(report, x, box, looks, days),
        ...leftAxis(ticks, box, look),
        ...bottomAxis(trafficTicks(x), 'tok/day', box, look, { at: x(today), text: `today ${todayText}` }),
        ...stretchBand(report, x, box, looks, days, look),
        ...todayLine(x(today), box, look),
        ...costs.flatMap(({ plan, monthly }) => endMark(traffic, monthly, top, x, y, looks.get(plan)!)),
        ...costs.map(({ plan, monthly }) => {
          const { colour, dash, told } = looks.get(plan)!;
          return element('path', {
            d: path(cut(traffic, monthly, top)) ?? '',
            fill: 'none',
            stroke: colour,
            'stroke-width': told ? 2.25 : 1,
            'stroke-dasharray': dash,
            'stroke-linejoin': 'round',
          });
        }),
        ...(labelsBelow(look)
          ? belowLabels(names, outer, below, look)
          : sideLabels(
              ends.filter(({ look }) => look.told),
              box,
              side,
              look,
            )),
      ];
    },
  });
}

/**
 * Where the picture ends above: every plan as it stands today is in it, and the costs at which one plan takes over from another, with
 * room above them. Without such a change all that is cheapest somewhere is in it.
 */
function highest(
  costs: readonly Cost[],
  traffic: readonly number[],
  today: number,
  changes: readonly Change[],
): number {
  const at = (plan: string, i: number) => costs.find(cost => cost.plan === plan)?.monthly[i] ?? null;
  const crossed = changes.flatMap(({ traffic: where, plans }) => {
    const met = plans.map(plan => at(plan, nearest(traffic, where)));
    return met.every(cost => cost !== null) ? [Math.max(...met)] : [];
  });
  const columns = traffic.map((_, i) => costs.flatMap(({ monthly }) => monthly[i] ?? []));
  const largest = (values: readonly number[]) => Math.max(0, ...values);
  const worthSeeing = crossed.length
    ? largest(crossed) * HEADROOM
    : largest(columns.map(column => (column.length ? Math.min(...column) : 0)));
  return (
    Math.min(largest(columns.flat()), Math.max(worthSeeing, largest(columns[nearest(traffic, today)]!) * 1.1)) || 1
  );
}

/** The traffic at which one plan takes over from another. */
interface Change {
  readonly traffic: number;
  readonly plans: readonly string[];
}

/** Changes of the cheapest plan that lie in the picture. */
const changesOf = ({ envelope }: DossierReport, days: number): Change[] =>
  envelope.slice(1).flatMap(({ from, cheapest }, i) => {
    const before = envelope[i]!.cheapest;
    return before !== null && cheapest !== null ? [{ traffic: Number(from) / days, plans: [before, cheapest] }] : [];
  });

const nearest = (values: readonly number[], value: number): number =>
  values.reduce((best, at, i) => (Math.abs(at - value) < Math.abs(values[best]! - value) ? i : best), 0);

/** The points of a line, with one where it leaves the picture above, so that it does not end below the edge. */
function cut(
  traffic: readonly number[],
  monthly: readonly (number | null)[],
  top: number,
): (readonly [number, number | null])[] {
  return traffic.flatMap((at, i): (readonly [number, number | null])[] => {
    const [cost, next] = [monthly[i]!, monthly[i + 1] ?? null];
    const crosses = cost !== null && next !== null && cost > top !== next > top;
    if (!crosses) return [[at, cost]];
    const between = at * (traffic[i + 1]! / at) ** ((top - cost) / (next - cost));
    return [
      [at, cost],
      [between, top],
    ];
  });
}

/** A cross where a line ends in the picture because its plan is not possible from there on. */
function endMark(
  traffic: readonly number[],
  monthly: readonly (number | null)[],
  top: number,
  x: (at: number) => number,
  y: (cost: number) => number,
  { colour }: PlanLook,
): string[] {
  return monthly.flatMap((cost, i) => {
    if (cost === null || cost > top || monthly[i + 1] !== null) return [];
    const [cx, cy] = [x(traffic[i]!), y(cost)];
    const d = [-1, 1]
      .map(s => `M${pixels(cx - 4)},${pixels(cy - 4 * s)}L${pixels(cx + 4)},${pixels(cy + 4 * s)}`)
      .join('');
    return [element('path', { d, stroke: colour, 'stroke-width': 2, fill: 'none' })];
  });
}

/** A tick for 1, 2 and 5 of each power of ten, or for the powers alone where there are many. */
function trafficTicks(x: ScaleLogarithmic<number, number>) {
  const [low = 1, high = 1] = x.domain();
  const steps = Math.log10(high / low) > 4 ? [1] : [1, 2, 5];
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  return powers
    .flatMap(power => steps.map(step => Number(`${step}e${power}`)))
    .filter(value => value >= low && value <= high)
    .map(value => ({ at: x(value), text: volume(String(value)) }));
}

const todayLine = (x: number, box: Box, { palette }: ChartLook): string[] => [
  element('line', { x1: x, x2: x, y1: box.top, y2: box.bottom + 6, stroke: palette.text, 'stroke-dasharray': '3 3' }),
];
