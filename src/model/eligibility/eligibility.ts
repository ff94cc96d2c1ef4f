import type { Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import type { Scene } from './attributes.ts';
import type { Barrier } from './barrier.ts';
import { capabilityBarriers } from './capability.ts';
import { latencyBarriers, noteUnchecked } from './latency.ts';
import { ruleBarriers } from './rules.ts';

/** What closes an option to a task. */
export type Barriers = (task: Task, option: Option) => readonly Barrier[];

/**
 * Every reason that closes an option to a task: compliance and the class of data first, then whether the model is accepted, then latency. Empty when it may be used.
 * @param lifted requirements that are not held, by {@link Barrier.requirement}: for the question what one of them costs.
 */
export function barriersOf(scene: Scene, faults: Faults, lifted: ReadonlySet<string> = new Set()): Barriers {
  const { catalog } = scene;
  const known = new Map<Task, Map<Option, readonly Barrier[]>>();
  return (asked, option) => {
    const task = asked.portion?.of ?? asked;
    const ofTask = known.get(task) ?? new Map<Option, readonly Barrier[]>();
    known.set(task, ofTask);
    const before = ofTask.get(option);
    if (before) return before;
    const found = [
      ...ruleBarriers(task, option, scene, faults),
      ...capabilityBarriers(task, option, catalog, faults),
      ...latencyBarriers(task, option, catalog),
    ].filter(b => !lifted.has(b.requirement));
    if (!found.length) noteUnchecked(task, option, catalog, faults);
    ofTask.set(option, found);
    return found;
  };
}
