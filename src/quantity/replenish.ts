import type { Arithmetic } from './arithmetic.ts';
import { ONE, ZERO } from './decimal.ts';

/**
 * Units bought at the start of each month so that those in service never fall short of the need.
 * Each serves `life` months; `owned` serve from the start for `left` more months. What is in service never shrinks before its end of life.
 */
export function purchases<T>(
  needed: readonly T[],
  owned: T,
  life: number,
  left: number,
  on: Arithmetic<T>,
): readonly T[] {
  const zero = on.of({ numerator: ZERO, denominator: ONE });
  const bought: T[] = [];
  for (let month = 0; month < needed.length; month++) {
    let inService = month < left ? owned : zero;
    for (let m = Math.max(0, month - life + 1); m < month; m++) inService = on.plus(inService, bought[m]!);
    bought.push(on.max(on.minus(needed[month]!, inService), zero));
  }
  return bought;
}
