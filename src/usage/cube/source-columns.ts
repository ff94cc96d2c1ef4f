import type { TypedColumn, Value } from '../column-type.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { stepsOf } from '../mapping/column-path.ts';
import type { ColumnPath, Columns, Condition, Mapping } from '../mapping/mapping.ts';

/** The columns of a source, as expressions over its rows. */
export interface SourceColumns {
  /** What follows FROM. */
  readonly from: string;
  /** The values of those paths that lead to something. */
  values(columns: Columns | undefined): readonly Value[];
  /** Whether a condition holds; undefined where none of its columns is there. */
  holds(condition: Condition): string | undefined;
}

/** A list of the source whose elements are rows, and the name of the column that holds one. */
interface Unfolded {
  readonly path: ColumnPath;
  readonly value: Value;
}

/**
 * Opens the columns of a source: lists that the mapping unfolds become rows.
 *
 * @throws {UnfoldFault} where the engine or the columns have no such list.
 */
export function sourceColumns(
  from: string,
  columns: readonly TypedColumn[],
  mapping: Mapping,
  dialect: Dialect,
): SourceColumns {
  const unfolded: Unfolded[] = [];
  let rows = from;

  const columnAt = (wanted: string): Value | undefined => {
    const column = columns.find(({ name }) => name === wanted);
    return column && { sql: dialect.column(column.name), type: column.type };
  };
  const valueAt = (path: ColumnPath): Value | undefined => {
    const outer = unfolded.findLast(list => path.startsWith(`${list.path}.`));
    const steps = stepsOf(outer ? path.slice(outer.path.length + 1) : path) ?? [];
    let value = outer?.value;
    for (let i = 0; i < steps.length; i++) {
      const { name, pairs } = steps[i]!;
      value = value ? dialect.step(value, name) : columnAt(name);
      const key = pairs ? steps[i + 1]?.name : undefined;
      if (value && key !== undefined) {
        value = dialect.pair(value, key);
        i++;
      }
      if (!value) return undefined;
    }
    return value;
  };

  for (const [depth, path] of mapping.unfold.entries()) {
    const list = valueAt(path);
    if (!dialect.unnested || list?.type.kind !== 'list') throw new UnfoldFault(path, dialect.kind);
    const name = `unfolded${depth}`;
    rows = `(SELECT *, ${dialect.unnested(list.sql)} AS ${name} FROM ${rows}) AS rows${depth}`;
    unfolded.push({ path, value: { sql: name, type: list.type.element } });
  }

  const values = (of: Columns | undefined) =>
    (of ?? []).flatMap(path => {
      const value = valueAt(path);
      return value ? [value] : [];
    });
  return {
    from: rows,
    values,
    holds({ field, is, not, unless, holds, present }) {
      const columns = values(field);
      const [column] = columns;
      if (!column) return undefined;
      // of truth values no texts are made, which is slow
      if (column.type.kind === 'boolean' && columns.length === 1 && is?.join() === 'true')
        return `coalesce(${column.sql}, false)`;
      const found = columns.map(value => dialect.asText(value));
      const filled = found.length > 1 ? found.map(sql => `nullif(${sql}, '')`) : found;
      const text = `lower(coalesce(${[...filled, "''"].join(', ')}))`;
      const words = (list: readonly string[]) => list.map(word => dialect.literal(word.toLowerCase())).join(', ');
      const all = [
        ...(is ? [`${text} IN (${words(is)})`] : []),
        ...(not ? [`${text} <> ''`, `${text} NOT IN (${words(not)})`] : []),
        ...(unless ? [`${text} NOT IN (${words(unless)})`] : []),
        ...(holds ? [`(${holds.map(word => dialect.containing(text, word.toLowerCase())).join(' OR ')})`] : []),
        ...(present === undefined ? [] : [`${text} ${present ? '<>' : '='} ''`]),
      ];
      return all.length ? `(${all.join(' AND ')})` : undefined;
    },
  };
}

/** A list that was to be unfolded is none. */
export class UnfoldFault extends Error {
  override readonly name = 'UnfoldFault';
  readonly path: ColumnPath;
  constructor(path: ColumnPath, engine: string) {
    super(`\`${path}\` is no list that ${engine} can take apart`);
    this.path = path;
  }
}
