import type { ChartLook } from './chart.ts';
import { apart, type Box, label, SIZE } from './frame.ts';
import { element } from './markup.ts';
import { textWidth } from './text-width.ts';

export interface Tick {
  readonly at: number;
  readonly text: string;
  readonly zero?: boolean;
}

/** Lines across the box at the ticks, with their texts to the left; the one of zero stands out. */
export function leftAxis(ticks: readonly Tick[], box: Box, { palette }: ChartLook): string[] {
  return [
    ...ticks.map(({ at, zero }) =>
      element('line', {
        x1: box.left,
        x2: box.right,
        y1: at,
        y2: at,
        stroke: zero ? palette.faint : palette.grid,
      }),
    ),
    ...ticks.map(({ at, text }) =>
      label(text, box.left - 6, at + 4, { size: SIZE.small, fill: palette.faint, anchor: 'end' }),
    ),
  ];
}

/** Short marks below the box with their texts, those that would run into each other or into the one that stands out left out, and what is measured below them. */
export function bottomAxis(
  ticks: readonly Tick[],
  title: string,
  box: Box,
  { palette }: Pick<ChartLook, 'palette'>,
  outstanding?: Tick,
): string[] {
  const half = outstanding ? textWidth(outstanding.text, SIZE.small, true) / 2 : 0;
  const at = outstanding && Math.min(Math.max(outstanding.at, box.left + half), box.right - half);
  const free = ticks.filter(
    tick => at === undefined || Math.abs(tick.at - at) > half + textWidth(tick.text, SIZE.small) / 2 + 8,
  );
  return [
    ...(outstanding
      ? [label(outstanding.text, at!, box.bottom + 18, { ...middle, fill: palette.text, bold: true })]
      : []),
    ...ticks.map(({ at }) =>
      element('line', { x1: at, x2: at, y1: box.bottom, y2: box.bottom + 5, stroke: palette.faint }),
    ),
    ...apart(free, SIZE.small).map(({ at, text }) =>
      label(text, at, box.bottom + 18, { ...middle, fill: palette.faint }),
    ),
    ...(title ? [label(title, (box.left + box.right) / 2, box.bottom + 34, { ...middle, fill: palette.faint })] : []),
  ];
}

const middle = { size: SIZE.small, anchor: 'middle' } as const;

/** Height that {@link bottomAxis} takes below its box. */
export const BOTTOM_AXIS = 40;
