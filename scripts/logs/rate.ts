import { normal, stream } from './chance.ts';
import { MINUTES_A_DAY, MINUTES_A_MONTH, minutesIntoWeek, type Period } from './period.ts';
import type { LogTask } from './task.ts';

const [DAY_STREAM, BURST_STREAM] = [1, 2];

/**
 * Relative rates of a task in the 1440 minutes of a day of the period:
 * hour of the week × growth × noise of the local day × burst, where noise and bursts have a mean of 1.
 */
export function ratesOfDay(task: LogTask, index: number, day: number, seed: number, period: Period): Float64Array {
  const intoWeek = minutesIntoWeek(period);
  const { share, factor, minutes } = task.bursts;
  const calm = (1 - share * factor) / (1 - share);
  const rates = new Float64Array(MINUTES_A_DAY);
  let [localDay, noise, stretch, burst] = [Number.NaN, 1, Number.NaN, 1];
  for (let m = 0; m < MINUTES_A_DAY; m++) {
    const minute = day * MINUTES_A_DAY + m;
    const local = intoWeek + minute;
    if (Math.floor(local / MINUTES_A_DAY) !== localDay) {
      localDay = Math.floor(local / MINUTES_A_DAY);
      noise = Math.exp(task.dayNoise * normal(stream(seed, index, DAY_STREAM, localDay)) - task.dayNoise ** 2 / 2);
    }
    if (Math.floor(minute / minutes) !== stretch) {
      stretch = Math.floor(minute / minutes);
      burst = stream(seed, index, BURST_STREAM, stretch)() < share ? factor : calm;
    }
    const hour = Math.floor(local / 60) % task.week.length;
    rates[m] = task.week[hour]! * (1 + task.growth) ** (minute / MINUTES_A_MONTH) * noise * burst;
  }
  return rates;
}
