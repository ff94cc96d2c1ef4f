import type { Catalog } from '../../catalog/catalog.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';
import type { Barrier } from './barrier.ts';

/** The rules of a task that close an option, in the task's order. A rule that the catalog does not know is a fault. */
export function ruleBarriers(task: Task, option: Option, catalog: Catalog, faults: Faults): readonly Barrier[] {
  return task.compliance.flatMap(({ rule, at }): Barrier[] => {
    const entry = catalog.rule(rule);
    if (!entry) {
      const hint = `known: ${catalog.ids('rule').join(', ')}`;
      faults.error('E411', `the catalog has no rule \`${rule}\``, at, { hint });
      return [];
    }
    const opened = entry.unlessAgreement !== undefined && option.agreements.includes(entry.unlessAgreement);
    if (!entry.closes.includes(option.kind) || opened) return [];
    const way = entry.unlessAgreement
      ? `; \`agreements: [${entry.unlessAgreement}]\` on ${option.id} would open it`
      : '';
    return [
      {
        requirement: `tasks.${task.id}.compliance.${rule}`,
        kind: 'rule',
        sentence: `under ${entry.name}: ${entry.because}${way}`,
        source: entry.source,
      },
    ];
  });
}
