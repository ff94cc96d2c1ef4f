import type { Plan } from '../model/plan.ts';
import { FastProgram } from '../quantity/fast.ts';
import { FLOATS } from '../quantity/floats.ts';
import { boundsOf, extremeCorners } from '../quantity/ranged.ts';
import { Sheet } from '../quantity/sheet.ts';
import { DRAWS } from './draw-count.ts';
import { drawsOf, type JointInputs } from './draws.ts';
import { runInBlocks } from './lanes.ts';
import { holds, isLess } from './possible.ts';

export interface Standing {
  /** Plans that no single other one undercuts over the whole range, in the scenario's order. */
  readonly candidates: readonly string[];
  /** Share of the draws in which each plan is the cheapest, by plan. */
  readonly cheapestIn: ReadonlyMap<string, number>;
}

/** All corners are tried up to this many ranged inputs; beyond it the corners of each difference. */
const FULL_CORNERS = 8;

/** Compares plans over their ranges: corners with shared inputs moving together, and 1,024 draws, in which those of `joint` move together. Plans must be possible at likely values. */
export function standingOf(plans: readonly Plan[], joint: readonly JointInputs[] = []): Standing {
  const monthly = plans.map(p => p.figures.monthly);
  const sheet = new Sheet([...monthly, ...plans.flatMap(p => p.margins.map(m => m.margin))]);
  const program = new FastProgram(sheet.outputs);
  const paths = [...sheet.ranged.keys()];
  if (!paths.length) {
    const [costs] = [runInBlocks(program, new Map(), 1).map(r => r[0]!)];
    const best = cheapest(plans, i => costs[i]!);
    return {
      candidates: best === undefined ? [] : [best],
      cheapestIn: new Map(plans.map(p => [p.id, p.id === best ? 1 : 0])),
    };
  }
  const drawn = runInBlocks(program, drawsOf(sheet.ranged, joint), DRAWS);
  const wins = new Map(plans.map(p => [p.id, 0]));
  const fits = plans.map((p, i) => {
    const from = plans.length + plans.slice(0, i).reduce((n, q) => n + q.margins.length, 0);
    const margins = drawn.slice(from, from + p.margins.length);
    return (l: number) => margins.every(m => holds(m[l]!));
  });
  for (let l = 0; l < DRAWS; l++) {
    const best = cheapest(plans, i => (fits[i]!(l) ? drawn[i]![l]! : Infinity));
    if (best !== undefined) wins.set(best, wins.get(best)! + 1);
  }
  const corners = cornerLanes(sheet, paths);
  const atCorners = runInBlocks(program, corners.inputs, corners.lanes);
  const undercuts = (q: number, p: number): boolean => {
    const below = (a: Float64Array, b: Float64Array) => a.every((x, l) => x < b[l]! || (x === b[l]! && q < p));
    if (!below(drawn[q]!, drawn[p]!) || !below(atCorners[q]!, atCorners[p]!)) return false;
    if (paths.length <= FULL_CORNERS) return true;
    const gap = monthly[q]!.minus(monthly[p]!);
    const gapSheet = new Sheet([gap]);
    const { high } = extremeCorners(gapSheet, gap, boundsOf(gapSheet)(gap));
    const [top] = new FastProgram([gap]).run(
      new Map([...high].map(([path, end]) => [path, Float64Array.of(FLOATS.of(gapSheet.ranged.get(path)![end]))])),
      1,
    );
    return top!.data[0]! < 0 || (top!.data[0]! === 0 && q < p);
  };
  return {
    candidates: plans.filter((_, p) => !plans.some((_, q) => q !== p && undercuts(q, p))).map(p => p.id),
    cheapestIn: new Map([...wins].map(([id, n]) => [id, n / DRAWS])),
  };
}

/** The plan with the least finite cost; of equal ones the first. */
function cheapest(plans: readonly Plan[], cost: (i: number) => number): string | undefined {
  let best: number | undefined;
  for (let i = 0; i < plans.length; i++) {
    const c = cost(i);
    if (Number.isFinite(c) && (best === undefined || isLess(c, cost(best)))) best = i;
  }
  return best === undefined ? undefined : plans[best]!.id;
}

/** All combinations of ends for few inputs; for many, each input at either end with the others likely, and all low, all high. */
function cornerLanes(sheet: Sheet, paths: readonly string[]): { inputs: Map<string, Float64Array>; lanes: number } {
  const full = paths.length <= FULL_CORNERS;
  const lanes = full ? 2 ** paths.length : 2 * paths.length + 2;
  const value = (path: string, i: number, l: number): number => {
    const v = sheet.ranged.get(path)!;
    if (full) return FLOATS.of((l >> i) & 1 ? v.high : v.low);
    if (l >= 2 * paths.length) return FLOATS.of(l === 2 * paths.length ? v.low : v.high);
    return FLOATS.of(l >> 1 === i ? (l & 1 ? v.high : v.low) : v.likely);
  };
  return {
    inputs: new Map(paths.map((path, i) => [path, Float64Array.from({ length: lanes }, (_, l) => value(path, i, l))])),
    lanes,
  };
}
