import { countsAt, secondsPerHour } from './demand.ts';
import type { Flow } from './flow.ts';
import type { Hardware, Scenario, Task } from './scenario.ts';

/** Replica seconds of one request with its retries. */
function secondsPerRequest(task: Task<number>, id: string, fleet: Hardware<number>): number {
  const c = countsAt(task, id);
  const prefill = c.input * (1 - fleet.prefixCache);
  const decode = c.output + c.reasoning;
  const rate = fleet.throughput;
  const seconds = 'total' in rate ? (prefill + decode) / rate.total : prefill / rate.prefill + decode / rate.decode;
  return seconds * (1 + task.retries);
}

/** Load in busy replicas, by month and hour. */
export function loadsOf(flow: Flow, id: string, fleet: Hardware<number>, s: Scenario<number>): number[][] {
  const seconds = Object.values(s.tasks).map(task => secondsPerRequest(task, id, fleet));
  return flow.map(hours =>
    hours.map(tasks => tasks.reduce((sum, x, t) => sum + x * seconds[t]!, 0) / secondsPerHour(s)),
  );
}

export const mean = (loads: readonly number[]): number => loads.reduce((a, b) => a + b, 0) / loads.length;

/** Loads when what may wait a day has gone into the valleys of its day, as evenly as it can. */
export function levelled(loads: readonly number[], waiting: readonly number[]): number[] {
  return loads.flatMap((_, d) => (d % 24 === 0 ? levelledDay(loads.slice(d, d + 24), waiting.slice(d, d + 24)) : []));
}

function levelledDay(loads: readonly number[], waiting: readonly number[]): number[] {
  const total = waiting.reduce((a, b) => a + b, 0);
  if (total === 0) return [...loads];
  const now = loads.map((l, h) => l - waiting[h]!);
  const lowest = now.toSorted((a, b) => a - b);
  let level = 0;
  for (let n = 1, sum = 0; n <= 24; n++) {
    sum += lowest[n - 1]!;
    level = (total + sum) / n;
    if (n === 24 || level <= lowest[n]!) break;
  }
  return now.map(l => Math.max(l, level));
}

/** A truly whole need must not become one more. */
export const roundedUp = (x: number): number => Math.ceil(x * (1 - 1e-12));

/** The hours of each day in which a scheduled fleet runs: its busiest. */
export function scheduledHours(loads: readonly number[], perDay: number): Set<number> {
  const on = new Set<number>();
  for (let d = 0; d < loads.length; d += 24) {
    const hours = Array.from({ length: 24 }, (_, h) => d + h).sort((a, b) => loads[b]! - loads[a]! || a - b);
    for (const h of hours.slice(0, perDay)) on.add(h);
  }
  return on;
}
