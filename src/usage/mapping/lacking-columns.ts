import type { TypedColumn } from '../column-type.ts';
import { hasPath } from '../sources/has-path.ts';
import { stepsOf } from './column-path.ts';
import type { Columns, Condition, Mapping } from './mapping.ts';

/** A field of a mapping of whose columns a log has none. */
export interface LackingField {
  readonly field: string;
  readonly columns: Columns;
  /** Without it no request counts. */
  readonly needed: boolean;
}

const COLUMNS = [
  ...['time', 'id', 'model', 'provider', 'input', 'cacheRead', 'cacheWrite', 'cacheWrite5m', 'cacheWrite1h'],
  ...['output', 'reasoning', 'cost', 'tier', 'until', 'requests', 'failures'],
] as const;

/** What a mapping names and a log does not have. */
export function lackingColumns(mapping: Mapping, columns: readonly TypedColumn[]): readonly LackingField[] {
  const needed = new Set(['time', 'model', 'input', ...(mapping.outputless ? [] : ['output'])]);
  const conditions: readonly (readonly [string, Condition | undefined])[] = [
    ['batch', mapping.batch],
    ['failed', mapping.failed],
    ['outputless', mapping.outputless],
    ...mapping.only.map(condition => ['only', condition] as const),
  ];
  const fields: readonly (readonly [string, Columns | undefined])[] = [
    ...COLUMNS.map(name => [name, mapping[name as keyof Mapping] as Columns | undefined] as const),
    ...conditions.map(([name, condition]) => [`${name}.field`, condition?.field] as const),
  ];
  return fields.flatMap(([field, of]) =>
    of === undefined || of.some(path => reaches(columns, mapping, path))
      ? []
      : [{ field, columns: of, needed: needed.has(field) }],
  );
}

/** Whether a path leads to something: below a list that is unfolded, and in a text that may be JSON, nobody looks. */
export function reaches(columns: readonly TypedColumn[], { unfold }: Mapping, path: string): boolean {
  const [first, ...rest] = stepsOf(path) ?? [];
  const isText = columns.some(({ name, type }) => name === first?.name && type.kind === 'text');
  return hasPath(columns, path) || (isText && rest.length > 0) || unfold.some(list => path.startsWith(`${list}.`));
}
