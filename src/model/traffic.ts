import type { Decimal } from '../quantity/decimal.ts';
import type { Task } from '../scenario/scenario.ts';

/** A relative weight: of the program's own profiles a small whole number, of the scenario as it was written. */
export type Weight = number | Decimal;

/**
 * Relative traffic of the 168 hours of a week, from Monday 00:00 in the scenario's time zone.
 * A peak ratio p is left open as `base + slope × p`: one hour a day at p, the other 23 at (24 − p)/23, stated ×23.
 */
export interface WeekShape {
  readonly base: readonly Weight[];
  readonly slope: readonly Weight[] | undefined;
}

export const HOURS_OF_WEEK = 168;

/** Modelling assumptions of this program, not measurements: a business day of 8 busy hours (peak about 3 × mean) and an evening-heavy consumer day (1.8 × mean). */
const WORKDAY = [1, 1, 1, 1, 1, 1, 1, 2, 6, 14, 14, 14, 14, 14, 14, 14, 14, 6, 2, 2, 1, 1, 1, 1];
const CONSUMER_DAY = [3, 2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 10, 6];
const QUIET_DAY: readonly number[] = Array(24).fill(1);

const PROFILES = {
  flat: Array<number>(HOURS_OF_WEEK).fill(1),
  'office-hours': [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, QUIET_DAY, QUIET_DAY].flat(),
  consumer: Array<readonly number[]>(7).fill(CONSUMER_DAY).flat(),
} as const;

/** Every hour alike. */
export const FLAT_WEEK: WeekShape = { base: PROFILES.flat, slope: undefined };

/** The shape of each task's week. A `peakToMean` task has its one busy hour where the other tasks together are busiest (14:00 when they have no busiest hour). */
export function weekShapes(tasks: readonly Task[], volume: (task: Task) => number): readonly WeekShape[] {
  const located = tasks.map(task => (task.traffic.kind === 'peakToMean' ? undefined : weights(task)));
  const peakHour = located.includes(undefined) ? busiestHour(tasks, located, volume) : AFTERNOON;
  return located.map(base => {
    if (base) return { base, slope: undefined };
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, h) => h % 24 === peakHour);
    return { base: hours.map(peak => (peak ? 0 : 24)), slope: hours.map(peak => (peak ? 23 : -1)) };
  });
}

function weights(task: Task): readonly Weight[] {
  const { traffic } = task;
  if (traffic.kind === 'profile') return PROFILES[traffic.name];
  if (traffic.kind === 'peakToMean') throw new Error('a peak ratio has no fixed weights');
  const values = traffic.weights.map(w => w.amount.likely);
  return traffic.kind === 'weekly' ? values : Array.from({ length: HOURS_OF_WEEK }, (_, h) => values[h % 24]!);
}

const AFTERNOON = 14;

function busiestHour(
  tasks: readonly Task[],
  located: readonly (readonly Weight[] | undefined)[],
  volume: (task: Task) => number,
): number {
  const day = new Float64Array(24);
  located.forEach((base, t) => {
    const sum = base?.reduce<number>((s, w) => s + Number(w), 0);
    if (!base || !sum) return;
    const scale = volume(tasks[t]!) / sum;
    base.forEach((w, h) => {
      day[h % 24] = day[h % 24]! + Number(w) * scale;
    });
  });
  const top = Math.max(...day);
  return Math.min(...day) === top ? AFTERNOON : day.indexOf(top);
}

/** The weight of an hour as a float, a peak ratio taken as 2: enough to order hours by how busy they are. */
export const roughWeight = ({ base, slope }: WeekShape, hour: number): number =>
  Number(base[hour]!) + 2 * Number(slope?.[hour] ?? 0);

export const isFlat = ({ base, slope }: WeekShape): boolean =>
  !slope && base.every(w => Number(w) === Number(base[0]!));
