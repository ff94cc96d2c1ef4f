import type { Catalog } from '../../catalog/catalog.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import type { Barrier } from './barrier.ts';
import { capabilityBarriers } from './capability.ts';
import { ruleBarriers } from './rules.ts';

/** What closes an option to a task. */
export type Barriers = (task: Task, option: Option) => readonly Barrier[];

/**
 * Every reason that closes an option to a task: compliance first, then whether the model is accepted. Empty when it may be used.
 * @param lifted requirements that are not held, by {@link Barrier.requirement}: for the question what one of them costs.
 */
export function barriersOf(catalog: Catalog, faults: Faults, lifted: ReadonlySet<string> = new Set()): Barriers {
  const known = new Map<Task, Map<Option, readonly Barrier[]>>();
  return (task, option) => {
    const ofTask = known.get(task) ?? new Map<Option, readonly Barrier[]>();
    known.set(task, ofTask);
    const found =
      ofTask.get(option) ??
      [...ruleBarriers(task, option, catalog, faults), ...capabilityBarriers(task, option, catalog)].filter(
        b => !lifted.has(b.requirement),
      );
    ofTask.set(option, found);
    return found;
  };
}
