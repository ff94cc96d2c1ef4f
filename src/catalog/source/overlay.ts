import type { Problem } from '../../input/problem.ts';
import type { Branch } from '../../input/tree.ts';
import type { CompiledCatalog, CompiledSource } from '../compiled.ts';
import { onTop } from '../on-top.ts';
import type { OwnEntry } from '../own-entry.ts';
import type { Content } from './check-references.ts';
import { compileEntries, type EntryFile } from './compile.ts';
import { mapSources } from './intern-sources.ts';
import { KINDS } from './kinds.ts';
import { mistypedProvider } from './mistyped-provider.ts';

/** A folder of own prices: entries in the form of `pricing-data/`, and contracts. */
export interface OverlayFiles {
  /** As it is shown: `prices`. */
  readonly name: string;
  /** Of the files, where whoever read them computed it. */
  readonly sha256?: string | undefined;
  readonly files: readonly EntryFile[];
}

/** A catalog with folders of own prices on top. */
export interface Overlaid {
  readonly catalog: CompiledCatalog;
  /** By id; of an entry that two folders have, the last. */
  readonly own: ReadonlyMap<string, OwnEntry>;
  /** What was written, by entry, for the places of findings. */
  readonly trees: ReadonlyMap<string, Branch>;
  readonly problems: readonly Problem[];
}

/** Lays folders of own prices on a catalog, each over those before it. An entry replaces the one of the same id whole. */
export function overlaid(base: CompiledCatalog, overlays: readonly OverlayFiles[]): Overlaid {
  let catalog = base;
  const own = new Map<string, OwnEntry>();
  const trees = new Map<string, Branch>();
  const problems: Problem[] = [];
  for (const { name, files } of overlays) {
    const { content, trees: written, problems: found } = compileEntries(files, catalog);
    for (const [id, tree] of written) trees.set(id, tree);
    problems.push(...found);
    for (const id of idsOf(content)) {
      const over = own.get(id);
      const replaces = over?.replaces ?? has(base, id);
      own.set(id, { id, overlay: name, replaces, beneath: catalog, ...(over ? { over } : {}) });
      if (!replaces) problems.push(...mistypedProvider(id, base, files.find(f => f.path === `${id}.yaml`)?.file));
    }
    const marked = mapSources(content, (source: CompiledSource) => ({ ...source, overlay: name }));
    catalog = onTop(catalog, marked as Content);
  }
  return { catalog, own, trees, problems };
}

const sections = (content: object): [string, object][] =>
  Object.entries(content).filter(([kind]) => kind in KINDS && kind !== 'defaults');

const idsOf = (content: Content): readonly string[] =>
  sections(content).flatMap(([kind, entries]) => Object.keys(entries).map(id => `${kind}/${id}`));

function has(base: CompiledCatalog, id: string): boolean {
  const slash = id.indexOf('/');
  const section = (base as unknown as Readonly<Record<string, object | undefined>>)[id.slice(0, slash)];
  return Object.hasOwn(section ?? {}, id.slice(slash + 1));
}
