import { figuresAt } from '../catalog/figures-at.ts';
import { openCatalog } from '../catalog/open.ts';
import type { Quantity, Variable } from '../quantity/quantity.ts';
import { inOrder } from '../quantity/sheet.ts';
import type { Source } from '../quantity/source.ts';
import type { Run } from './assemble.ts';
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
    version,
    sha256,
    asOf,
    ...(overlays.length ? { overlays, overridden: overriddenBy(layers, [...figures.values()], asOf) } : {}),
  };
}

function overriddenBy({ base }: Layers, outputs: readonly Quantity[], asOf: string): readonly Overridden[] {
  const below = openCatalog(base, asOf);
  const found = new Map<string, Overridden>();
  const knownBelow = new Map<string, ReturnType<typeof figuresAt>>();
  for (const { path, amount, source } of givensOf(outputs)) {
    if (!isOwn(source) || found.has(path)) continue;
    const { overlay, entry } = source;
    const known = knownBelow.get(entry) ?? figuresAt(below, entry, asOf);
    knownBelow.set(entry, known);
    const was = entry.startsWith('contracts/') ? 'list price' : (known.get(path)?.amount.text ?? null);
    if (was !== amount.text) found.set(path, { figure: path, was, is: amount.text, by: `${overlay}/${entry}` });
  }
  return [...found.values()].sort((a, b) => (a.figure < b.figure ? -1 : 1));
}

const isOwn = (source: Source): source is OwnSource => source.kind === 'catalog' && source.overlay !== undefined;

const givensOf = (outputs: readonly Quantity[]): readonly Variable[] =>
  inOrder(outputs).flatMap(q => (q.operation.kind === 'given' ? q.operation.elements : []));
