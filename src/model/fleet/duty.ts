import type { RentOption } from '../../scenario/scenario.ts';
import type { Mask } from '../hours.ts';
import { HOURS_OF_WEEK, roughWeight, type WeekShape } from '../traffic.ts';

/** Name of the mask of the hours in which a scheduled fleet runs. */
export const dutyMask = (option: RentOption): string => `hours on duty of ${option.id}`;

/** The busiest hours of each day, as many as the schedule pays for; of equally busy hours the earlier. */
export function dutyHours(option: RentOption, shapes: readonly WeekShape[], volumes: readonly number[]): Mask {
  const hoursPerDay = option.schedule!.amount.likely.toNumber();
  const totals = shapes.map(s => s.base.reduce<number>((sum, _, h) => sum + roughWeight(s, h), 0) || 1);
  const busy = Float64Array.from({ length: HOURS_OF_WEEK }, (_, h) =>
    shapes.reduce((sum, s, i) => sum + (volumes[i]! * roughWeight(s, h)) / totals[i]!, 0),
  );
  const covered = Array<number>(HOURS_OF_WEEK).fill(0);
  for (let day = 0; day < 7; day++) {
    const hours = Array.from({ length: 24 }, (_, h) => day * 24 + h).sort((a, b) => busy[b]! - busy[a]! || a - b);
    for (const h of hours.slice(0, hoursPerDay)) covered[h] = 1;
  }
  return { name: dutyMask(option), covered };
}
