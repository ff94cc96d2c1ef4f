import type { Task } from '../scenario/scenario.ts';
import { isShapeless } from './counts.ts';

/** Rough monthly volume at likely values, to place peaks and order hours; never a reported figure. */
export function roughVolume(task: Task): number {
  const stated = (task.requests ?? task.tokens)!;
  const { powers, numerator, denominator } = stated.amount.unit;
  const perMonth = powers.get('h') === -1 ? 730 : powers.get('day') === -1 ? 30 : 1;
  const tokens =
    task.requests && !isShapeless(task)
      ? (task.counts.input?.amount.likely.toNumber() ?? 0) + (task.counts.output?.amount.likely.toNumber() ?? 0)
      : 1;
  return stated.amount.likely.times(numerator).dividedBy(denominator).toNumber() * perMonth * tokens;
}
