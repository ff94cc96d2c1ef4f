import type { CompiledCatalog } from '../../catalog/compiled.ts';
import { suggestions } from '../../input/suggest.ts';

/** The kinds of entries that can be shown, in the order in which they are. */
export const SHOWN_KINDS = [
  'api',
  'models',
  'devices',
  'rentals',
  'throughput',
  'sites',
  'rules',
  'providers',
  'contracts',
  'people',
  'defaults',
] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

/** An entry that goes by an id. */
export interface FoundEntry {
  readonly kind: ShownKind;
  readonly id: string;
  readonly entry: object;
  /** The other name it was found by, with the days on which that means it. */
  readonly alias:
    | { readonly name: string; readonly from: string | undefined; readonly to: string | undefined }
    | undefined;
}

/** Every entry of that id, or of that path (`devices/h100-sxm`); an alias stands for what it means, whenever. */
export function findEntries(json: CompiledCatalog, written: string, kind?: ShownKind): readonly FoundEntry[] {
  const folder = SHOWN_KINDS.find(name => written.startsWith(`${name}/`));
  const inFolder =
    folder && (kind === undefined || kind === folder) ? byId(json, written.slice(folder.length + 1), [folder]) : [];
  return inFolder.length > 0 ? inFolder : byId(json, written, kind === undefined ? SHOWN_KINDS : [kind]);
}

function byId(json: CompiledCatalog, id: string, kinds: readonly ShownKind[]): readonly FoundEntry[] {
  return kinds.flatMap((kind): readonly FoundEntry[] => {
    const entries = entriesOf(json, kind);
    if (Object.hasOwn(entries, id)) return [{ kind, id, entry: entries[id]!, alias: undefined }];
    if (kind !== 'api' || !Object.hasOwn(json.apiAliases, id)) return [];
    return json.apiAliases[id]!.map(({ entry, from, to }) => ({
      kind,
      id: entry,
      entry: json.api[entry]!,
      alias: { name: id, from, to },
    }));
  });
}

const entriesOf = (json: CompiledCatalog, kind: ShownKind): Readonly<Record<string, object>> =>
  ((json as unknown as Record<string, Record<string, object> | undefined>)[kind] ?? {}) as Record<string, object>;

const SUGGESTED = 3;

/** The id in its right case, else at most three ids that may have been meant: without its provider, the beginning of it, with a slip in it, a part of it. */
export function nearIds(json: CompiledCatalog, written: string, kind?: ShownKind): readonly string[] {
  const kinds = kind === undefined ? SHOWN_KINDS : [kind];
  const ids = [
    ...new Set([
      ...kinds.flatMap(k => Object.keys(entriesOf(json, k))),
      ...(kinds.includes('api') ? Object.keys(json.apiAliases) : []),
    ]),
  ];
  const word = written.toLowerCase();
  const same = ids.filter(id => id.toLowerCase() === word);
  if (same.length > 0) return same;
  const last = (id: string): string => id.slice(id.indexOf('/') + 1);
  const shortest = (found: readonly string[]): string[] => [...found].sort((a, b) => a.length - b.length);
  const has = (test: (id: string) => boolean): string[] => (word.length < 3 ? [] : shortest(ids.filter(test)));
  return [
    ...new Set([
      ...ids.filter(id => last(id) === word),
      ...has(id => id.startsWith(word)),
      ...has(id => last(id).startsWith(word)),
      ...suggestions(written, ids),
      ...ids.filter(id => id.includes('/') && suggestions(word, [last(id)]).length > 0),
      ...has(id => id.includes(word)),
    ]),
  ].slice(0, SUGGESTED);
}
