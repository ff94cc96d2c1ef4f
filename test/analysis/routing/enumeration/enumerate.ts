import { hourClasses, portionsOf } from './demand.ts';
import { fleetCost, type Routes, trafficCost, type Up } from './month-cost.ts';
import { type Trajectory, trajectoriesOf } from './ownership.ts';
import type { Problem, ProblemFleet } from './problem.ts';
import { secondsOf, sourcesOf } from './sources.ts';

export function routesOf(problem: Problem): Routes {
  const portions = portionsOf(problem);
  return { problem, portions, hours: hourClasses(problem), sources: portions.map(x => sourcesOf(x, problem)) };
}

export const isFleet = (o: Problem['options'][number]): o is ProblemFleet => o.kind !== 'api';

/** Replicas, spares included, that would serve everything in any hour and month, work that may wait all in the shortest one. */
export function mostOf(o: ProblemFleet, { problem, portions, hours, sources }: Routes): number {
  const busiest = Math.max(
    ...hours.map((hour, h) =>
      portions.reduce((sum, x, p) => {
        const seconds = Math.max(0, ...sources[p]!.map(s => s.effects.get(o.id)?.seconds ?? 0));
        const growth = Math.max(1, (1 + x.task.growth) ** (problem.horizon - 1));
        const there = x.waits ? x.requests : (x.requests * hour.hours * hour.weight[p]!) / 24;
        return sum + (there * growth * seconds) / secondsOf(hours[h]!.hours);
      }, 0),
    ),
  );
  return Math.ceil(busiest / o.targetUtilisation - 1e-9) + o.spares;
}

export const monthlyRate = (p: Problem): number => (1 + p.discountRate) ** (1 / 12) - 1;
export const annuityOf = (p: Problem): number =>
  Array.from({ length: p.horizon }, (_, m) => (1 + monthlyRate(p)) ** -(m + 1)).reduce((a, b) => a + b, 0);

/** Every set of options. */
export const subsetsOf = (p: Problem): ReadonlySet<string>[] =>
  Array.from(
    { length: 2 ** p.options.length },
    (_, bits) => new Set(p.options.filter((_o, i) => (bits >> i) & 1).map(o => o.id)),
  );

/** What is paid because options are in use, whatever they serve. `monthly` by month, `once` at the start. USD. */
export function costOfUse(p: Problem, used: ReadonlySet<string>): { monthly: number; once: number } {
  let [monthly, once] = [0, 0];
  for (const o of p.options) if (used.has(o.id)) once += o.upfront;
  for (const { staff, cost, appliesTo, per } of p.charges) {
    const payers = p.options.filter(o => used.has(o.id) && (appliesTo.includes(o.id) || appliesTo.includes(o.kind)));
    const amount = staff ? (staff.fte * staff.salary) / 12 : cost!.unit === 'USD/month' ? cost!.amount : 0;
    if (per === 'plan') monthly += payers.length ? amount : 0;
    if (per === 'option') monthly += payers.length * amount;
    if (per === 'model') monthly += new Set(payers.map(o => (isFleet(o) ? o.model : o.id))).size * amount;
  }
  return { monthly, once };
}

/** Every way in which the replicas of a rented fleet can be up in a month. */
function rentedUp(o: ProblemFleet, most: number, { hours }: Routes): (readonly number[])[] {
  if (o.replicas !== undefined) return [hours.map(() => o.replicas!)];
  const counts = Array.from({ length: most - o.spares + 1 }, (_, i) => o.spares + i);
  if (o.rent!.scaling !== 'autoscale') return counts.map(n => hours.map(() => n));
  return hours.reduce<number[][]>((all, _) => all.flatMap(up => counts.map(n => [...up, n])), [[]]);
}

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap(head => list.map(x => [...head, x])), [[]]);

/**
 * The least levelised monthly cost of a problem by trying every set of options in use, every number of replicas, and every way to buy; the parts of
 * the traffic that are left are settled by a simplex. Infinity where no split is possible.
 */
export function leastByEnumeration(problem: Problem): number {
  const routes = routesOf(problem);
  const rate = monthlyRate(problem);
  const { horizon } = problem;
  const discount = (m: number) => (1 + rate) ** -(m + 1);
  const still =
    problem.tasks.every(t => t.growth === 0) &&
    problem.options.every(o => o.priceDrift === 0 && !(isFleet(o) && o.buy && o.buy.leadTime > 0));
  const most = new Map(problem.options.filter(isFleet).map(o => [o.id, mostOf(o, routes)]));
  const owned = new Map<string, Trajectory[]>(
    problem.options
      .filter(o => o.kind === 'buy')
      .map(o => [o.id, trajectoriesOf(o as ProblemFleet, most.get(o.id)!, horizon, rate)]),
  );
  let best = Infinity;
  for (const used of subsetsOf(problem)) {
    const fleets = problem.options.filter(isFleet).filter(o => used.has(o.id));
    const rented = fleets.filter(o => o.rent);
    const bought = fleets.filter(o => o.buy);
    const { monthly, once } = costOfUse(problem, used);
    const full: Up = new Map(
      fleets.map(o => [o.id, routes.hours.map(() => o.replicas ?? most.get(o.id)!)] as [string, number[]]),
    );
    const floors = Array.from({ length: horizon }, (_, m) => (still && m > 0 ? 0 : trafficCost(routes, used, full, m)));
    const floor = (m: number) => floors[still ? 0 : m]!;
    let bound = once;
    for (let m = 0; m < horizon; m++) bound += discount(m) * (monthly + floor(m));
    if (!(bound < best)) continue;
    const upOf = product(rented.map(o => rentedUp(o, most.get(o.id)!, routes)));
    const known = new Map<string, number>();
    const monthCost = (m: number, inService: readonly number[]): number => {
      const key = `${still ? 0 : m}|${inService}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const own = bought.map((o, i) => [o, routes.hours.map(() => inService[i]!)] as const);
      const ownCost = own.reduce((sum, [o, up]) => sum + fleetCost(o, up, routes, m), 0);
      let least = Infinity;
      for (const ups of upOf) {
        const paid = ups.reduce((sum, up, i) => sum + fleetCost(rented[i]!, up, routes, m), ownCost);
        if (paid + floor(m) >= least) continue;
        const up: Up = new Map([
          ...own.map(([o, n]) => [o.id, n] as [string, readonly number[]]),
          ...ups.map((n, i) => [rented[i]!.id, n] as [string, readonly number[]]),
        ]);
        least = Math.min(least, paid + trafficCost(routes, used, up, m));
      }
      known.set(key, least);
      return least;
    };
    for (const ways of product(bought.map(o => owned.get(o.id)!))) {
      let cost = once + ways.reduce((sum, w) => sum + w.presentValue, 0);
      for (let m = 0; m < horizon && cost < best; m++)
        cost +=
          discount(m) *
          (monthly +
            monthCost(
              m,
              ways.map(w => w.inService[m]!),
            ));
      best = Math.min(best, cost);
    }
  }
  return best / annuityOf(problem);
}
