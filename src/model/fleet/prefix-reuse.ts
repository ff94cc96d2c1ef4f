import { likelyValues } from '../../quantity/exact.ts';
import { type Given, inBase, isZero, likelyInBase } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { PrefixCache, Task } from '../../scenario/scenario.ts';
import { prefixShares, requestShape } from '../counts.ts';
import type { Demand } from '../demand.ts';
import type { Drive } from '../drive.ts';
import { roughVolume } from '../rough-volume.ts';
import { estimateGiven } from './estimate-given.ts';
import type { FleetOption } from './fleet-option.ts';
import type { Rates } from './rates.ts';

/** Hours of a month, as {@link roughVolume} has them. */
const HOURS = 730;

/** Share of the prefill that a fleet finds in its prefix cache, over tasks where it follows from them; undefined where there is none. */
export function cachedPrefill(
  option: FleetOption,
  rates: Rates,
  demand: Demand,
  reaching: Drive['reaching'] = () => 1,
): Quantity | undefined {
  const { prefixCache } = option;
  const name = `prefix cache of ${option.id}`;
  if (!('timeToLive' in prefixCache)) return isZero(prefixCache) ? undefined : Quantity.given(prefixCache, name);
  const part = (task: Task) => reaching(task.id, option.id);
  const replicas = replicasSharing(option, rates, demand, part);
  const whole = (task: Task) => wholeRate(task, demand.list, part);
  const shares = demand.list.map(task => reuseGiven(option, prefixCache, task, replicas, whole(task)));
  return Quantity.row(demand.tasks, shares, name);
}

/**
 * What a request finds of its prefix on the replica it reaches. Requests come at random moments and every use renews an entry, so
 * one that is used r times an hour is there with 1 − e^(−r × timeToLive) (TTL caches under Poisson arrivals: Choungmo Fofack,
 * Nain, Neglia, Towsley, VALUETOOLS 2012). The shared prefix is used by all requests of a replica: the thinner its traffic, the less is
 * there. A conversation uses its history once a gap, and only one replica has it.
 */
export function reuse(
  { shared, history }: { readonly shared: number; readonly history: number },
  load: { readonly requestsPerHour: number; readonly gapHours: number },
  cache: { readonly timeToLiveHours: number; readonly replicas: number; readonly sticky: boolean },
): number {
  const { timeToLiveHours: life, replicas, sticky } = cache;
  const sharedThere = 1 - Math.exp((-load.requestsPerHour * life) / replicas);
  const historyThere = load.gapHours > 0 ? 1 - Math.exp(-life / load.gapHours) : 1;
  return shared * sharedThere + history * historyThere * (sticky ? 1 : 1 / replicas);
}

function reuseGiven(
  option: FleetOption,
  { timeToLive, routing }: PrefixCache,
  task: Task,
  replicas: number,
  rate: number,
): Given {
  const shares = prefixShares(task);
  const name = `prefixCache ${task.id}`;
  if (!shares) return estimateGiven(option.id, name, 0, '%', 'neither a session nor a shared prefix is stated');
  const load = {
    requestsPerHour: rate,
    gapHours: task.session?.gap ? likely(task.session.gap) : 0,
  };
  const prefix = { shared: shares.shared.toNumber(), history: shares.history.toNumber() };
  const saved = (end: 'low' | 'likely' | 'high') =>
    100 *
    reuse(prefix, load, {
      timeToLiveHours: inBase(timeToLive, end).toNumber(),
      replicas,
      sticky: routing === 'sticky',
    });
  const reason = `of ${percent(shares.shared.plus(shares.history).toNumber())} that come again, kept ${timeToLive.amount.text} unused on ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}, ${routing}`;
  return estimateGiven(
    option.id,
    name,
    { low: saved('low'), likely: saved('likely'), high: saved('high') },
    '%',
    reason,
  );
}

/** Replicas among which the stated traffic is split: the pinned ones, else those for the busiest hour of all tasks if nothing came out of the cache. */
function replicasSharing(
  option: FleetOption,
  rates: Rates,
  { list, busyness }: Demand,
  part: (task: Task) => number,
): number {
  if (option.replicas) return Math.max(1, Math.floor(likely(option.replicas)) - likely(option.spares));
  const perHour = (rate: Quantity) => likelyValues(rate)[0]!.toNumber();
  const [prefill, decode] =
    rates.kind === 'total'
      ? [perHour(rates.total), perHour(rates.total)]
      : [perHour(rates.prefill), perHour(rates.decode)];
  const busy = list.reduce((sum, task) => {
    const [input, output] = requestShape(task).map(likely) as [number, number];
    const generated = output + (task.counts.reasoning ? likely(task.counts.reasoning) : 0);
    return sum + requestsPerHour(task) * part(task) * (input / prefill + generated / decode);
  }, 0);
  const peak = Math.max(...likelyValues(busyness).map(weight => weight.toNumber()));
  return Math.max(1, Math.ceil((busy * peak) / likely(option.targetUtilisation)));
}

/** Requests an hour of a task with all its portions, as far as they reach the option: they share their prefixes. */
function wholeRate(task: Task, list: readonly Task[], part: (task: Task) => number): number {
  const whole = task.portion?.of ?? task;
  return list.filter(t => (t.portion?.of ?? t) === whole).reduce((sum, t) => sum + requestsPerHour(t) * part(t), 0);
}

function requestsPerHour(task: Task): number {
  const [input, output] = requestShape(task).map(likely) as [number, number];
  return roughVolume(task) / (input + output) / HOURS;
}

const likely = (given: Given): number => likelyInBase(given).toNumber();
const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;
