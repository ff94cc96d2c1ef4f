import type { Circumstances } from './interval.ts';

/** `high`: many rows near the point; `unmeasured`: none of the device's family at all. */
export type Confidence = 'high' | 'medium' | 'low' | 'unmeasured';

/** By the rows near the point; scarce memory takes one grade, since small differences in set-up then change the batch most. */
export function confidenceOf(c: Circumstances, near: number): Confidence {
  if (c.family === 'other') return 'unmeasured';
  if (near >= 20 && !c.memoryCritical) return 'high';
  return near >= 5 || (near >= 20 && c.memoryCritical) ? 'medium' : 'low';
}
