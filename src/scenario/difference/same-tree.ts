import type { Tree } from '../../input/tree.ts';

/** Whether two trees say the same, wherever it stands; the order of keys says nothing, that of lists does. */
export function sameTree(a: Tree | undefined, b: Tree | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text && a.samples === b.samples;
  if (a.kind === 'list')
    return (
      b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => sameTree(item, b.items[i]))
    );
  if (b.kind !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, entry]) => sameTree(entry.value, b.entries.get(key)?.value));
}

/** What stands there, on one line: `{ idle: 90 W/GPU, host: 1000 W/server }`. */
export function treeText(tree: Tree): string {
  if (tree.kind === 'text') return tree.text;
  if (tree.kind === 'list') return `[${tree.items.map(treeText).join(', ')}]`;
  const entries = [...tree.entries].map(([key, { value }]) => `${key}: ${treeText(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
