import { instant, minutesIntoWeek, type Period } from './period.ts';
import type { Tally } from './tally.ts';

const MINUTES_A_WEEK = 7 * 1440;

export interface Peak {
  readonly at: string;
  readonly rows: number;
}

export interface DrawnLength {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** Of a task's rows: how they lie in time, and the lengths of those that succeeded. */
export interface DrawnTask {
  readonly input: DrawnLength;
  readonly output: DrawnLength;
  readonly busiestMinute: Peak;
  readonly busiestHour: Peak;
  /** Rows of each day of UTC, and of each hour of the local week from Monday 00:00. */
  readonly days: readonly number[];
  readonly week: readonly number[];
}

export function drawnTask({ lengths, minutes }: Tally, task: number, period: Period): DrawnTask {
  const rows = minutes[task]!;
  const intoWeek = minutesIntoWeek(period);
  const week = Array<number>(168).fill(0);
  rows.forEach((count, m) => {
    week[Math.floor(((intoWeek + m) % MINUTES_A_WEEK) / 60)]! += count;
  });
  return {
    input: drawnLength(lengths.input[task]!),
    output: drawnLength(lengths.output[task]!),
    busiestMinute: busiest(rows, 1, period),
    busiestHour: busiest(rows, 60, period),
    days: inSteps(rows, 1440),
    week,
  };
}

function busiest(minutes: Int32Array, step: number, { from }: Period): Peak {
  const counts = inSteps(minutes, step);
  const rows = counts.reduce((most, count) => Math.max(most, count), 0);
  return { at: instant(from + counts.indexOf(rows) * step * 60_000), rows };
}

function inSteps(minutes: Int32Array, step: number): readonly number[] {
  const sums = Array<number>(minutes.length / step).fill(0);
  minutes.forEach((count, m) => {
    sums[Math.floor(m / step)]! += count;
  });
  return sums;
}

/** Percentiles by nearest rank: the least length that at least this share of the requests does not exceed. */
function drawnLength(counts: Int32Array): DrawnLength {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const tokens = counts.reduce((sum, count, length) => sum + count * length, 0);
  const at = (share: number) => {
    let left = Math.max(1, Math.ceil(share * all));
    return Math.max(
      0,
      counts.findIndex(count => {
        left -= count;
        return left <= 0;
      }),
    );
  };
  return { mean: all === 0 ? 0 : tokens / all, p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
