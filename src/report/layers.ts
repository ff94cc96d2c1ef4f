import type { CompiledCatalog } from '../catalog/compiled.ts';
import { type Overlaid, overlaid } from '../catalog/source/overlay.ts';
import type { CompareInput } from './build.ts';

/** The catalog of a run, its folders of own prices laid on top, and the catalog below them. */
export interface Layers extends Overlaid {
  readonly base: CompiledCatalog;
}

export function layersOf(input: CompareInput): Layers {
  const { catalogJson, overlays = [] } = input;
  const base = typeof catalogJson === 'string' ? (JSON.parse(catalogJson) as CompiledCatalog) : catalogJson;
  return { base, ...overlaid(base, overlays) };
}
