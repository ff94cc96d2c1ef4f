import { originalOf } from '../../model/routed/waiting-apart.ts';
import type { Task } from '../../scenario/scenario.ts';
import type { SplitRow } from './split-rows.ts';

/** Rows of a split by the task as the scenario has it, its portions together. */
export function rowsOfTask(rows: readonly SplitRow[]): ReadonlyMap<Task, readonly SplitRow[]> {
  const byTask = new Map<Task, SplitRow[]>();
  for (const row of rows) {
    const task = originalOf(row.task);
    byTask.set(task, [...(byTask.get(task) ?? []), row]);
  }
  return byTask;
}
