import type { Decimal } from '../quantity/decimal.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { Task } from '../scenario/scenario.ts';
import { isShapeless } from './counts.ts';

/** Rough monthly volume at likely values, to place peaks, order hours and say how thin traffic is; never a reported figure. */
export function roughVolume(task: Task, read: (given: Given) => Decimal = likelyInBase): number {
  const stated = (task.requests ?? task.tokens)!;
  const { powers } = stated.amount.unit;
  const perMonth = powers.get('h') === -1 ? 730 : powers.get('day') === -1 ? 30 : 1;
  const tokens =
    task.requests && !isShapeless(task) ? likelyOr0(task.counts.input, read) + likelyOr0(task.counts.output, read) : 1;
  return read(stated).toNumber() * perMonth * tokens * portionOf(task);
}

/** The same where it shapes no formula, such as to order and name hours: an input that follows a driver is taken as it is where the formulas are built, and nobody is told that it was read. */
export const orderingVolume = (task: Task): number =>
  roughVolume(task, given =>
    given.moved
      ? given.moved.here.times(given.amount.unit.numerator).dividedBy(given.amount.unit.denominator)
      : likelyInBase(given.watched ? { ...given, amount: given.watched } : given),
  );

const likelyOr0 = (given: Given | undefined, read: (given: Given) => Decimal): number =>
  given ? read(given).toNumber() : 0;

function portionOf({ portion }: Task): number {
  if (!portion) return 1;
  const waits = likelyInBase(portion.of.batchable).toNumber();
  return portion.waiting ? waits : 1 - waits;
}
