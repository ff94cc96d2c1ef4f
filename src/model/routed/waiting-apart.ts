import { constantGiven, isZero } from '../../quantity/given.ts';
import type { Scenario, Task } from '../../scenario/scenario.ts';

const NONE = constantGiven(0, '', 'may not wait');
const ALL = constantGiven(1, '', 'may wait');

/**
 * The scenario in which what may wait a day is a task of its own, so that it can go elsewhere than the rest: to a batch price, or into the
 * valleys of a fleet. Tasks stand in the order of their names, so that a split does not depend on how they were written down.
 */
export function withWaitingApart(scenario: Scenario): Scenario {
  const sorted = [...scenario.tasks].sort((a, b) => (a.id < b.id ? -1 : 1));
  const tasks = sorted.flatMap((task): Task[] => {
    const { low, high, unit } = task.batchable.amount;
    const whole = low.eq(high) && low.times(unit.numerator).eq(unit.denominator);
    if (isZero(task.batchable) || whole) return [task];
    return [
      { ...task, batchable: NONE, portion: { of: task, waiting: false } },
      { ...task, id: `${task.id} (may wait)`, batchable: ALL, portion: { of: task, waiting: true } },
    ];
  });
  return { ...scenario, tasks, plans: [], baseline: undefined };
}

/** The task as the scenario has it. */
export const originalOf = (task: Task): Task => task.portion?.of ?? task;
