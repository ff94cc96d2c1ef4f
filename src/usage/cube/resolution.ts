import type { TypedColumn } from '../column-type.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Mapping, Resolution } from '../mapping/mapping.ts';
import { sourceColumns } from './source-columns.ts';

/** A query for the longest time that a row stands for (ms); undefined where no column says when it ends. */
export function widthQuery(
  from: string,
  columns: readonly TypedColumn[],
  mapping: Mapping,
  dialect: Dialect,
): string | undefined {
  const source = sourceColumns(from, columns, mapping, dialect);
  const [begins] = source.values(mapping.time);
  const [ends] = source.values(mapping.until);
  if (!begins || !ends) return undefined;
  const width = `${dialect.asMillis(ends, mapping.timeUnit)} - ${dialect.asMillis(begins, mapping.timeUnit)}`;
  return `SELECT max(${width}) AS s_width FROM ${source.from}`;
}

/** The resolution of rows that stand for a time of this width (ms). */
export const resolutionOf = (width: number): Resolution =>
  width <= 60_000 ? 'minute' : width <= 3_600_000 ? 'hour' : 'day';
