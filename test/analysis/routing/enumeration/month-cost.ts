import type { HourClass, Portion } from './demand.ts';
import { DAYS_PER_MONTH, type Problem, type ProblemApi, type ProblemFleet } from './problem.ts';
import { leastCost, type Restriction } from './simplex.ts';
import { type Effect, type Source, secondsOf } from './sources.ts';

/** A problem with what follows from it. */
export interface Routes {
  readonly problem: Problem;
  readonly portions: readonly Portion[];
  readonly hours: readonly HourClass[];
  readonly sources: readonly (readonly Source[])[];
}

/** Replicas that are up, spares included, by fleet and hour class. */
export type Up = ReadonlyMap<string, readonly number[]>;

/** Price level of an option in a month (from 0): it drifts from month 2 on. */
export const drifted = (o: { readonly priceDrift: number }, month: number): number =>
  (1 + o.priceDrift) ** (month / 12);

/** What an amount of each effect is in one month and hour class, by option. */
interface Column {
  readonly portion: number;
  readonly hour: number;
  readonly requests: number;
  readonly effects: ReadonlyMap<string, Effect>;
}

/** Columns of a month: parts that each portion can give to each of its sources, where all that they meet are in use. */
export function columnsOf({ problem, portions, hours, sources }: Routes, used: ReadonlySet<string>, month: number) {
  const fleetOff = (id: string, hour: HourClass) => {
    const o = problem.options.find(x => x.id === id)!;
    if (o.kind === 'rent' && o.rent!.scaling === 'scheduled') return !hour.onDuty.has(id);
    return o.kind === 'buy' && o.buy!.age === undefined && month < o.buy!.leadTime;
  };
  const columns: (Column & { readonly source: string })[] = [];
  portions.forEach((x, portion) => {
    const requests = x.requests * (1 + x.task.growth) ** month;
    hours.forEach((hour, h) => {
      for (const s of sources[portion]!) {
        if ([...s.effects.keys()].some(id => !used.has(id) || fleetOff(id, hour))) continue;
        const there = (requests * hour.hours * hour.weight[portion]!) / 24;
        columns.push({ portion, hour: h, requests: there, effects: s.effects, source: s.id });
      }
    });
  });
  return columns;
}

const limitsOf = ({ limit }: ProblemApi): (readonly [keyof Effect, number])[] => [
  ...(limit.tokens === undefined ? [] : [['tokens', limit.tokens] as const]),
  ...(limit.requests === undefined ? [] : [['attempts', limit.requests] as const]),
];

/** The least that the traffic of a month can cost, when the replicas are given; minimum spends included, rent not. Infinity: it does not fit. */
export function trafficCost(routes: Routes, used: ReadonlySet<string>, up: Up, month: number): number {
  const { problem, portions, hours } = routes;
  const columns = columnsOf(routes, used, month);
  const option = (id: string) => problem.options.find(o => o.id === id)!;
  const costs = columns.map(c =>
    [...c.effects].reduce((sum, [id, e]) => sum + c.requests * (e.bill * drifted(option(id), month) + e.other), 0),
  );
  const restrictions: Restriction[] = [];
  const sumOf = (factor: (c: (typeof columns)[number]) => number) =>
    columns.flatMap((c, i): [number, number][] => {
      const f = factor(c);
      return f === 0 ? [] : [[i, f]];
    });
  portions.forEach((x, p) => {
    if (x.waits) {
      const sum = sumOf(c => (c.portion === p ? hours[c.hour]!.hours / 24 : 0));
      restrictions.push({ sum, limit: 1, equal: true });
    } else
      hours.forEach((_, h) => {
        restrictions.push({ sum: sumOf(c => (c.portion === p && c.hour === h ? 1 : 0)), limit: 1, equal: true });
      });
  });
  for (const o of problem.options) {
    if (!used.has(o.id)) continue;
    hours.forEach(({ hours: n }, h) => {
      const rate = (what: keyof Effect, seconds: number) =>
        sumOf(c => (c.hour === h ? (c.requests * (c.effects.get(o.id)?.[what] ?? 0)) / seconds : 0));
      if (o.kind === 'api')
        for (const [what, limit] of limitsOf(o))
          restrictions.push({ sum: rate(what, secondsOf(n) / 60), limit, equal: false });
      else {
        const usable = Math.max(0, up.get(o.id)![h]! - o.spares) * o.targetUtilisation;
        restrictions.push({ sum: rate('seconds', secondsOf(n)), limit: usable, equal: false });
      }
    });
    if (o.kind === 'api' && o.minimumSpend > 0) {
      // what is missing to the minimum, and what the bill has beyond it
      const bill = sumOf(c => c.requests * (c.effects.get(o.id)?.bill ?? 0) * drifted(o, month));
      const [missing, beyond] = [costs.push(1) - 1, costs.push(0) - 1];
      restrictions.push({ sum: [...bill, [missing, 1], [beyond, -1]], limit: o.minimumSpend, equal: true });
    }
  }
  return leastCost(costs, restrictions);
}

/** Rent of a month, and what is paid by replica or GPU. `up` are the replicas of one fleet by hour class. */
export function fleetCost(o: ProblemFleet, up: readonly number[], routes: Routes, month: number): number {
  const { problem, hours } = routes;
  const installed = Math.max(...up);
  let cost = 0;
  for (const c of problem.charges) {
    if (!c.appliesTo.includes(o.id) && !c.appliesTo.includes(o.kind)) continue;
    if (c.staff && c.per === 'replica') cost += ((c.staff.fte * c.staff.salary) / 12) * installed;
    if (c.cost?.unit === 'USD/replica/month') cost += c.cost.amount * installed;
    if (c.cost?.unit === 'USD/GPU/month') cost += c.cost.amount * installed * o.gpus;
    if (c.cost?.unit === 'USD/month' && c.per === 'replica') cost += c.cost.amount * installed;
  }
  if (!o.rent) return cost;
  const { scaling, schedule, commit, startUp, minimum } = o.rent;
  const hourly = o.price * o.gpus * drifted(o, month);
  if (scaling === 'always-on') return cost + Math.max(commit, installed) * hourly * 24 * DAYS_PER_MONTH;
  if (scaling === 'scheduled') return cost + Math.max(commit, installed) * hourly * schedule * DAYS_PER_MONTH;
  const kept = up.map(n => Math.max(n, minimum));
  const perDay = hours.reduce((sum, h, i) => sum + Math.max(commit, kept[i]!) * h.hours, 0);
  const started = Math.max(...kept) - Math.min(...kept);
  return cost + (perDay + started * startUp) * hourly * DAYS_PER_MONTH;
}
