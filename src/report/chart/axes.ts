import type { ChartLook } from './chart.ts';
import { apart, type Box, label, SIZE } from './frame.ts';
import { element } from './markup.ts';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Lines across the box at the ticks, with their texts to the left, and what is measured above them. */
export function leftAxis(ticks: readonly Tick[], title: string, box: Box, { palette }: ChartLook): string[] {
  return [
    ...ticks.map(({ at }, i) =>
      element('line', {
        x1: box.left,
        x2: box.right,
        y1: at,
        y2: at,
        stroke: i === 0 ? palette.faint : palette.grid,
      }),
    ),
    ...ticks.map(({ at, text }) =>
      label(text, box.left - 6, at + 4, { size: SIZE.small, fill: palette.faint, anchor: 'end' }),
    ),
    label(title, box.left, box.top - 8, { size: SIZE.small, fill: palette.faint }),
  ];
}

/** Short marks below the box with their texts, those that would run into each other left out, and what is measured below them. */
export function bottomAxis(ticks: readonly Tick[], title: string, box: Box, { palette }: ChartLook): string[] {
  return [
    ...ticks.map(({ at }) =>
      element('line', { x1: at, x2: at, y1: box.bottom, y2: box.bottom + 5, stroke: palette.faint }),
    ),
    ...apart(ticks, SIZE.small).map(({ at, text }) =>
      label(text, at, box.bottom + 18, { size: SIZE.small, fill: palette.faint, anchor: 'middle' }),
    ),
    label(title, (box.left + box.right) / 2, box.bottom + 34, {
      size: SIZE.small,
      fill: palette.faint,
      anchor: 'middle',
    }),
  ];
}

/** Height that {@link bottomAxis} takes below its box. */
export const BOTTOM_AXIS = 40;
