import type { ColumnType, TypedColumn } from '../column-type.ts';
import { stepsOf } from '../mapping/column-path.ts';
import type { ColumnPath } from '../mapping/mapping.ts';

/** Whether a path leads to something in the columns; lists are walked into. What a map or a text of JSON holds is not known, and taken to be there. */
export function hasPath(columns: readonly TypedColumn[], path: ColumnPath): boolean {
  let at: ColumnType = { kind: 'struct', fields: new Map(columns.map(({ name, type }) => [name, type])) };
  for (const { name, pairs } of stepsOf(path) ?? []) {
    while (at.kind === 'list') at = at.element;
    if (at.kind === 'map' || at.kind === 'json') return true;
    const next: ColumnType | undefined = at.kind === 'struct' ? at.fields.get(name) : undefined;
    if (!next) return false;
    if (pairs) return next.kind === 'list' || next.kind === 'json';
    at = next;
  }
  return true;
}
