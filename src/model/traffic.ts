import { Decimal, ONE } from '../quantity/decimal.ts';
import type { Task } from '../scenario/scenario.ts';

/**
 * Relative traffic of the 168 hours of a week, from Monday 00:00 in the scenario's time zone.
 * A peak ratio p is left open as `base + slope × p`: one hour a day at p, the other 23 at (24 − p)/23, stated ×23.
 */
export interface WeekShape {
  readonly base: readonly Decimal[];
  readonly slope: readonly Decimal[] | undefined;
}

export const HOURS_OF_WEEK = 168;

/** Modelling assumptions of this program, not measurements: a business day of 8 busy hours (peak about 3 × mean) and an evening-heavy consumer day (1.8 × mean). */
const WORKDAY = [1, 1, 1, 1, 1, 1, 1, 2, 6, 14, 14, 14, 14, 14, 14, 14, 14, 6, 2, 2, 1, 1, 1, 1];
const CONSUMER_DAY = [3, 2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 10, 6];

const whole = (numbers: readonly number[]): readonly Decimal[] => numbers.map(n => new Decimal(n));
const week = (days: readonly (readonly number[])[]): readonly Decimal[] => whole(days.flat());

const PROFILES = {
  flat: whole(Array<number>(HOURS_OF_WEEK).fill(1)),
  'office-hours': week([WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, Array(24).fill(1), Array(24).fill(1)]),
  consumer: week(Array(7).fill(CONSUMER_DAY)),
} as const;

/** The shape of each task's week. A `peakToMean` task has its one busy hour where the other tasks together are busiest (14:00 when they have no busiest hour). */
export function weekShapes(tasks: readonly Task[], volume: (task: Task) => number): readonly WeekShape[] {
  const located = tasks.map(task => (task.traffic.kind === 'peakToMean' ? undefined : weights(task)));
  const peakHour = busiestHour(tasks, located, volume);
  return located.map(base => {
    if (base) return { base, slope: undefined };
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, h) => h % 24 === peakHour);
    return { base: whole(hours.map(peak => (peak ? 0 : 24))), slope: whole(hours.map(peak => (peak ? 23 : -1))) };
  });
}

function weights(task: Task): readonly Decimal[] {
  const { traffic } = task;
  if (traffic.kind === 'profile') return PROFILES[traffic.name];
  if (traffic.kind === 'peakToMean') throw new Error('a peak ratio has no fixed weights');
  const values = traffic.weights.map(w => w.amount.likely);
  return traffic.kind === 'weekly' ? values : Array.from({ length: HOURS_OF_WEEK }, (_, h) => values[h % 24]!);
}

const AFTERNOON = 14;

function busiestHour(
  tasks: readonly Task[],
  located: readonly (readonly Decimal[] | undefined)[],
  volume: (task: Task) => number,
): number {
  const day = new Float64Array(24);
  located.forEach((base, t) => {
    if (!base) return;
    const sum = base.reduce((s, w) => s.plus(w), new Decimal(0));
    if (sum.isZero()) return;
    const scale = volume(tasks[t]!) / sum.toNumber();
    base.forEach((w, h) => {
      day[h % 24] = day[h % 24]! + w.toNumber() * scale;
    });
  });
  const top = Math.max(...day);
  return Math.min(...day) === top ? AFTERNOON : day.findIndex(x => x === top);
}

export const isFlat = (shape: WeekShape): boolean => !shape.slope && shape.base.every(w => w.eq(shape.base[0] ?? ONE));
