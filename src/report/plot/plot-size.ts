import { money } from '../format.ts';
import type { Screen } from '../screen.ts';

/** Columns below which nothing can be read from a plot. */
export const NARROWEST = 40;
const WIDEST = 110;

/** Columns of a plot beside labels of this width. */
export const plotColumns = (labels: number, { width }: Screen): number => Math.min(WIDEST, width - labels - 4);

export const isTooNarrow = ({ width }: Screen): boolean => width < NARROWEST;

export interface PlotScale {
  readonly low: number;
  readonly high: number;
  /** Between two labels. */
  readonly step: number;
}

const PARTS = 4;
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A scale from zero or below to `high` or above, in steps of a round number. */
export function plotScale(low: number, high: number): PlotScale {
  const least = (high - low) / PARTS || 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = STEPS.find(step => step * power >= least * (1 - 1e-9)) ?? 10;
  const step = Number((factor * power).toPrecision(3));
  // a sum of floats that is a step but for its last digit is that step
  return { low: Math.floor(low / step + 1e-9) * step, high: Math.ceil(high / step - 1e-9) * step + 0, step };
}

/** Rows from one label to the next. */
export const ROWS_BETWEEN = 3;

/** Rows of a plot: as many between any two labels. */
export const plotHeight = ({ low, high, step }: PlotScale): number =>
  Math.round((high - low) / step) * ROWS_BETWEEN + 1;

/** An amount at the left edge. */
export const label = (value: number): string => money(String(Number(value.toPrecision(3))));

export function widthOfLabels({ low, high, step }: PlotScale): number {
  const count = Math.round((high - low) / step) + 1;
  return Math.max(...Array.from({ length: count }, (_, i) => label(low + i * step).length));
}
