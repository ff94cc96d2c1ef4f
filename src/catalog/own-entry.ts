import type { CompiledCatalog } from './compiled.ts';

/** An entry of a folder of own prices. */
export interface OwnEntry {
  /** `api/anthropic/claude-sonnet-4-6`. */
  readonly id: string;
  readonly overlay: string;
  /** Whether the catalog below all folders has an entry of that id, which it replaces whole. */
  readonly replaces: boolean;
  /** The entry of a folder before this one, which it replaces whole. */
  readonly over?: OwnEntry;
  /** The catalog, with the folders before this one, that it was laid on. */
  readonly beneath: CompiledCatalog;
}

/** An entry of own prices and those it lies on, the last folder first. */
export const ownLayers = (entry: OwnEntry | undefined): readonly OwnEntry[] =>
  entry ? [entry, ...ownLayers(entry.over)] : [];
