import type { Value } from '../column-type.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Mapping } from '../mapping/mapping.ts';

/** Keeps to a time by the column itself, where it is one of times, so that an engine can pass over what lies outside. */
export function withinTime(
  times: readonly Value[],
  mapping: Mapping,
  dialect: Dialect,
  { since, until }: { readonly since?: number | undefined; readonly until?: number | undefined },
): readonly string[] {
  const [time] = times;
  if (!time) return [];
  const native = time.type.kind === 'instant' && times.length === 1;
  const held = (operator: string, millis: number | undefined): string[] => {
    if (millis === undefined) return [];
    if (native) return [`${time.sql} ${operator} ${dialect.instant(millis)}`];
    const at = times.map(value => dialect.asMillis(value, mapping.timeUnit));
    return [`coalesce(${[...at, String(millis - (operator === '<' ? 1 : 0))].join(', ')}) ${operator} ${millis}`];
  };
  return [...held('>=', since), ...held('<', until)];
}
