import { line } from 'd3-shape';
import { element, PLACES, pixels } from './markup.ts';
import { lineLook, type PlanLook } from './plan-looks.ts';

type Place = (value: number) => number;

/** The line of a plan over traffic as far as it is in the picture, with a cross where the plan is not possible any more. */
export function costLine(
  traffic: readonly number[],
  monthly: readonly (number | null)[],
  top: number,
  x: Place,
  y: Place,
  look: PlanLook,
): string[] {
  const path = line<readonly [number, number | null]>()
    .digits(PLACES)
    .defined(([, cost]) => cost !== null && cost <= top)
    .x(([at]) => x(at))
    .y(([, cost]) => y(cost!));
  return [
    ...endMarks(traffic, monthly, top, x, y, look),
    element('path', { d: path(cut(traffic, monthly, top)) ?? '', ...lineLook(look) }),
  ];
}

/** The points of a line, with one where it leaves the picture above, so that it does not end below the edge. */
function cut(
  traffic: readonly number[],
  monthly: readonly (number | null)[],
  top: number,
): (readonly [number, number | null])[] {
  return traffic.flatMap((at, i): (readonly [number, number | null])[] => {
    const [cost, next] = [monthly[i]!, monthly[i + 1] ?? null];
    const crosses = cost !== null && next !== null && cost > top !== next > top;
    if (!crosses) return [[at, cost]];
    const between = at * (traffic[i + 1]! / at) ** ((top - cost) / (next - cost));
    return [
      [at, cost],
      [between, top],
    ];
  });
}

/** A cross wherever a line ends in the picture because its plan is not possible from there on. */
function endMarks(
  traffic: readonly number[],
  monthly: readonly (number | null)[],
  top: number,
  x: Place,
  y: Place,
  { colour }: PlanLook,
): string[] {
  return monthly.flatMap((cost, i) => {
    if (cost === null || cost > top || monthly[i + 1] !== null) return [];
    const [cx, cy] = [x(traffic[i]!), y(cost)];
    const d = [-1, 1]
      .map(s => `M${pixels(cx - 4)},${pixels(cy - 4 * s)}L${pixels(cx + 4)},${pixels(cy + 4 * s)}`)
      .join('');
    return [element('path', { d, stroke: colour, 'stroke-width': 2, fill: 'none' })];
  });
}
