import type { Counts, Scenario, Task, Traffic } from './scenario.ts';

/** Days of a month: said, or hoursPerMonth ÷ 24. */
export const daysPerMonth = (s: Scenario<number>): number => s.daysPerMonth ?? s.hoursPerMonth / 24;

/** Tokens per request of a task at an option; a task that says only the share of its input counts requests of one token. */
export function countsAt(task: Task<number>, option: string): Counts<number> {
  const own = task.inputShare === undefined ? task : { ...task, input: task.inputShare, output: 1 - task.inputShare };
  return { ...own, ...task.perOption[option] };
}

/** Requests of the first month, without retries. */
export function requestsPerMonth(task: Task<number>, s: Scenario<number>): number {
  const days = daysPerMonth(s);
  const { of, amount, per } = task.volume;
  const monthly =
    per === 'h' ? amount * 24 * days : per === 'day' ? amount * days : per === 'year' ? amount / 12 : amount;
  if (of === 'requests') return monthly;
  return task.inputShare === undefined ? monthly / (task.input + task.output) : monthly;
}

export const requestsIn = (month: number, task: Task<number>, s: Scenario<number>): number =>
  requestsPerMonth(task, s) * (1 + task.growth) ** (month - 1);

/** input + output + reasoning by the task's own counts, without retries. */
export function demandedTokens(month: number, s: Scenario<number>): number {
  let sum = 0;
  for (const task of Object.values(s.tasks)) {
    const c = countsAt(task, '');
    sum += requestsIn(month, task, s) * (c.input + c.output + c.reasoning);
  }
  return sum;
}

/** 24 hours, or the 168 of a week where a task has weekly traffic. Each is the same part of the month. */
export const hoursOf = (s: Scenario<number>): number =>
  Object.values(s.tasks).some(t => typeof t.traffic === 'object' && 'weekly' in t.traffic) ? 168 : 24;

/** The part of a month's requests that falls into each of `hours` hours; they sum to 1. A peak is the first hour of the day. */
export function hourShares(traffic: Traffic<number>, hours: number): number[] {
  const weight = (h: number): number => {
    if (traffic === 'flat') return 1;
    if ('hourly' in traffic) return traffic.hourly[h % 24]!;
    if ('weekly' in traffic) return traffic.weekly[h]!;
    return h % 24 === 0 ? traffic.peakToMean : (24 - traffic.peakToMean) / 23;
  };
  const weights = Array.from({ length: hours }, (_, h) => weight(h));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(w => w / sum);
}

/** Seconds of one of the hours in a month: load per second uses the 24-hour day. */
export const secondsPerHour = (s: Scenario<number>): number => (daysPerMonth(s) * 86400) / hoursOf(s);
