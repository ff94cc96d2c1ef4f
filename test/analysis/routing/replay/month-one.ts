import { likelyValues } from '../../../../src/quantity/exact.ts';
import { type Given, likelyInBase } from '../../../../src/quantity/given.ts';
import type { Quantity } from '../../../../src/quantity/quantity.ts';

/** In base units: tok, request, h, month, W; 0 where it is not stated. */
export const number = (g: Given | undefined): number => (g ? likelyInBase(g).toNumber() : 0);

export const first = (q: Quantity): number[] => likelyValues(q).map(v => v.toNumber());

/** The elements of month 1 of a row over tasks and hours as far as it differs: one list of `hours` for each task. */
export function monthOne(q: Quantity, tasks: number, hours: number): number[][] {
  const values = first(q);
  const has = (name: string) => q.axes.find(a => a.name === name)?.labels.length ?? 1;
  const [ownTasks, ownHours, months] = [has('pattern'), has('hour'), has('month')];
  return Array.from({ length: tasks }, (_, t) =>
    Array.from(
      { length: hours },
      (_x, h) => values[((ownTasks > 1 ? t : 0) * ownHours + (ownHours > 1 ? h : 0)) * months]!,
    ),
  );
}
