import { count, percent } from '../format.ts';
import type { PlanReport, Pool } from '../report.ts';
import { counted } from './words.ts';

/** The machines behind an option: `rented-h100: 2 replicas, 4 GPUs, 61 % busy; the size that is cheapest; throughput measured.` */
export function poolSentence(pool: Pool): string {
  const size = `${things(pool.replicas.value, 'replica')}, ${things(pool.gpus.value, 'GPU')}, ${percent(pool.utilisation.value)} busy`;
  return `${pool.option}: ${size}${pool.chosen ? '; the size that is cheapest' : ''}; throughput ${pool.throughput}.`;
}

const things = (value: string, thing: string): string => `${count(value)} ${thing}${count(value) === '1' ? '' : 's'}`;

/** Where the tokens of a mixed plan go, a line per task: `summarize: rented-h100 82 %, sonnet 18 %`. */
export function shareLines(plan: PlanReport, limit: number): string[] {
  const lines = [...groups(plan)].map(([task, parts]) => `${task}: ${parts.join(', ')}`);
  const left = lines.length - limit;
  return left > 0 ? [...lines.slice(0, limit), `… ${counted(left, 'more task')}`] : lines;
}

function groups(plan: PlanReport): Map<string, string[]> {
  const byTask = new Map<string, string[]>();
  for (const { task, option, share } of plan.shares)
    byTask.set(task, [...(byTask.get(task) ?? []), `${option} ${percent(share)}`]);
  return byTask;
}
