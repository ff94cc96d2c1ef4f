import { scaleLinear } from 'd3-scale';
import { moneyOfFloat } from '../format.ts';
import { BOTTOM_AXIS, type Tick } from './axes.ts';
import type { ChartLook } from './chart.ts';
import { type Box, SIZE } from './frame.ts';
import { belowRoom, labelsBelow, type Named, sideRoom } from './line-labels.ts';
import { textWidth } from './text-width.ts';

/** A scale of money from the bottom of the plot to its top. */
export interface MoneyScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** From `low` to `high`, both rounded outwards to a tick. */
export function moneyScale(low: number, high: number, height: number): MoneyScale {
  const scale = scaleLinear([low, high === low ? low + 1 : high], [0, 1]);
  const wanted = Math.max(2, Math.min(7, Math.floor(height / 45)));
  const [from = 0, to = 1] = scale.nice(wanted).domain();
  return { domain: [from, to], ticks: scale.ticks(wanted).map(value => ({ value, text: moneyOfFloat(value) })) };
}

/** Where lines are drawn, and what is left for their labels. */
export interface Plot {
  readonly box: Box;
  /** Right of the plot; 0 where the labels stand below it. */
  readonly side: number;
  /** Where the rows of labels begin below the plot. */
  readonly below: number;
}

/** The plot of a chart of lines inside its picture; `above` is what it draws over the plot. */
export function plotIn(
  outer: Box,
  names: readonly Omit<Named, 'at'>[],
  axis: MoneyScale,
  above: number,
  look: ChartLook,
): Plot {
  const left = outer.left + Math.max(...axis.ticks.map(({ text }) => textWidth(text, SIZE.small))) + 8;
  const under = labelsBelow(look);
  const side = under ? 0 : sideRoom(names);
  const below = outer.bottom - (under ? belowRoom(names, outer) : 0);
  return {
    box: { left, top: outer.top + above, right: outer.right - Math.max(side, 10), bottom: below - BOTTOM_AXIS },
    side,
    below,
  };
}

/** The scale in pixels of a plot. */
export function moneyPlaces(
  { domain, ticks }: MoneyScale,
  { top, bottom }: Box,
): { y: (value: number) => number; ticks: Tick[] } {
  const y = scaleLinear(domain, [bottom, top]);
  return { y, ticks: ticks.map(({ value, text }) => ({ at: y(value), text, zero: value === 0 })) };
}
