import { scaleLinear } from 'd3-scale';
import { Decimal } from '../../quantity/decimal.ts';
import type { DossierReport, SensitivityBar } from '../dossier/dossier-report.ts';
import { amountOf, money } from '../format.ts';
import { sanitize } from '../sanitize.ts';
import type { Chart, ChartLook } from './chart.ts';
import { apart, type Box, label, picture, SIZE } from './frame.ts';
import { element } from './markup.ts';
import { fitted, textWidth } from './text-width.ts';

const LOWEST_ROW = 24;
const HIGHEST_ROW = 46;
/** Below the bars: amounts, and what they are of. */
const AXIS = 24;
const MOVED: Readonly<Record<SensitivityBar['moved'], string>> = {
  range: 'own range',
  tenth: '±10 %',
  year: '±1 year',
};

/** How far each input alone moves the monthly cost of the cheapest plan; null where nothing moves it or no plan is possible. */
export function tornadoChart(report: DossierReport, look: ChartLook): Chart | null {
  const { sensitivity, basis } = report;
  if (!sensitivity?.bars.length) return null;
  const room = look.height - (look.alone ? 100 : 30) - AXIS;
  const fitting = Math.max(1, Math.floor(room / LOWEST_ROW));
  const bars = sensitivity.bars.slice(0, fitting);
  const hidden = sensitivity.bars.slice(fitting).map(({ name }) => name);
  const [widest] = bars;
  return picture('tornado', report, look, {
    title: `What moves the monthly cost of ${sensitivity.plan}, ${basis.currency}`,
    description: `${sensitivity.plan} costs ${money(sensitivity.monthly)} ${basis.currency} a month; each bar moves one input alone. The widest: ${widest!.name}, from ${written(widest!.from)} to ${written(widest!.to)}, gives ${money(widest!.atFrom)} to ${money(widest!.atTo)}.`,
    notes: hidden.length ? [`Narrower than these: ${hidden.join(', ')}.`] : [],
    draw: outer => drawn(bars, Number(sensitivity.monthly), outer, look),
  });
}

function drawn(bars: readonly SensitivityBar[], base: number, outer: Box, { palette }: ChartLook): string[] {
  const names = Math.min((outer.right - outer.left) * 0.36, Math.max(...bars.map(nameWidth))) + 12;
  const ends = bars.flatMap(bar => [bar.from, bar.to].map(value => textWidth(short(value), SIZE.small)));
  const margin = Math.min(90, Math.max(...ends)) + 8;
  const box = { ...outer, left: outer.left + names, bottom: outer.bottom - AXIS };
  const values = [base, ...bars.flatMap(bar => [Number(bar.atFrom), Number(bar.atTo)])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([low, high > low ? high : low + 1], [box.left + margin, box.right - margin]);
  const step = Math.min(HIGHEST_ROW, (box.bottom - box.top) / bars.length);
  const bottom = box.top + step * bars.length;
  const ticks = x.ticks(5).map(value => ({ at: x(value), text: money(String(Number(value.toPrecision(12)))) }));
  return [
    ...ticks.map(({ at }) => element('line', { x1: at, x2: at, y1: box.top, y2: bottom, stroke: palette.grid })),
    ...apart(ticks, SIZE.small).map(({ at, text }) =>
      label(text, at, bottom + 16, { size: SIZE.small, fill: palette.faint, anchor: 'middle' }),
    ),
    ...bars.flatMap((bar, i) => row(bar, base, x, box, box.top + i * step, step, palette)),
    element('line', { x1: x(base), x2: x(base), y1: box.top, y2: bottom, stroke: palette.text, 'stroke-width': 1.5 }),
  ];
}

function row(
  bar: SensitivityBar,
  base: number,
  x: (value: number) => number,
  box: Box,
  top: number,
  step: number,
  palette: ChartLook['palette'],
): string[] {
  const [y, height] = [top + step * 0.15, step * 0.7];
  const middle = top + step / 2 + 4;
  const ends = [
    { cost: Number(bar.atFrom), text: short(bar.from) },
    { cost: Number(bar.atTo), text: short(bar.to) },
  ].sort((a, b) => a.cost - b.cost);
  const [cheaper, dearer] = ends as [(typeof ends)[0], (typeof ends)[0]];
  const text = { size: SIZE.small, fill: palette.text, halo: palette.background } as const;
  return [
    ...nameOf(bar, box.left - 10, top + step / 2, step, palette),
    ...ends.map(({ cost }) =>
      element('rect', {
        x: Math.min(x(base), x(cost)),
        y,
        width: Math.abs(x(cost) - x(base)),
        height,
        fill: cost < base ? palette.good : palette.bad,
        'fill-opacity': 0.55,
      }),
    ),
    label(cheaper.text, Math.min(x(cheaper.cost), x(base)) - 5, middle, { ...text, anchor: 'end' }),
    label(dearer.text, Math.max(x(dearer.cost), x(base)) + 5, middle, text),
  ];
}

/** The input, and below it in what unit and how far it is moved. */
function nameOf(bar: SensitivityBar, x: number, middle: number, step: number, palette: ChartLook['palette']): string[] {
  const two = step >= 28;
  const below = [MOVED[bar.moved], unitOf(bar.from)].filter(Boolean).join(', ');
  const name = (size: number) => fitted(sanitize(bar.name), size, x - 8);
  return [
    label(name(SIZE.small), x, middle + (two ? -2 : 4), { size: SIZE.small, fill: palette.text, anchor: 'end' }),
    ...(two
      ? [label(fitted(sanitize(below), 10, x - 8), x, middle + 10, { size: 10, fill: palette.faint, anchor: 'end' })]
      : []),
  ];
}

const nameWidth = (bar: SensitivityBar): number =>
  Math.max(
    textWidth(sanitize(bar.name), SIZE.small),
    textWidth(unitOf(bar.from), 10) + textWidth(MOVED[bar.moved], 10) + 12,
  );

/** `180000 USD/year` has the number `180000` and the unit `USD/year`. */
const numberOf = (value: string): string => value.split(' ')[0]!;
const unitOf = (value: string): string => value.split(' ').slice(1).join(' ');
const short = (value: string): string => amountOf(new Decimal(numberOf(value)), '');
const written = (value: string): string => amountOf(new Decimal(numberOf(value)), unitOf(value));
