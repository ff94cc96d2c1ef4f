import type { CompiledCatalog } from './compiled.ts';
import { lazySection } from './lazy-section.ts';

type Layer = Omit<CompiledCatalog, 'sha256' | 'sources'>;
type Sections = Readonly<Record<string, object | undefined>>;

/** A catalog with the entries of a layer on top, each replacing the one of its id whole. What the base reads only when it is looked up stays unread. */
export function onTop(base: CompiledCatalog, layer: Layer): CompiledCatalog {
  const below = base as unknown as Sections;
  const sections = Object.entries(layer as unknown as Sections)
    .filter(([, section]) => typeof section === 'object')
    // the names of a layer were gathered together with those of the base
    .map(([kind, section]) => [kind, kind === 'apiAliases' ? section : merged(below[kind] ?? {}, section!)]);
  return Object.defineProperties({} as CompiledCatalog, {
    ...Object.getOwnPropertyDescriptors(base),
    ...Object.getOwnPropertyDescriptors(Object.fromEntries(sections)),
  });
}

function merged(base: object, own: object): object {
  const valueIn = (section: object, id: string) => (section as Readonly<Record<string, unknown>>)[id];
  return lazySection(
    () => [...new Set([...Object.keys(base), ...Object.keys(own)])],
    id => Object.hasOwn(own, id) || Object.hasOwn(base, id),
    id => valueIn(Object.hasOwn(own, id) ? own : base, id),
  );
}
