import type { Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { Branch } from '../../input/tree.ts';
import type { CompiledCatalog, CompiledSource } from '../compiled.ts';
import { onTop } from '../on-top.ts';
import type { Content } from './check-references.ts';
import { compileEntries, type EntryFile } from './compile.ts';
import { mapSources } from './intern-sources.ts';
import { KINDS } from './kinds.ts';

/** A folder of own prices: entries in the form of `pricing-data/`, and contracts. */
export interface OverlayFiles {
  /** As it is shown: `prices`. */
  readonly name: string;
  /** Of the files, where whoever read them computed it. */
  readonly sha256?: string | undefined;
  readonly files: readonly EntryFile[];
}

/** An entry of a folder of own prices. */
export interface OwnEntry {
  /** `api/anthropic/claude-sonnet-4-6`. */
  readonly id: string;
  readonly overlay: string;
  /** Whether the catalog below has an entry of that id, which it replaces whole. */
  readonly replaces: boolean;
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
      const replaces = own.get(id)?.replaces ?? has(base, id);
      own.set(id, { id, overlay: name, replaces });
      if (!replaces) problems.push(...mistyped(id, base, files));
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

/** A new provider whose name is nearly that of a known one is most likely a slip, and the entry would never be used. */
function mistyped(id: string, base: CompiledCatalog, files: readonly EntryFile[]): Problem[] {
  const [kind = '', provider = ''] = id.split('/');
  if (kind !== 'api' && kind !== 'rentals') return [];
  const known = new Set(Object.keys(base[kind]).map(k => k.slice(0, k.indexOf('/'))));
  const hint = known.has(provider) ? undefined : didYouMean(provider, known);
  const file = files.find(f => f.path === `${id}.yaml`)?.file;
  if (!hint || !file) return [];
  return [
    {
      code: 'E438',
      severity: 'warning',
      message: `\`${id}\` is a new entry of a provider that the catalog does not know`,
      at: { file, line: 1, column: 1 },
      hint,
    },
  ];
}
