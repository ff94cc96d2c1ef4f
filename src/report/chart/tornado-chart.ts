import { scaleLinear } from 'd3-scale';
import { Decimal } from '../../quantity/decimal.ts';
import type { DossierReport, SensitivityBar } from '../dossier/dossier-report.ts';
import { amountOf, money, moneyOfFloat } from '../format.ts';
import { sanitize } from '../sanitize.ts';
import { bottomAxis } from './axes.ts';
import type { Chart, ChartLook } from './chart.ts';
import { type Box, label, picture, SIZE } from './frame.ts';
import { element } from './markup.ts';
import { fitted, fittedKeepingEnd, textWidth } from './text-width.ts';

const LOWEST_ROW = 24;
/** With the name above the bar. */
const LOWEST_NARROW = 36;
/** Below this the names stand above the bars. */
const NARROW = 560;
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
  const fitting = Math.max(1, Math.floor(room / (look.width < NARROW ? LOWEST_NARROW : LOWEST_ROW)));
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

function drawn(bars: readonly SensitivityBar[], base: number, outer: Box, { palette, width }: ChartLook): string[] {
  const above = width < NARROW;
  const names = above ? 0 : Math.min((outer.right - outer.left) * 0.36, Math.max(...bars.map(nameWidth))) + 16;
  const ends = bars.flatMap(bar => [bar.from, bar.to].map(value => textWidth(short(value), SIZE.small)));
  const margin = Math.min(90, Math.max(...ends)) + 8;
  const values = [base, ...bars.flatMap(bar => [Number(bar.atFrom), Number(bar.atTo)])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const left = outer.left + names;
  const x = scaleLinear([low, high > low ? high : low + 1], [left + margin, outer.right - margin]);
  const step = Math.min(HIGHEST_ROW, (outer.bottom - AXIS - outer.top) / bars.length);
  const box = { ...outer, left, bottom: outer.top + step * bars.length };
  const ticks = x.ticks(5).map(value => ({ at: x(value), text: moneyOfFloat(value) }));
  const rows = bars.map((bar, i) => {
    const top = outer.top + i * step;
    const name = above ? 15 : 0;
    return { bar, top, y: top + name + (step - name) * 0.15, height: (step - name) * 0.7 };
  });
  return [
    ...ticks.map(({ at }) => element('line', { x1: at, x2: at, y1: box.top, y2: box.bottom, stroke: palette.grid })),
    ...bottomAxis(ticks, '', box, { palette }, { at: x(base), text: moneyOfFloat(base) }),
    ...rows.flatMap(({ bar, y, height }) => barOf(bar, base, x, y, height, palette)),
    element('line', {
      x1: x(base),
      x2: x(base),
      y1: box.top,
      y2: box.bottom + 6,
      stroke: palette.text,
      'stroke-width': 1.5,
    }),
    ...rows.flatMap(({ bar, top }) =>
      above
        ? nameAbove(bar, outer, top + 12, palette)
        : nameBeside(bar, left - 10, names - 14, top + step / 2, step, palette),
    ),
  ];
}

function barOf(
  bar: SensitivityBar,
  base: number,
  x: (value: number) => number,
  y: number,
  height: number,
  palette: ChartLook['palette'],
): string[] {
  const middle = y + height / 2 + 4;
  const ends = [
    { cost: Number(bar.atFrom), text: short(bar.from) },
    { cost: Number(bar.atTo), text: short(bar.to) },
  ].sort((a, b) => a.cost - b.cost);
  const [cheaper, dearer] = [ends[0]!, ends[1]!];
  const text = { size: SIZE.small, fill: palette.text, halo: palette.background } as const;
  return [
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

/** The input, and below it where there is room how far it is moved and in what unit. */
function nameBeside(
  bar: SensitivityBar,
  x: number,
  room: number,
  middle: number,
  step: number,
  palette: ChartLook['palette'],
): string[] {
  const two = step >= 28;
  return [
    label(fittedKeepingEnd(sanitize(bar.name), SIZE.small, room), x, middle + (two ? -2 : 4), {
      size: SIZE.small,
      fill: palette.text,
      anchor: 'end',
    }),
    ...(two
      ? [label(fitted(moved(bar), 10, room), x, middle + 10, { size: 10, fill: palette.faint, anchor: 'end' })]
      : []),
  ];
}

function nameAbove(bar: SensitivityBar, { left, right }: Box, y: number, palette: ChartLook['palette']): string[] {
  const how = textWidth(moved(bar), 10);
  const name = fittedKeepingEnd(sanitize(bar.name), SIZE.small, right - left - how - 10);
  return [
    label(name, left, y, { size: SIZE.small, fill: palette.text, halo: palette.background }),
    label(moved(bar), left + textWidth(name, SIZE.small) + 8, y, {
      size: 10,
      fill: palette.faint,
      halo: palette.background,
    }),
  ];
}

const nameWidth = (bar: SensitivityBar): number =>
  Math.max(textWidth(sanitize(bar.name), SIZE.small), textWidth(moved(bar), 10));

/** `±10 %, USD/year`. */
const moved = (bar: SensitivityBar): string =>
  [MOVED[bar.moved], unitOf(bar.from) === '%' ? '' : sanitize(unitOf(bar.from))].filter(Boolean).join(', ');

/** `180000 USD/year` has the number `180000` and the unit `USD/year`. */
const numberOf = (value: string): string => value.split(' ')[0]!;
const unitOf = (value: string): string => value.split(' ').slice(1).join(' ');
const short = (value: string): string => amountOf(new Decimal(numberOf(value)), unitOf(value) === '%' ? '%' : '');
const written = (value: string): string => amountOf(new Decimal(numberOf(value)), unitOf(value));
