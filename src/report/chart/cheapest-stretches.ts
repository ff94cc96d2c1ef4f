import type { ScaleLogarithmic } from 'd3-scale';
import { volume } from '../format.ts';
import type { Report } from '../report.ts';
import { sanitize } from '../sanitize.ts';
import { perDay } from '../sentences/words.ts';
import type { ChartLook } from './chart.ts';
import { apart, type Box, label, SIZE } from './frame.ts';
import { element } from './markup.ts';
import type { PlanLook } from './plan-looks.ts';
import { fitted } from './text-width.ts';

type Looks = ReadonlyMap<string, PlanLook>;
type Scale = ScaleLogarithmic<number, number>;

/** Height of the band that names the cheapest plan. */
const BAND = 18;
/** Narrower than this a stretch gets no name. */
const NAMED_FROM = 26;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly plan: string;
  readonly look: PlanLook;
}

/** The stretches of the envelope in pixels, as far as they are in the picture. */
function stretches({ envelope }: Report, x: Scale, { left, right }: Box, looks: Looks, days: number): Stretch[] {
  const place = (at: string | null) => {
    const value = at === null ? Number.POSITIVE_INFINITY : Number(at) / days;
    return value <= 0 ? left : value === Number.POSITIVE_INFINITY ? right : Math.min(right, Math.max(left, x(value)));
  };
  return envelope.flatMap(({ from, to, cheapest }) => {
    const look = cheapest === null ? undefined : looks.get(cheapest);
    const [start, end] = [place(from), place(to)];
    return look && end > start ? [{ from: start, to: end, plan: cheapest!, look }] : [];
  });
}

/** A light ground in the colour of the cheapest plan. */
export const stretchShades = (report: Report, x: Scale, box: Box, looks: Looks, days: number): string[] =>
  stretches(report, x, box, looks, days).map(({ from, to, look }) =>
    element('rect', {
      x: from,
      y: box.top,
      width: to - from,
      height: box.bottom - box.top,
      fill: look.colour,
      'fill-opacity': 0.09,
    }),
  );

/** Above the plot: the cheapest plan of each stretch by name, and the traffic at which it changes. */
export function stretchBand(
  report: Report,
  x: Scale,
  box: Box,
  looks: Looks,
  days: number,
  { palette }: ChartLook,
): string[] {
  const y = box.top - BAND - 4;
  const found = stretches(report, x, box, looks, days);
  const changes = report.envelope
    .slice(1)
    .map(({ from }) => ({ at: x(Number(from) / days), text: volume(perDay(from, report)) }))
    .filter(({ at }) => at > box.left && at < box.right);
  const told = apart(changes, SIZE.small);
  const head = { at: box.left + 26, text: 'cheapest:' };
  return [
    ...found.map(({ from, to, look }) =>
      element('rect', { x: from, y, width: to - from, height: BAND, fill: look.colour, 'fill-opacity': 0.3 }),
    ),
    ...found
      .filter(({ from, to }) => to - from >= NAMED_FROM)
      .map(({ from, to, plan }) =>
        label(fitted(sanitize(plan), SIZE.small, to - from - 6), (from + to) / 2, y + 13, {
          size: SIZE.small,
          fill: palette.text,
          anchor: 'middle',
        }),
      ),
    ...changes.map(({ at }) =>
      element('line', { x1: at, x2: at, y1: y - 3, y2: box.bottom, stroke: palette.faint, 'stroke-opacity': 0.45 }),
    ),
    ...[...(told.some(({ at }) => at < box.left + 100) ? [] : [head]), ...told].map(({ at, text }) =>
      label(text, at, y - 7, { size: SIZE.small, fill: palette.faint, anchor: 'middle' }),
    ),
  ];
}
