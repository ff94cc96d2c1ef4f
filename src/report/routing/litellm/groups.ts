import { distinct } from './distinct.ts';
import { firstCalls, type Group, secondCalls } from './group.ts';
import { readable } from './readable.ts';
import type { TaskRoute } from './split.ts';

/** The names a client asks for: those of the tasks, and those for the second call of their cascades. */
export interface Groups {
  readonly first: readonly Group[];
  readonly second: ReadonlyMap<Group, Group>;
}

export function groupsOf(routes: readonly TaskRoute[]): Groups {
  const cascades = routes.filter(({ cascade }) => cascade);
  const names = distinct(
    [...routes.map(({ task }) => alias(task)), ...cascades.map(({ task }) => `${alias(task)}-escalated`)],
    '-',
  );
  const first = routes.map((route, i) => firstCalls(names[i]!, route));
  const escalated = first.filter(({ route }) => route.cascade);
  const second = new Map(
    escalated.map((group, i) => [group, secondCalls(names[routes.length + i]!, group.route)] as const),
  );
  return { first, second };
}

export const everyGroup = ({ first, second }: Groups): readonly Group[] =>
  first.flatMap(group => [group, ...[second.get(group)].filter(found => found !== undefined)]);

/** A task's name as a model name: in LiteLLM a `*` in one stands for any text, and `os.environ/` in front for a variable. */
const alias = (task: string): string =>
  readable(task)
    .replaceAll('*', '-')
    .trim()
    .replace(/^os\.environ\//, 'os.environ-') || 'task';
