import { type ScaleLogarithmic, scaleLog } from 'd3-scale';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { volume } from '../format.ts';
import { envelopeSentence } from '../sentences/break-even.ts';
import { bottomAxis, leftAxis } from './axes.ts';
import type { Chart, ChartLook } from './chart.ts';
import { stretchBand, stretchShades } from './cheapest-stretches.ts';
import { costLine } from './cost-line.ts';
import { drawnCosts } from './drawn-costs.ts';
import { type Box, picture } from './frame.ts';
import { endLabels, type Named } from './line-labels.ts';
import { element } from './markup.ts';
import { greyFirst, planLooks, untoldNote } from './plan-looks.ts';
import { moneyPlaces, moneyScale, plotIn } from './plot.ts';

/** Changes of the cheapest plan that a sentence names. */
const CHANGES = 3;
/** Above the plot: where the cheapest plan changes, and which it is. */
const BAND = 46;

/** What each plan costs over traffic, and where which is the cheapest; null without volume or a possible plan. */
export function breakEvenChart(report: DossierReport, look: ChartLook): Chart | null {
  const { curves, basis } = report;
  if (!curves?.plans.length) return null;
  const days = Number(basis.daysPerMonth);
  const { traffic, today, plans, top: needed } = drawnCosts(curves, report);
  const axis = moneyScale(0, needed, look.height - 120);
  const top = axis.domain[1];
  const looks = planLooks(report, look);
  const names = plans.map(({ plan, monthly }) => {
    const last = monthly.at(-1)!;
    const gone = last === null ? ('ended' as const) : last > top ? ('above' as const) : undefined;
    return { name: plan, look: looks.get(plan)!, gone };
  });
  const todayText = volume(String(today));
  const sentence =
    envelopeSentence(report, CHANGES) ??
    `${report.envelope[0]?.cheapest ?? 'No plan'} is the cheapest at every volume.`;
  const told = plans.filter(({ plan }) => looks.get(plan)!.told);
  const out = told.filter(({ monthly }) => monthly.some(cost => cost !== null && cost > top)).map(({ plan }) => plan);
  const ended = told.filter(({ monthly }) => monthly.includes(null)).map(({ plan }) => plan);
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
      const ends: Named[] = plans.map(({ monthly }, i) => ({
        ...names[i]!,
        at: y(Math.min(top, monthly.findLast(cost => cost !== null) ?? 0)),
      }));
      return [
        ...stretchShades(report, x, box, looks, days),
        ...leftAxis(ticks, box, look),
        ...bottomAxis(trafficTicks(x), 'tok/day', box, look, { at: x(today), text: `today ${todayText}` }),
        ...stretchBand(report, x, box, looks, days, look),
        ...todayLine(x(today), box, look),
        ...greyFirst(plans, looks).flatMap(({ plan, monthly }) =>
          costLine(traffic, monthly, top, x, y, looks.get(plan)!),
        ),
        ...endLabels(names, ends, { outer, box, side, below }, look),
      ];
    },
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
