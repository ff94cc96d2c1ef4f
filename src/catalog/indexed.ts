import type { CompiledCatalog } from './compiled.ts';
import { lazySection } from './lazy-section.ts';

/** Where the parts of a compiled catalog stand in its text, so that only what is looked up is read. Made by the build. */
export interface CatalogIndex {
  readonly format: CompiledCatalog['format'];
  readonly version: string;
  readonly date: string;
  readonly sha256: string;
  /** Of the file, byte for byte. */
  readonly fileSha256: string;
  /** First byte and length of sections that are read whole. */
  readonly whole: Readonly<Record<string, readonly [number, number]>>;
  /** First byte and length of each entry, by section and id. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
}

/** Sections of many large entries, of which a run needs few. */
const BY_ENTRY = ['api', 'models', 'devices', 'rentals', 'throughput'];

/** The index of a catalog's canonical text: sorted keys and no blanks, so each part stands there as `JSON.stringify` of it gives it. */
export function indexOf(text: string, fileSha256: string): CatalogIndex {
  const catalog = JSON.parse(text) as CompiledCatalog;
  const bytes = new TextEncoder().encode(text);
  const { format, version, date, sha256 } = catalog;
  const whole: Record<string, readonly [number, number]> = {};
  const entries: Record<string, Record<string, readonly [number, number]>> = {};
  let at = 1;
  const size = (part: string) => new TextEncoder().encode(part).length;
  const key = (name: string) => size(`${JSON.stringify(name)}:`);
  for (const [name, section] of Object.entries(catalog).sort(([a], [b]) => (a < b ? -1 : 1))) {
    at += key(name);
    const length = size(JSON.stringify(section));
    if (BY_ENTRY.includes(name)) {
      const found: Record<string, readonly [number, number]> = {};
      let inner = at + 1;
      for (const [id, entry] of Object.entries(section as object)) {
        inner += key(id);
        const long = size(JSON.stringify(entry));
        found[id] = [inner, long];
        inner += long + 1;
      }
      entries[name] = found;
    } else if (typeof section === 'object') whole[name] = [at, length];
    at += length + 1;
  }
  if (at !== bytes.length) throw new Error('the text of the catalog is not canonical');
  return { format, version, date, sha256, fileSha256, whole, entries };
}

/** A compiled catalog whose parts are read from its bytes when they are first asked for. */
export function indexedCatalog(bytes: Uint8Array, index: CatalogIndex): CompiledCatalog {
  const decoder = new TextDecoder();
  const read = ([start, length]: readonly [number, number]): unknown =>
    JSON.parse(decoder.decode(bytes.subarray(start, start + length)));
  const { format, version, date, sha256 } = index;
  const catalog: object = { format, version, date, sha256 };
  for (const [name, place] of Object.entries(index.whole)) lazily(catalog, name, () => read(place));
  for (const [name, places] of Object.entries(index.entries)) {
    const entries = new Map<string, unknown>();
    const section = lazySection(
      () => Object.keys(places),
      id => Object.hasOwn(places, id),
      id => {
        if (!entries.has(id)) entries.set(id, read(places[id]!));
        return entries.get(id);
      },
    );
    Object.defineProperty(catalog, name, { value: section, enumerable: true });
  }
  return catalog as CompiledCatalog;
}

function lazily(target: object, name: string, read: () => unknown): void {
  let value: unknown;
  Object.defineProperty(target, name, { get: () => (value ??= read()), enumerable: true, configurable: true });
}
