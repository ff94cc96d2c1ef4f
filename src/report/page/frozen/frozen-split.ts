import type { Routed } from '../../../analysis/routing/solve-routing.ts';
import type { Axis } from '../../../quantity/axis.ts';
import { sizeOf } from '../../../quantity/axis.ts';
import type { Decimal } from '../../../quantity/decimal.ts';
import { likelyValues } from '../../../quantity/exact.ts';
import type { Quantity } from '../../../quantity/quantity.ts';

/** A split that routing settled, as data: which part of each task goes where. */
export interface FrozenSplit {
  readonly parts: ReadonlyMap<string, FrozenTable>;
  readonly cascades: readonly { readonly id: string; readonly part: FrozenTable }[];
  /** Fleets in the split. */
  readonly fleets: readonly string[];
  /** Share of each task that reaches an option, by `task`, then by option. */
  readonly reaching: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Numbers over axes, row-major. */
export interface FrozenTable {
  readonly axes: readonly { readonly name: Axis['name']; readonly length: number }[];
  readonly values: readonly Decimal[];
}

export function frozenSplit(
  { mix, model }: Pick<Routed, 'mix' | 'model'>,
  reaching: (task: string, option: string) => number,
): FrozenSplit {
  const { tasks, options } = model.context.scenario;
  return {
    parts: new Map([...mix.parts].map(([id, part]) => [id, frozenTable(part)])),
    cascades: mix.cascades.map(({ cascade, part }) => ({ id: cascade.id, part: frozenTable(part) })),
    fleets: [...mix.sizes.keys()],
    reaching: new Map(tasks.map(t => [t.id, new Map(options.map(o => [o.id, reaching(t.id, o.id)]))])),
  };
}

const frozenTable = (part: Quantity): FrozenTable => ({
  axes: part.axes.map(axis => ({ name: axis.name, length: sizeOf([axis]) })),
  values: likelyValues(part),
});
