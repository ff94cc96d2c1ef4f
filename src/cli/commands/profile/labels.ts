import { didYouMean } from '../../../input/suggest.ts';
import type { TypedColumn } from '../../../usage/column-type.ts';
import { stepsOf } from '../../../usage/mapping/column-path.ts';
import { isContent } from '../../../usage/mapping/content-columns.ts';
import type { Columns, Mapping } from '../../../usage/mapping/mapping.ts';
import { hasPath } from '../../../usage/sources/has-path.ts';
import { UsageFault } from '../../exit.ts';

/** What every request has, and tells tasks apart without being asked for. */
const ALWAYS = ['model', 'provider', 'tier'];

/** The names of `--by` that are columns: `shape` is none, and what tells tasks apart anyway is left out. */
export const columnNames = (by: readonly string[]): readonly string[] =>
  by.filter(name => name !== 'shape' && !ALWAYS.includes(name));

/** The columns that names of `--by` mean in a log: those that its mapping has names for, or paths of columns. */
export const labelsOf =
  (by: readonly string[]) =>
  (mapping: Mapping, columns: readonly TypedColumn[], shown: string): readonly Columns[] =>
    columnNames(by).map(name => {
      const label = mapping.labels[name];
      if (label) return label;
      if (isContent(name))
        throw new UsageFault(
          `--by ${name}: what people and models wrote is not read`,
          'group by a column that names a task',
        );
      if (stepsOf(name) && hasPath(columns, name)) return [name];
      const known = [...Object.keys(mapping.labels), 'model', 'shape'];
      const all = new Set([...known, ...columns.map(column => column.name)]);
      throw new UsageFault(
        `--by ${name}: ${shown} has no such column`,
        didYouMean(name, all) ?? `known: ${known.join(', ')}, or the path of a column`,
      );
    });
