import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { openCatalog } from '../catalog/open.ts';
import { ownLayers } from '../catalog/own-entry.ts';
import { type Overlaid, overlaid } from '../catalog/source/overlay.ts';
import type { CompareInput } from './compare-input.ts';

/** The catalog of a run, its folders of own prices laid on top, and the catalog below them. */
export interface Layers extends Overlaid {
  readonly base: CompiledCatalog;
}

export function layersOf(input: CompareInput): Layers {
  const { catalogJson, overlays = [] } = input;
  const base = typeof catalogJson === 'string' ? (JSON.parse(catalogJson) as CompiledCatalog) : catalogJson;
  return { base, ...overlaid(base, overlays) };
}

/** The catalog of a run on a day, which knows what lies below the entries of own prices. */
export const openLayers = ({ catalog, own }: Overlaid, day?: string): Catalog =>
  openCatalog(catalog, day, entry =>
    ownLayers(own.get(entry)).map(({ overlay, beneath }) => ({ overlay, catalog: openCatalog(beneath, day) })),
  );
