import { formulaOf, namedBelow } from '../quantity/formula-text.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { describeSource } from '../quantity/source.ts';
import { decimalText, type FigureMaker } from './figure.ts';
import type { Derivation } from './report.ts';

/** Values of a row that are carried at most; rows over hours and months can be longer. */
const MOST_VALUES = 1000;

/** Every figure and what it is made of, by id, down to the sources: the part of the report that `tco explain` walks. */
export function derivationsOf(all: ReadonlyMap<string, Quantity>, maker: FigureMaker): Record<string, Derivation> {
  // a figure that cannot be had, such as the cost per Mtok without volume, has nothing to explain
  const figures = new Map([...all].filter(([, q]) => maker.run.value(q).isFinite()));
  const ids = new Map<Quantity, string>();
  const taken = new Set<string>(figures.keys());
  for (const [id, q] of figures) ids.set(q, id);
  const named = namedBelow([...figures.values()]);
  for (const q of named) {
    if (ids.has(q)) continue;
    const wanted =
      q.operation.kind === 'given' && q.operation.elements.length === 1 ? q.operation.elements[0]!.path : q.name!;
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted} (${n})`;
    taken.add(id);
    ids.set(q, id);
  }
  const derivations: Record<string, Derivation> = {};
  const aliases = [...figures].filter(([id, q]) => ids.get(q) !== id);
  for (const q of named) derivations[ids.get(q)!] = derivation(q, ids, maker);
  for (const [id, q] of aliases) derivations[id] = derivation(q, ids, maker);
  return derivations;
}

function derivation(q: Quantity, ids: ReadonlyMap<Quantity, string>, maker: FigureMaker): Derivation {
  const { text, parts } = formulaOf(q, part => part.name ?? ids.get(part)!);
  const values = maker.values(q).map(decimalText);
  return {
    name: q.name ?? ids.get(q)!,
    value: q.axes.length ? values.slice(0, MOST_VALUES) : values[0]!,
    unit: q.shown.text,
    formula: text,
    inputs: parts.map(part => ids.get(part)!),
    source: sourceOf(q),
    axes: q.axes.map(a => a.name),
  };
}

function sourceOf(q: Quantity): string | null {
  if (q.operation.kind !== 'given') return null;
  const sources = [...new Set(q.operation.elements.map(v => describeSource(v.source)))];
  return sources.length > 6 ? `${sources.slice(0, 6).join('; ')}; and ${sources.length - 6} more` : sources.join('; ');
}
