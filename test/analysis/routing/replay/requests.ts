import type { Option, Task } from '../../../../src/scenario/scenario.ts';
import type { Request } from './facts.ts';
import { number } from './month-one.ts';

/** Input and output of a request. */
function shape(task: Task): [number, number] {
  const { input, output } = task.counts;
  const share = task.inputShare ? number(task.inputShare) : 0;
  if (input && output) return [number(input), number(output)];
  if (input) return [number(input), (number(input) * (1 - share)) / share];
  if (output) return [(number(output) * share) / (1 - share), number(output)];
  return [share, 1 - share];
}

/** Tokens of a request, without reasoning. */
export const promptAndAnswer = (task: Task): number => shape(task).reduce((a, b) => a + b, 0);

/** In month 1, of the whole task. */
export function monthlyRequests(task: Task, days: number): number {
  const stated = (task.requests ?? task.tokens)!;
  const { powers } = stated.amount.unit;
  const perMonth = powers.get('day') === -1 ? days : powers.get('h') === -1 ? 24 * days : 1;
  const [input, output] = shape(task);
  return (number(stated) * perMonth) / (task.tokens ? input + output : 1);
}

/** What a request of a task is on an option; `ratio`: tokens there by tokens of the task. */
export function requestOf(task: Task, option: Option, ratio: number): Request {
  const own = task.perOption.get(option.id);
  const [input, output] = shape(task);
  const factor = own || task.tokens ? 1 : ratio;
  const sent = own?.input ? number(own.input) : input * factor;
  const share = (key: 'cachedInput' | 'cacheWrites' | 'cacheWrites1h') => number(own?.[key] ?? task.counts[key]);
  const [cached, written, written1h] = [share('cachedInput'), share('cacheWrites'), share('cacheWrites1h')];
  const accepted = own?.accepted ?? task.counts.accepted;
  return {
    uncached: sent * (1 - cached - written - written1h),
    cached: sent * cached,
    written: sent * written,
    written1h: sent * written1h,
    output: own?.output ? number(own.output) : output * factor,
    reasoning: own?.reasoning ? number(own.reasoning) : number(task.counts.reasoning) * factor,
    accepted: accepted ? number(accepted) : 1,
  };
}
