import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { figuresAt } from '../catalog/figures-at.ts';
import { openCatalog } from '../catalog/open.ts';
import { ownLayers } from '../catalog/own-entry.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Source } from '../quantity/source.ts';
import type { Run } from './assemble.ts';
import { givensInUse } from './givens-in-use.ts';
import type { Layers } from './layers.ts';
import type { Overridden, Report } from './report.ts';

type OwnSource = Source & { readonly kind: 'catalog'; readonly overlay: string };

/** Which catalog a run rests on, the folders of own prices on top of it, and every figure in use that one of them replaced. */
export function catalogReport({
  input,
  layers,
  figures,
  asOf,
}: Pick<Run, 'input' | 'layers' | 'figures' | 'asOf'>): Report['catalog'] {
  const { version, sha256 } = layers.base;
  const overlays = (input.overlays ?? []).map(({ name, sha256: hash, files }) => ({
    name,
    sha256: hash ?? null,
    entries: files.length,
  }));
  return {
    ...(input.catalogName === undefined ? {} : { name: input.catalogName }),
    version,
    sha256,
    asOf,
    ...(overlays.length ? { overlays, overridden: overriddenBy(layers, [...figures.values()], asOf) } : {}),
  };
}

/** Each figure of own prices in use that is not what stands below it: in the folder before, or in the catalog. */
function overriddenBy({ base, own }: Layers, outputs: readonly Quantity[], asOf: string): readonly Overridden[] {
  const found = new Map<string, Overridden>();
  const opened = new Map<CompiledCatalog, Catalog>();
  const known = new Map<string, readonly Below[]>();
  const below = (entry: string): readonly Below[] => {
    const layers = ownLayers(own.get(entry));
    const catalogs = layers.length > 0 ? layers : [{ beneath: base, over: undefined }];
    return catalogs.map(({ beneath, over }) => {
      const catalog = opened.get(beneath) ?? openCatalog(beneath, asOf);
      opened.set(beneath, catalog);
      return { overlay: over?.overlay, figures: figuresAt(catalog, entry, asOf) };
    });
  };
  for (const { path, amount, source } of givensInUse(outputs)) {
    if (!isOwn(source) || found.has(path)) continue;
    const { overlay, entry } = source;
    const layers = known.get(entry) ?? below(entry);
    known.set(entry, layers);
    const isContract = entry.startsWith('contracts/');
    const said = layers.map(layer => ({
      was: layer.figures.get(path)?.amount.text ?? (isContract ? 'list price' : null),
      of: isContract ? undefined : layer.overlay,
    }));
    const other = said.find(({ was }) => was !== amount.text);
    if (!other) continue;
    const { was, of } = other;
    found.set(path, {
      figure: path,
      was,
      ...(of && was !== null ? { of } : {}),
      is: amount.text,
      by: `${overlay}/${entry}`,
    });
  }
  return [...found.values()].sort((a, b) => (a.figure < b.figure ? -1 : 1));
}

interface Below {
  /** The folder of own prices that has the entry there; undefined where that is the catalog. */
  readonly overlay: string | undefined;
  readonly figures: ReturnType<typeof figuresAt>;
}

const isOwn = (source: Source): source is OwnSource => source.kind === 'catalog' && source.overlay !== undefined;
