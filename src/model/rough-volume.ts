import { type Given, likelyInBase } from '../quantity/given.ts';
import type { Task } from '../scenario/scenario.ts';
import { isShapeless } from './counts.ts';

/** Rough monthly volume at likely values, to place peaks, order hours and say how thin traffic is; never a reported figure. */
export function roughVolume(task: Task): number {
  const stated = (task.requests ?? task.tokens)!;
  const { powers } = stated.amount.unit;
  const perMonth = powers.get('h') === -1 ? 730 : powers.get('day') === -1 ? 30 : 1;
  const tokens = task.requests && !isShapeless(task) ? likelyOr0(task.counts.input) + likelyOr0(task.counts.output) : 1;
  return likelyInBase(stated).toNumber() * perMonth * tokens * portionOf(task);
}

const likelyOr0 = (given: Given | undefined): number => (given ? likelyInBase(given).toNumber() : 0);

function portionOf({ portion }: Task): number {
  if (!portion) return 1;
  const waits = likelyInBase(portion.of.batchable).toNumber();
  return portion.waiting ? waits : 1 - waits;
}
