/** Costs of two plans at some volumes: `volumes[k × draws + i]` belongs to the draw with the i-th of the numbers. Infinity: not possible. */
export type CostsAt = (volumes: Float64Array, draws: Uint32Array) => Costs;

type Costs = readonly [Float64Array, Float64Array];

/** Costs of two plans on a grid of volumes, the same for all draws. */
export interface CoarseCosts {
  readonly volumes: Float64Array;
  readonly costs: Costs;
}

/** Which of two plans is cheaper at one end of all volumes, 0 or 1, and up to which volume from there; 0 where it is so everywhere; −1: no difference. */
export interface Side {
  readonly cheaper: Int8Array;
  readonly at: Float64Array;
}

/** The two ends: small volumes, and large ones, where a plan that is cheaper is so for good. */
export interface OuterChanges {
  readonly small: Side;
  readonly large: Side;
}

/** Volumes on the first grid, and on the second, which is laid around what the first has found. */
const [COARSE, FINE, HALVINGS] = [128, 256, 30];
/** The second grid reaches from a little before the change on the first to several steps of a fleet beyond it. */
const [BEFORE, BEYOND] = [0.85, 8];
const EQUAL = 1e-12;

/** The first grid. */
export const coarseVolumes = (draws: number, low: number, high: number): Float64Array =>
  gridOf(new Float64Array(draws).fill(low), new Float64Array(draws).fill(high), COARSE);

/**
 * Up to which volume the plan that is cheaper at small volumes stays so, and from which on one is cheaper for good, in each draw: the
 * first and the last change of the cheaper one on a grid of volumes, again on a finer grid around it, then halved. Stretches narrower
 * than the finer grid (1.5 %) may be passed over.
 */
export function outerChanges({ volumes, costs }: CoarseCosts, costsAt: CostsAt, draws: number): OuterChanges {
  const backwards = (of: Float64Array) => {
    const points = of.length / draws;
    return of.map((_, at) => of[(points - 1 - Math.floor(at / draws)) * draws + (at % draws)]!);
  };
  const reversed = { volumes: backwards(volumes), costs: [backwards(costs[0]), backwards(costs[1])] as const };
  return {
    small: outermost(reversed, costsAt, draws, 1 / BEFORE, 1 / BEYOND),
    large: outermost({ volumes, costs }, costsAt, draws, BEFORE, BEYOND),
  };
}

/** The change nearest to the end of a grid. */
function outermost(
  { volumes, costs }: CoarseCosts,
  costsAt: CostsAt,
  draws: number,
  before: number,
  beyond: number,
): Side {
  const last = lastChanges(volumes, costs, draws);
  const at = new Float64Array(draws);
  const changing = Uint32Array.from(last.changed.keys()).filter(d => last.changed[d]);
  if (!changing.length) return { cheaper: last.cheaper, at };
  const ends = [volumes[0]!, volumes[volumes.length - 1]!].sort((a, b) => a - b) as [number, number];
  const within = (volume: number) => Math.min(ends[1], Math.max(ends[0], volume));
  const cheaper = Int8Array.from(changing, d => last.cheaper[d]!);
  const start = Float64Array.from(changing, d => within(last.inner[d]! * before));
  const end = Float64Array.from(changing, d => within(last.outer[d]! * beyond));
  const grid = gridOf(start, end, FINE);
  const finer = lastChanges(grid, costsAt(grid, changing), changing.length);
  finer.changed.forEach((yes, i) => {
    if (yes) [start[i], end[i]] = [finer.inner[i]!, finer.outer[i]!];
  });
  for (let h = 0; h < HALVINGS; h++) {
    const middle = start.map((v, i) => Math.sqrt(v * end[i]!));
    const [a, b] = costsAt(middle, changing);
    for (let i = 0; i < middle.length; i++)
      if (sideOf(a[i]!, b[i]!) === cheaper[i]) end[i] = middle[i]!;
      else start[i] = middle[i]!;
  }
  changing.forEach((d, i) => {
    at[d] = end[i]!;
  });
  return { cheaper: last.cheaper, at };
}

/** 0 where the first is cheaper, 1 where the second is, −1 where they cost the same or neither is possible. */
function sideOf(a: number, b: number): -1 | 0 | 1 {
  // of a plan that is not possible the difference is no number to compare with
  if (a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= EQUAL * Math.abs(a))) return -1;
  return a < b ? 0 : 1;
}

function gridOf(low: Float64Array, high: Float64Array, points: number): Float64Array {
  const draws = low.length;
  const volumes = new Float64Array(points * draws);
  for (let k = 0; k < points; k++)
    for (let d = 0; d < draws; d++) volumes[k * draws + d] = low[d]! * (high[d]! / low[d]!) ** (k / (points - 1));
  return volumes;
}

/** The cheaper one at the end of a grid, and the two neighbours between which it changes last, where it does. */
function lastChanges(volumes: Float64Array, [a, b]: Costs, draws: number) {
  const cheaper = new Int8Array(draws).fill(-1);
  const changed = new Uint8Array(draws);
  const [inner, outer] = [new Float64Array(draws), new Float64Array(draws)];
  for (let d = 0; d < draws; d++) {
    let at = volumes.length - draws + d;
    while (at >= 0 && sideOf(a[at]!, b[at]!) === -1) at -= draws;
    if (at < 0) continue;
    const last = sideOf(a[at]!, b[at]!);
    cheaper[d] = last;
    while (at >= 0 && sideOf(a[at]!, b[at]!) !== 1 - last) at -= draws;
    if (at < 0) continue;
    changed[d] = 1;
    [inner[d], outer[d]] = [volumes[at]!, volumes[at + draws]!];
  }
  return { cheaper, changed, inner, outer };
}
