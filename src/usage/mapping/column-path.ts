import { readPath } from '../../input/path.ts';
import type { ColumnPath } from './mapping.ts';

/** A step into a column: the name of a field, which may hold a list of pairs of key and value. */
export interface Step {
  readonly name: string;
  /** Whether the next step is a key in a list of pairs. */
  readonly pairs: boolean;
}

/** The steps of a path, the column first; undefined where it is none. */
export function stepsOf(path: ColumnPath): readonly Step[] | undefined {
  const read = readPath(path);
  if (!read || read.length !== path.length) return undefined;
  return read.segments.map(segment =>
    segment.endsWith('[]') ? { name: segment.slice(0, -2), pairs: true } : { name: segment, pairs: false },
  );
}
