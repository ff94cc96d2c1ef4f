import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, stack } from 'd3-shape';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { significant, volume } from '../format.ts';
import { type Bin, HOURS_OF_DAY, weekBins } from '../routing/week-bins.ts';
import { weekSentence } from '../routing/week-words.ts';
import { leftAxis } from './axes.ts';
import type { Chart, ChartLook } from './chart.ts';
import { type Box, label, picture, SIZE } from './frame.ts';
import { element, PLACES, pixels } from './markup.ts';
import { textWidth } from './text-width.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Times the largest load up to which the capacity is drawn; beyond it the load would be too small to see. */
const HIGHEST_CAPACITY = 3;
const HATCH = 'week-hatch';

/** The hours of a week: what GPUs serve, what APIs serve on top, and what the GPUs could serve; null where no split was settled. */
export function weekChart(report: DossierReport, look: ChartLook): Chart | null {
  const week = report.routing?.week;
  if (!week) return null;
  const bins = weekBins(week, HOURS_OF_DAY);
  const load = Math.max(...bins.map(({ own, api }) => own + api));
  const could = Math.max(0, ...bins.map(({ capacity }) => capacity ?? 0));
  const drawn = could > 0 && could <= HIGHEST_CAPACITY * load;
  const sentence = weekSentence(week);
  return picture('week', report, look, {
    title: 'Who serves the week, tok/s',
    description: `The hours of a week of month 1, local time. ${sentence}`,
    notes:
      could > 0 && !drawn
        ? [`The GPUs could serve up to ${significant(`${could / load}`, 2)} × the busiest hour: beyond the picture.`]
        : [],
    draw: outer => drawWeek(bins, drawn, drawn ? Math.max(load, could) : load, outer, look),
  });
}

function drawWeek(bins: readonly Bin[], withCapacity: boolean, top: number, outer: Box, look: ChartLook): string[] {
  const { palette } = look;
  const [own, api] = [palette.series[0]!, palette.series[1]!];
  const scale = scaleLinear([0, top || 1], [0, 1]).nice(5);
  const texts = scale.ticks(5).map(value => ({ value, text: volume(String(value), 3) }));
  const left = outer.left + Math.max(...texts.map(({ text }) => textWidth(text, SIZE.small))) + 8;
  const box = { left, top: outer.top + 30, right: outer.right - 6, bottom: outer.bottom - 24 };
  const x = scaleLinear([0, bins.length], [box.left, box.right]);
  const y = scaleLinear(scale.domain(), [box.bottom, box.top]);
  const runs = runsOf(bins);
  // the last hour is as wide as any other
  const ends = [...runs, { ...runs.at(-1)!, from: bins.length }];
  const layers = stack<Run, 'own' | 'api'>().keys(['own', 'api'])(ends);
  const shape = area<{ 0: number; 1: number }>()
    .digits(PLACES)
    .curve(curveStepAfter)
    .x((_, i) => x(ends[i]!.from))
    .y0(part => y(part[0]))
    .y1(part => y(part[1]));
  const wide = (box.right - box.left) / 7;
  return [
    element('defs', {}, hatch(api)),
    ...leftAxis(
      texts.map(({ value, text }) => ({ at: y(value), text, zero: value === 0 })),
      box,
      look,
    ),
    ...DAYS.flatMap((day, i) => [
      element('line', {
        x1: box.left + i * wide,
        x2: box.left + i * wide,
        y1: box.top,
        y2: box.bottom + 5,
        stroke: palette.grid,
      }),
      label(day, box.left + (i + 0.5) * wide, box.bottom + 17, {
        size: SIZE.small,
        fill: palette.faint,
        anchor: 'middle',
      }),
    ]),
    element('path', { d: shape(layers[0]!) ?? '', fill: own, 'fill-opacity': 0.55 }),
    element('path', { d: shape(layers[1]!) ?? '', fill: `url(#${HATCH})` }),
    ...(withCapacity
      ? [
          element('path', {
            d: limitPath(runs, x, y),
            fill: 'none',
            stroke: palette.text,
            'stroke-width': 1.5,
            'stroke-dasharray': '6 3',
          }),
        ]
      : []),
    ...legend(outer, outer.top + 4, own, withCapacity, palette),
  ];
}

/** Hours in a row that are alike; `from` and `to` in hours of the week. */
interface Run extends Bin {
  readonly from: number;
  readonly to: number;
}

function runsOf(bins: readonly Bin[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [i, bin] of bins.entries()) {
    const last = runs.at(-1);
    const alike = last && last.own === bin.own && last.api === bin.api && last.capacity === bin.capacity;
    if (alike) runs[runs.length - 1] = { ...last, to: i + 1 };
    else runs.push({ ...bin, from: i, to: i + 1 });
  }
  return runs;
}

/** A level for the hours in which the GPUs serve something. */
const limitPath = (runs: readonly Run[], x: (hour: number) => number, y: (rate: number) => number): string =>
  runs
    .map(({ capacity, from, to }, i) => {
      if (capacity === null) return '';
      const goesOn = i > 0 && runs[i - 1]!.capacity !== null;
      return `${goesOn ? 'V' : `M${pixels(x(from))},`}${pixels(y(capacity))}H${pixels(x(to))}`;
    })
    .join('');

/** The three looks by name, in a row above the plot. */
function legend(box: Box, top: number, own: string, withCapacity: boolean, { text }: ChartLook['palette']): string[] {
  const swatch = (x: number, fill: string, opacity?: number) =>
    element('rect', { x, y: top, width: 18, height: 11, fill, 'fill-opacity': opacity });
  const x = box.left;
  const room = box.right - x - 174;
  const limit = ['what the GPUs could serve', 'most GPUs serve'].find(t => textWidth(t, SIZE.text) <= room) ?? 'most';
  return [
    swatch(x, own, 0.55),
    label('GPUs', x + 24, top + 10, { fill: text }),
    swatch(x + 76, `url(#${HATCH})`),
    label('APIs', x + 100, top + 10, { fill: text }),
    ...(withCapacity
      ? [
          element('line', {
            x1: x + 148,
            x2: x + 168,
            y1: top + 6,
            y2: top + 6,
            stroke: text,
            'stroke-width': 1.5,
            'stroke-dasharray': '6 3',
          }),
          label(limit, x + 174, top + 10, { fill: text }),
        ]
      : []),
  ];
}

const hatch = (colour: string): string =>
  element(
    'pattern',
    { id: HATCH, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 6, height: 6, fill: colour, 'fill-opacity': 0.3 }),
    element('rect', { width: 2, height: 6, fill: colour, 'fill-opacity': 0.8 }),
  );
