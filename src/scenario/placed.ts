import { writePath } from '../input/path.ts';
import { placeOf } from '../input/source-text.ts';
import type { Leaf, Segment, Tree } from '../input/tree.ts';
import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';
import { AmountText, NameText } from './field.ts';
import { ReplicaText } from './special-fields.ts';

/** A text and where it stands. */
export interface Named {
  readonly text: string;
  readonly at: Place;
}

/** The parsed form of the schema with a place at every amount and every name. */
export type Placed<T> = T extends AmountText
  ? Given
  : T extends NameText
    ? Named
    : T extends ReplicaText
      ? { readonly count: number; readonly device: string; readonly at: Place }
      : T extends readonly (infer U)[]
        ? Placed<U>[]
        : T extends object
          ? { [K in keyof T]: Placed<T[K]> }
          : T;

/** Gives every amount and name of a value its place, by walking value and tree side by side. */
export function placed<T>(value: T, tree: Tree, path: readonly Segment[] = []): Placed<T> {
  return walk(value, tree, tree, path) as Placed<T>;
}

function walk(value: unknown, node: Tree | undefined, nearest: Tree, path: readonly Segment[]): unknown {
  const at = node ?? nearest;
  if (value instanceof AmountText) {
    const argument = (at as Partial<Leaf>).argument;
    return {
      path: writePath(path),
      amount: value.amount,
      source: argument === undefined ? { kind: 'scenario', at: placeOf(at.mark) } : { kind: 'commandLine', argument },
    } satisfies Given;
  }
  if (value instanceof NameText) return { text: value.text, at: placeOf(at.mark) } satisfies Named;
  if (value instanceof ReplicaText) return { count: value.count, device: value.device, at: placeOf(at.mark) };
  if (Array.isArray(value))
    return value.map((item, i) => walk(item, node?.kind === 'list' ? node.items[i] : undefined, at, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, child] of Object.entries(value))
    result[key] = walk(child, node?.kind === 'map' ? node.entries.get(key)?.value : undefined, at, [...path, key]);
  return result;
}
