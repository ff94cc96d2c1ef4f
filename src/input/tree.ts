import type { Problem } from './problem.ts';
import type { Mark } from './source-text.ts';

/** A YAML or JSON text as maps, lists and texts; every node and key knows where it stands. Numbers stay the text that was written. */
export type Tree = Branch | Items | Leaf;

export interface Branch {
  readonly kind: 'map';
  readonly mark: Mark;
  readonly entries: Map<string, Entry>;
}

export interface Entry {
  readonly key: Mark;
  readonly value: Tree;
}

export interface Items {
  readonly kind: 'list';
  readonly mark: Mark;
  readonly items: Tree[];
}

export interface Leaf {
  readonly kind: 'text';
  readonly mark: Mark;
  readonly text: string;
  readonly quoted: boolean;
  /** The command line argument it comes from, `tasks.a.input=5k tok`. */
  readonly argument?: string;
  /** What is in the file of samples that the text names, or why it cannot be read. */
  readonly samples?: string | readonly Problem[];
}

export type Segment = string | number;

/** The node a path leads to, or undefined. */
export function nodeAt(tree: Tree | undefined, path: readonly Segment[]): Tree | undefined {
  let node = tree;
  for (const segment of path) {
    if (node?.kind === 'map') node = node.entries.get(String(segment))?.value;
    else if (node?.kind === 'list') node = node.items[Number(segment)];
    else return undefined;
  }
  return node;
}

/** The mark of the key a path ends with; of an item of a list, the item. */
export function keyAt(tree: Tree, path: readonly Segment[]): Mark | undefined {
  const parent = nodeAt(tree, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined) return tree.mark;
  return parent?.kind === 'map' ? parent.entries.get(String(last))?.key : nodeAt(tree, path)?.mark;
}

/** The mark of the value of a path, or of its nearest ancestor's key that is there. */
export function nearestMark(tree: Tree, path: readonly Segment[]): Mark {
  const node = nodeAt(tree, path);
  if (node) return node.mark;
  for (let end = path.length - 1; end > 0; end--) {
    const key = keyAt(tree, path.slice(0, end));
    if (key) return key;
  }
  return tree.mark;
}

/** The keys of the map at a path; none where there is no map. */
export function keysAt(tree: Tree, path: readonly Segment[]): string[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

/** The tree as plain maps without a prototype, lists and texts. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'text') return tree.text;
  if (tree.kind === 'list') return tree.items.map(plain);
  const map: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of tree.entries) map[key] = plain(entry.value);
  return map;
}
