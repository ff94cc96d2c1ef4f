import { sanitize } from '../sanitize.ts';
import type { ChartLook } from './chart.ts';
import { type Box, LINE_HEIGHT, label, SIZE } from './frame.ts';
import { element, pixels } from './markup.ts';
import type { PlanLook } from './plan-looks.ts';
import { fitted, textWidth } from './text-width.ts';

/** A line and what it is called. */
export interface Named {
  readonly name: string;
  /** Where it ends, in pixels from the top. */
  readonly at: number;
  readonly look: PlanLook;
  /** Where it does not come to the right edge: above it leaves the picture, ended its plan is not possible any more. */
  readonly gone?: 'above' | 'ended' | undefined;
}

/** The name, and whether the line leaves the picture above. */
const nameOf = ({ name, gone }: Pick<Named, 'name' | 'gone'>): string =>
  sanitize(name) + (gone === 'above' ? ' ↑' : '');

const SAMPLE = 22;
const GAP = 6;
const WIDEST = 190;
/** Pictures below this have their labels under the plot. */
const NARROW = 560;

export const labelsBelow = ({ width }: ChartLook): boolean => width < NARROW;

/** Room that the labels need right of the plot. */
export const sideRoom = (names: readonly Omit<Named, 'at'>[]): number =>
  Math.min(WIDEST, Math.max(0, ...names.map(name => textWidth(nameOf(name), SIZE.text)))) + SAMPLE + 2 * GAP + 4;

/** A label right of the plot for every line, with a sample of it, near where it ends; none covers another. */
function sideLabels(lines: readonly Named[], box: Box, width: number, { palette }: ChartLook): string[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  const places = spread(
    sorted.map(({ at }) => at),
    LINE_HEIGHT,
    box.top + 4,
    box.bottom - 2,
  );
  return sorted.flatMap((line, i) => {
    const { at, look, gone } = line;
    const y = places[i]!;
    const x = box.right + GAP;
    return [
      ...(gone === undefined
        ? [
            element('path', {
              d: `M${pixels(box.right)},${pixels(at)}L${pixels(x + 2)},${pixels(y)}`,
              stroke: look.colour,
              'stroke-opacity': 0.5,
              fill: 'none',
            }),
          ]
        : []),
      sample(x + 2, y, look),
      label(fitted(nameOf(line), SIZE.text, width - SAMPLE - 2 * GAP), x + SAMPLE + GAP, y + 4, {
        fill: palette.text,
      }),
    ];
  });
}

/** Names at the ends of their lines, or in rows under the plot where the picture is narrow. */
export const endLabels = (
  names: readonly Omit<Named, 'at'>[],
  ends: readonly Named[],
  {
    outer,
    box,
    side,
    below,
  }: { readonly outer: Box; readonly box: Box; readonly side: number; readonly below: number },
  look: ChartLook,
): string[] =>
  labelsBelow(look)
    ? belowLabels(names, outer, below, look)
    : sideLabels(
        ends.filter(({ look }) => look.told),
        box,
        side,
        look,
      );

/** The labels in rows under the plot, for narrow pictures. */
function belowLabels(lines: readonly Omit<Named, 'at'>[], box: Box, top: number, { palette }: ChartLook): string[] {
  return rowsOf(lines, box).flatMap((row, r) =>
    row.flatMap(({ item, x }) => {
      const y = top + r * LINE_HEIGHT + 8;
      const name = fitted(nameOf(item), SIZE.text, box.right - box.left - SAMPLE - GAP);
      return [sample(x, y, item.look), label(name, x + SAMPLE + GAP, y + 4, { fill: palette.text })];
    }),
  );
}

export const belowRoom = (lines: readonly Omit<Named, 'at'>[], box: Box): number =>
  rowsOf(lines, box).length * LINE_HEIGHT + 6;

function rowsOf<T extends Omit<Named, 'at'>>(lines: readonly T[], box: Box): { item: T; x: number }[][] {
  const rows: { item: T; x: number }[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const item of lines) {
    const wide = SAMPLE + GAP + textWidth(nameOf(item), SIZE.text) + 2 * GAP;
    if (x + wide > box.right) {
      rows.push([]);
      x = box.left;
    }
    rows.at(-1)!.push({ item, x });
    x += wide;
  }
  return rows;
}

const sample = (x: number, y: number, { colour, dash }: PlanLook): string =>
  element('line', {
    x1: x,
    x2: x + SAMPLE - 2,
    y1: y,
    y2: y,
    stroke: colour,
    'stroke-width': 2.5,
    'stroke-dasharray': dash,
  });

/** Moves sorted places apart until each is `gap` from the next, between two ends; as near to where they were as one pass down and one up bring them. */
export function spread(places: readonly number[], gap: number, from: number, to: number): number[] {
  const moved = [...places];
  const least = Math.min(gap, places.length > 1 ? (to - from) / (places.length - 1) : gap);
  for (let i = 0; i < moved.length; i++) moved[i] = Math.max(moved[i]!, i === 0 ? from : moved[i - 1]! + least);
  for (let i = moved.length - 1; i >= 0; i--)
    moved[i] = Math.min(moved[i]!, i === moved.length - 1 ? to : moved[i + 1]! - least);
  return moved;
}
