import { type ColumnType, TEXT, type TypedColumn } from '../column-type.ts';
import { stepsOf } from '../mapping/column-path.ts';
import type { ColumnPath } from '../mapping/mapping.ts';

/** What is below a name in the paths of a mapping. */
interface Node {
  readonly below: Map<string, Node>;
  /** Whether it is a value itself. */
  leaf: boolean;
  list: boolean;
  pairs: boolean;
}

const node = (): Node => ({ below: new Map(), leaf: false, list: false, pairs: false });

/** Values of an attribute of OpenTelemetry by their kind. */
const ATTRIBUTE: ColumnType = {
  kind: 'struct',
  fields: new Map(['stringValue', 'intValue', 'doubleValue', 'boolValue'].map(name => [name, TEXT])),
};

const PAIRS: ColumnType = {
  kind: 'list',
  element: {
    kind: 'struct',
    fields: new Map<string, ColumnType>([
      ['key', TEXT],
      ['value', ATTRIBUTE],
    ]),
  },
};

/** The columns of JSON that these paths need, so that nothing else is read; every value is a text. `unfold`: lists whose elements are rows. */
export function jsonColumns(paths: readonly ColumnPath[], unfold: readonly ColumnPath[]): readonly TypedColumn[] {
  const root = node();
  const lists = new Set(unfold);
  for (const path of paths) {
    const steps = stepsOf(path) ?? [];
    let at = root;
    for (const { name, pairs } of steps) {
      if (!at.below.has(name)) at.below.set(name, node());
      at = at.below.get(name)!;
      if (pairs) {
        at.pairs = true;
        break;
      }
    }
    if (lists.has(path)) at.list = true;
    else if (!at.pairs) at.leaf = true;
  }
  return [...root.below].map(([name, below]) => ({ name, type: typeOf(below) }));
}

function typeOf({ below, leaf, list, pairs }: Node): ColumnType {
  if (pairs) return PAIRS;
  if (below.size === 0) return list ? { kind: 'list', element: TEXT } : TEXT;
  // a text here, a map there: both are looked for in what is written
  if (leaf) return { kind: 'json' };
  const struct: ColumnType = { kind: 'struct', fields: new Map([...below].map(([name, b]) => [name, typeOf(b)])) };
  return list ? { kind: 'list', element: struct } : struct;
}
