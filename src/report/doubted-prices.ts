import { guardEntry, KINDS_GUARDED } from '../catalog/guard/guard.ts';
import { Others } from '../catalog/guard/others.ts';
import { located } from '../catalog/source/read-entry.ts';
import type { Problem } from '../input/problem.ts';
import type { Variable } from '../quantity/quantity.ts';
import type { Layers } from './layers.ts';

/** Warnings about figures of one's own prices that are in use and look like slips: the guards of the catalog, which nobody ran over them. */
export function doubtedPrices({ catalog, own, trees }: Layers, used: readonly Variable[]): Problem[] {
  if (own.size === 0) return [];
  const entries = new Set<string>();
  for (const { source } of used)
    if (source.kind === 'catalog' && source.overlay !== undefined) entries.add(source.entry);
  const others = new Others(catalog);
  return KINDS_GUARDED.flatMap(kind =>
    [...entries].flatMap(path => {
      const id = path.slice(path.indexOf('/') + 1);
      const tree = trees.get(path);
      if (!path.startsWith(`${kind}/`) || !tree) return [];
      const section = catalog[kind] as Readonly<Record<string, unknown>>;
      return guardEntry(kind, id, section[id], others).map(({ entry: _, ...finding }) => ({
        ...located(finding, tree),
        severity: 'warning' as const,
      }));
    }),
  );
}
