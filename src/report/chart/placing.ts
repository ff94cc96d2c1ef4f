import type { Box } from './frame.ts';

/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/** A text of this size, where it may stand beside a point. */
export interface Placed {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const ASCENT = 10;
const DESCENT = 3;
const AWAY = 9;

/** Places texts beside their points, each where it hides the least of the lines and of the texts before it, inside the box if it can be. */
export function placedBeside(
  texts: readonly { readonly at: Point; readonly width: number }[],
  lines: readonly (readonly Point[])[],
  box: Box,
): Placed[] {
  const taken: Box[] = [];
  const points = lines.flatMap(dense);
  return texts.map(({ at: [x, y], width }) => {
    const candidates = [y - 9, y + 17, y + 4].flatMap((base): Placed[] => [
      { x: x - AWAY, y: base, anchor: 'end' },
      { x: x + AWAY, y: base, anchor: 'start' },
    ]);
    const costs = candidates.map(candidate => {
      const own = boxOf(candidate, width);
      const hidden = points.filter(([px, py]) => px > own.left && px < own.right && py > own.top && py < own.bottom);
      const outside = own.left < box.left || own.right > box.right || own.top < box.top || own.bottom > box.bottom;
      return hidden.length + (taken.some(other => meet(own, other)) ? 1000 : 0) + (outside ? 10_000 : 0);
    });
    const best = candidates[costs.indexOf(Math.min(...costs))]!;
    taken.push(boxOf(best, width));
    return best;
  });
}

const boxOf = ({ x, y, anchor }: Placed, width: number): Box => ({
  left: anchor === 'end' ? x - width : x,
  right: anchor === 'end' ? x : x + width,
  top: y - ASCENT,
  bottom: y + DESCENT,
});

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A line as points a few pixels apart. */
const dense = (line: readonly Point[]): Point[] =>
  line.slice(1).flatMap(([x2, y2], i) => {
    const [x1, y1] = line[i]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4));
    return Array.from({ length: steps }, (_, s): Point => [x1 + ((x2 - x1) * s) / steps, y1 + ((y2 - y1) * s) / steps]);
  });
