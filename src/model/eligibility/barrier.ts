import type { Source } from '../../quantity/source.ts';

/** One reason that closes an option to a task. */
export interface Barrier {
  /** What would have to give: `tasks.summarize.compliance.hipaa`, `tasks.summarize.data`, `tasks.summarize.accept`, `tasks.summarize.latency.tpot`. */
  readonly requirement: string;
  readonly kind: 'rule' | 'data' | 'model' | 'latency';
  /** To be read behind the name of the task: `under HIPAA …: whoever stores …`. */
  readonly sentence: string;
  /** Where the rule, the attribute or the score comes from; undefined for what the scenario itself says. */
  readonly source?: Source | undefined;
}
