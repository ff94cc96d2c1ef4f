import type { CompiledCatalog } from '../../../catalog/compiled.ts';

/** A catalog that notes what is looked up in it, so that no more than that has to travel. */
export interface WatchedCatalog {
  readonly catalog: CompiledCatalog;
  /** What was looked up until now. */
  part(): CompiledCatalog;
}

export function watchedCatalog(whole: CompiledCatalog): WatchedCatalog {
  const used = new Map<string, Set<string>>();
  const watched = (name: string, section: object): object => {
    const found = used.get(name) ?? new Set<string>();
    used.set(name, found);
    return new Proxy(section, {
      get(target, id) {
        const value: unknown = Reflect.get(target, id);
        if (typeof id === 'string' && typeof value === 'object') found.add(id);
        return value;
      },
    });
  };
  const catalog = Object.fromEntries(
    Object.entries(whole).map(([name, section]) => [
      name,
      typeof section === 'object' && section !== null ? watched(name, section) : section,
    ]),
  );
  return { catalog: catalog as unknown as CompiledCatalog, part: () => partOf(whole, used) };
}

/** The sections with the entries that were used. Sources are numbered: a map by number stands in for their list. */
function partOf(whole: CompiledCatalog, used: ReadonlyMap<string, ReadonlySet<string>>): CompiledCatalog {
  const part = Object.entries(whole).map(([name, section]) => {
    const ids = used.get(name);
    if (!ids) return [name, section];
    const entries = section as Readonly<Record<string, unknown>>;
    return [name, Object.fromEntries([...ids].sort().map(id => [id, entries[id]]))];
  });
  return Object.fromEntries(part) as CompiledCatalog;
}
