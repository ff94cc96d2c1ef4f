import { Decimal } from '../../quantity/decimal.ts';
import { fixedCost } from './fixed-split.ts';
import { type RoutingCase, reachingOf, routed, routedModel } from './routing-case.ts';
import { scaledTraffic } from './scaled-traffic.ts';
import type { Routed } from './solve-routing.ts';
import type { Limits, Solve } from './solver.ts';
import { splitRows } from './split-rows.ts';

/** What a sweep changes: all traffic, or all API prices. */
export type Swept = 'traffic' | 'apiPrice';

/** The split at another traffic or other prices. */
export interface SweepPoint {
  /** Times what the scenario says. */
  readonly factor: number;
  /** Settled anew for this traffic; undefined where no split is possible. */
  readonly rerouted: Routed | undefined;
  /** The search came to no end before any split was found. */
  readonly open: boolean;
  /** USD/month of today's split with fleets sized anew; undefined where a limit breaks. */
  readonly fixed: number | undefined;
}

/** Where the split begins to use other options. */
export interface SplitChange {
  readonly factor: number;
  readonly from: string;
  readonly to: string;
}

export interface Sweep {
  readonly over: Swept;
  readonly points: readonly SweepPoint[];
  readonly changes: readonly SplitChange[];
}

/** How close the traffic of a change is found, relative. */
const CLOSE = 0.01;

/** Follows the split over traffic or API prices: settled anew at each point, and kept as it is. Changes between two points are found by halving. */
export function sweepOver(
  over: Swept,
  of: RoutingCase,
  base: Routed,
  factors: readonly number[],
  solve: Solve,
  limits: Limits,
  progress: (done: number, all: number) => void = () => {},
): Sweep {
  const known = new Map<number, SweepPoint>();
  const at = (factor: number): SweepPoint => {
    const found = known.get(factor) ?? pointAt(changed(of, over, factor), base, factor, solve, limits);
    known.set(factor, found);
    return found;
  };
  const tried = factors.map((f, i) => {
    progress(i, factors.length);
    return at(f);
  });
  const points = tried.filter(p => !p.open);
  const changes: SplitChange[] = [];
  for (let i = 1; i < points.length; i++) changes.push(...changesBetween(points[i - 1]!, points[i]!, at));
  return { over, points, changes };
}

function changed(of: RoutingCase, over: Swept, factor: number): RoutingCase {
  return over === 'traffic'
    ? { ...of, scenario: scaledTraffic(of.scenario, new Decimal(factor)) }
    : { ...of, apiPriceLevel: factor };
}

function pointAt(scaled: RoutingCase, base: Routed, factor: number, solve: Solve, limits: Limits): SweepPoint {
  const found = factor === 1 ? { found: true as const, routed: base } : routed(scaled, solve, limits);
  const fixed = fixedCost(base, factor === 1 ? base.model : routedModel({ ...scaled, reaching: reachingOf(base) }));
  return {
    factor,
    rerouted: found.found ? found.routed : undefined,
    open: !found.found && found.why !== 'impossible',
    fixed,
  };
}

function changesBetween(low: SweepPoint, high: SweepPoint, at: (factor: number) => SweepPoint): SplitChange[] {
  const [from, to] = [usedIn(low), usedIn(high)];
  if (from === to || low.open || high.open) return [];
  if (high.factor / low.factor <= 1 + CLOSE) return [{ factor: high.factor, from, to }];
  const middle = at(Number(Math.sqrt(low.factor * high.factor).toPrecision(6)));
  return [...changesBetween(low, middle, at), ...changesBetween(middle, high, at)];
}

/** Shares below this are noise. */
const LITTLE = 1e-6;

/** Which options serve which tasks, in words that tell one split from another. */
export function usedIn({ rerouted }: Pick<SweepPoint, 'rerouted'>): string {
  if (!rerouted) return 'no split is possible';
  const byTask = new Map<string, string[]>();
  for (const row of splitRows(rerouted))
    if (row.share.gte(LITTLE)) byTask.set(row.task.id, [...(byTask.get(row.task.id) ?? []), row.via.id]);
  const same = new Map<string, string[]>();
  for (const [task, via] of byTask) same.set(via.join(' + '), [...(same.get(via.join(' + ')) ?? []), task]);
  return [...same]
    .map(([via, tasks]) => (same.size === 1 ? `all on ${via}` : `${tasks.join(', ')} on ${via}`))
    .join('; ');
}
