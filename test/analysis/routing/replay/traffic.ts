import { likelyInBase } from '../../../../src/quantity/given.ts';
import type { Task } from '../../../../src/scenario/scenario.ts';

/** `docs/method.md`, traffic: hour by hour from 0:00. */
const OFFICE = [1, 1, 1, 1, 1, 1, 1, 2, 6, 14, 14, 14, 14, 14, 14, 14, 14, 6, 2, 2, 1, 1, 1, 1];
const CONSUMER = [3, 2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 10, 6];

/** Relative traffic of the 168 hours from Monday 0:00 on. */
export function weekOfTraffic({ traffic }: Task): number[] {
  const days = (day: (d: number) => readonly number[]) => [0, 1, 2, 3, 4, 5, 6].flatMap(day);
  const even = Array.from({ length: 24 }, () => 1);
  if (traffic.kind === 'profile') {
    if (traffic.name === 'flat') return days(() => even);
    return traffic.name === 'consumer' ? days(() => CONSUMER) : days(d => (d < 5 ? OFFICE : even));
  }
  if (traffic.kind === 'peakToMean') throw new Error('a peak without an hour is not replayed');
  const weights = traffic.weights.map(w => likelyInBase(w).toNumber());
  return weights.length === 168 ? weights : days(() => weights);
}
