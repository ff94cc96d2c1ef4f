import type { TypedColumn } from '../column-type.ts';
import type { ColumnPath, Mapping } from '../mapping/mapping.ts';
import { hasPath } from './has-path.ts';

/** A form of log that many have. */
export interface KnownLog {
  /** Its name on the command line, such as `litellm`; that of the mapping too. */
  readonly id: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly mapping: Mapping;
  /** Paths that together stand in no other log. */
  readonly marks: readonly ColumnPath[];
  /** Paths that must not be there: another form would be mixed with it. */
  readonly lacks?: readonly ColumnPath[];
  /** The table it stands in, by engine. */
  readonly tables?: { readonly postgres?: string; readonly clickhouse?: string; readonly duckdb?: string };
  /** The id of the log that holds its sums by day, over a longer time, where that stands beside it. */
  readonly rollUp?: string;
  /** Older versions of a row stand beside the newest until ClickHouse has merged them: it is read with FINAL. */
  readonly replaced?: boolean;
  /** What whoever reads its figures must know, after "beware:". */
  readonly caution?: string;
}

/** The forms whose marks all stand in these columns; those with the most marks alone, for they say the most. */
export function recognised<T extends { readonly marks: readonly ColumnPath[]; readonly lacks?: readonly ColumnPath[] }>(
  forms: readonly T[],
  columns: readonly TypedColumn[],
): readonly T[] {
  const found = forms.filter(
    ({ marks, lacks = [] }) =>
      marks.every(path => hasPath(columns, path)) && !lacks.some(path => hasPath(columns, path)),
  );
  const most = Math.max(0, ...found.map(({ marks }) => marks.length));
  return found.filter(({ marks }) => marks.length === most);
}
