import { annuityOf, costOfUse, isFleet, monthlyRate, mostOf, routesOf } from './enumerate.ts';
import { columnsOf, drifted, fleetCost, type Routes } from './month-cost.ts';
import { type Trajectory, trajectoriesOf } from './ownership.ts';
import type { Problem, ProblemFleet } from './problem.ts';
import { secondsOf } from './sources.ts';

/** What an option gets in a month. */
interface Taken {
  bill: number;
  other: number;
  /** By hour class. */
  readonly busy: number[];
  readonly tokens: number[];
  readonly attempts: number[];
}

/** Every way to divide a portion over its sources in whole steps. */
function divisions(sources: number, steps: number): number[][] {
  if (sources === 0) return [];
  if (sources === 1) return [[steps]];
  return Array.from({ length: steps + 1 }, (_, n) => n).flatMap(n =>
    divisions(sources - 1, steps - n).map(rest => [n, ...rest]),
  );
}

/**
 * The least levelised monthly cost where shares come in steps: every division of every portion, each costed by adding up. No linear program is
 * solved. Infinity where no division is possible.
 */
export function leastByDivisions(problem: Problem): number {
  const routes = routesOf(problem);
  const everything = new Set(problem.options.map(o => o.id));
  const months = Array.from({ length: problem.horizon }, (_, m) => columnsOf(routes, everything, m));
  // a share is the same in every hour and month, so that only what is there in all of them can have one
  const always = routes.portions.map((_, p) =>
    routes.sources[p]!.filter(s =>
      months.every(columns => columns.filter(c => c.portion === p && c.source === s.id).length === routes.hours.length),
    ),
  );
  const steps = Math.round(1 / problem.shareStep!);
  const ways = always.map(sources => divisions(sources.length, steps));
  const owned = new Map(
    problem.options
      .filter(isFleet)
      .filter(o => o.buy)
      .map(o => [o.id, trajectoriesOf(o, mostOf(o, routes), problem.horizon, monthlyRate(problem))]),
  );
  const known = new Map<string, number>();
  let best = Infinity;
  const visit = (chosen: readonly (readonly number[])[]): void => {
    const portion = chosen.length;
    if (portion < ways.length) {
      for (const way of ways[portion]!) visit([...chosen, way]);
      return;
    }
    best = Math.min(best, costOf(chosen, always, routes, owned, known, best));
  };
  visit([]);
  return best / annuityOf(problem);
}

function costOf(
  chosen: readonly (readonly number[])[],
  always: Routes['sources'],
  routes: Routes,
  owned: ReadonlyMap<string, readonly Trajectory[]>,
  known: Map<string, number>,
  enough: number,
): number {
  const { problem } = routes;
  const used = new Set(
    chosen.flatMap((way, p) => way.flatMap((n, s) => (n > 0 ? [...always[p]![s]!.effects.keys()] : []))),
  );
  const { monthly, once } = costOfUse(problem, used);
  const needs = new Map<string, number[]>(problem.options.map(o => [o.id, []]));
  let cost = once;
  for (let m = 0; m < problem.horizon; m++) {
    const taken = takenIn(m, chosen, always, routes);
    let month = monthly;
    for (const o of problem.options) {
      const t = taken.get(o.id);
      if (!used.has(o.id) || !t) continue;
      month += t.other;
      if (o.kind === 'api') {
        month += Math.max(t.bill * drifted(o, m), o.minimumSpend);
        const { tokens = Infinity, requests = Infinity } = o.limit;
        if (t.tokens.some(x => x > tokens * (1 + 1e-9)) || t.attempts.some(x => x > requests * (1 + 1e-9)))
          return Infinity;
        continue;
      }
      const up = t.busy.map(x => Math.ceil(x / o.targetUtilisation - 1e-9) + o.spares);
      if (o.replicas !== undefined && t.busy.some(x => x > (o.replicas! - o.spares) * o.targetUtilisation * (1 + 1e-9)))
        return Infinity;
      if (o.rent) month += rentOf(o, up, routes, m);
      else needs.get(o.id)!.push(o.replicas ?? Math.max(...up));
    }
    cost += month / (1 + monthlyRate(problem)) ** (m + 1);
    if (cost >= enough) return Infinity;
  }
  for (const o of problem.options)
    if (isFleet(o) && o.buy && used.has(o.id)) cost += ownedCost(o, needs.get(o.id)!, owned.get(o.id)!, routes, known);
  return cost;
}

function takenIn(
  month: number,
  chosen: readonly (readonly number[])[],
  always: Routes['sources'],
  { problem, portions, hours }: Routes,
): Map<string, Taken> {
  const none = () => hours.map(() => 0);
  const taken = new Map<string, Taken>();
  portions.forEach((x, p) => {
    const requests = x.requests * (1 + x.task.growth) ** month * problem.shareStep!;
    chosen[p]!.forEach((n, s) => {
      if (n === 0) return;
      for (const [id, e] of always[p]![s]!.effects) {
        const t = taken.get(id) ?? { bill: 0, other: 0, busy: none(), tokens: none(), attempts: none() };
        taken.set(id, t);
        t.bill += requests * n * e.bill;
        t.other += requests * n * e.other;
        hours.forEach((hour, h) => {
          const there = (requests * n * hour.weight[p]! * hour.hours) / 24;
          t.busy[h]! += (there * e.seconds) / secondsOf(hour.hours);
          t.tokens[h]! += (there * e.tokens * 60) / secondsOf(hour.hours);
          t.attempts[h]! += (there * e.attempts * 60) / secondsOf(hour.hours);
        });
      }
    });
  });
  return taken;
}

/** Where a start costs, more replicas than needed may stay up in quiet hours: every level of them is tried. */
function rentOf(o: ProblemFleet, up: readonly number[], routes: Routes, month: number): number {
  const fixed = (n: number) =>
    fleetCost(
      o,
      up.map(() => n),
      routes,
      month,
    );
  if (o.replicas !== undefined) return fixed(o.replicas);
  if (o.rent!.scaling !== 'autoscale') return fixed(Math.max(...up));
  return Math.min(
    ...Array.from({ length: Math.max(...up) + 1 }, (_, least) =>
      fleetCost(
        o,
        up.map(n => Math.max(n, least)),
        routes,
        month,
      ),
    ),
  );
}

/** The cheapest way to own at least what each month needs. */
function ownedCost(
  o: ProblemFleet,
  needed: readonly number[],
  trajectories: readonly Trajectory[],
  routes: Routes,
  known: Map<string, number>,
): number {
  const key = `${o.id}|${needed}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const rate = monthlyRate(routes.problem);
  const least = Math.min(
    Infinity,
    ...trajectories
      .filter(t => t.inService.every((n, m) => n >= needed[m]!))
      .map(t =>
        t.inService.reduce(
          (sum, n, m) =>
            sum +
            fleetCost(
              o,
              routes.hours.map(() => n),
              routes,
              m,
            ) /
              (1 + rate) ** (m + 1),
          t.presentValue,
        ),
      ),
  );
  known.set(key, least);
  return least;
}
