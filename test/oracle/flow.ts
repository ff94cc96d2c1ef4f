import { hourShares, hoursOf, requestsIn } from './demand.ts';
import type { Scenario } from './scenario.ts';

/** Requests by month (from 0), hour and task, without retries. */
export type Flow = number[][][];

export const taskIds = (s: Scenario<number>): string[] => Object.keys(s.tasks);

const emptyFlow = (s: Scenario<number>): Flow =>
  Array.from({ length: s.horizon }, () => Array.from({ length: hoursOf(s) }, () => taskIds(s).map(() => 0)));

/** Everything that is demanded. */
export function wholeFlow(s: Scenario<number>): Flow {
  const hours = hoursOf(s);
  const flow = emptyFlow(s);
  for (const [t, task] of Object.values(s.tasks).entries()) {
    const shares = hourShares(task.traffic, hours);
    for (let m = 0; m < s.horizon; m++)
      for (let h = 0; h < hours; h++) flow[m]![h]![t] = requestsIn(m + 1, task, s) * shares[h]!;
  }
  return flow;
}

/** A part of a flow, by month, hour and task. */
export const partOf = (flow: Flow, part: (m: number, h: number, t: number) => number): Flow =>
  flow.map((hours, m) => hours.map((tasks, h) => tasks.map((x, t) => x * part(m, h, t))));

export const sumOf = (flow: Flow): number => flow.flat(2).reduce((a, b) => a + b, 0);

/** Requests of one task in one month. */
export const requestsOf = (flow: Flow, m: number, t: number): number =>
  flow[m]!.reduce((sum, hour) => sum + hour[t]!, 0);

/** Two flows together. */
export const together = (a: Flow, b: Flow): Flow =>
  a.map((hours, m) => hours.map((tasks, h) => tasks.map((x, t) => x + b[m]![h]![t]!)));
