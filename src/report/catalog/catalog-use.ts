import type { OwnEntry } from '../../catalog/own-entry.ts';
import type { NamedCatalog } from '../sentences/catalog.ts';

/** What a catalog was made of, where it is not the one that came with the program. */
export interface CatalogUse {
  /** Its file, and the folders of own prices on top of it. */
  readonly said: Omit<NamedCatalog, 'version'>;
  /** Entries of those folders, by `api/openai/gpt-4o`. */
  readonly own: ReadonlyMap<string, OwnEntry>;
}

export const AS_SHIPPED: CatalogUse = { said: {}, own: new Map() };
