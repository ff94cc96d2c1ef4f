import { shapley } from '../../analysis/difference/shapley.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { exactText } from './adding-up.ts';
import type { ChangedInput } from './changed-inputs.ts';
import type { InputChange, InputEffect } from './difference.ts';
import type { Costs, Hybrids } from './hybrids.ts';

const PLACES = 18;

/** Inputs with their effects; of very many the effect of some is not asked. */
export interface MovedInputs {
  readonly inputs: readonly InputChange[];
  readonly leftOut: number;
  /** Whether those left out are known to move less than those asked. */
  readonly smaller: boolean;
}

/** How many mixtures may be computed. */
export interface Patience {
  /** Up to so many inputs each gets its part averaged over all orders: 2 to that power mixtures. */
  readonly few: number;
  /** Inputs that are asked one by one, two mixtures each. */
  readonly most: number;
}

/**
 * The effect of each changed input on its own, two mixtures each. Where there are more than `most`, those that are no number in the
 * formulas are asked first, then those that `rough` says move most.
 */
export function movedInputs(
  hybrids: Hybrids,
  inputs: readonly ChangedInput[],
  plans: readonly string[],
  { few, most }: Patience,
  rough: () => ReadonlyMap<string, number>,
): MovedInputs {
  const all = new Set(inputs.map(input => input.id));
  const [none, whole] = [hybrids.with(new Set())!, hybrids.with(all)!];
  const shared = inputs.length <= few ? sharedParts(hybrids, inputs, plans) : undefined;
  const chosen = inputs.length <= most ? { asked: all, smaller: true } : largest(inputs, most, rough());
  const moved = inputs.map((input, i): InputChange => {
    if (!chosen.asked.has(input.id)) return { ...input, effects: [] };
    const alone = hybrids.with(new Set([input.id]));
    const before = hybrids.with(new Set([...all].filter(id => id !== input.id)));
    const effects = plans.flatMap((plan): InputEffect[] => {
      const first = step(none, alone, plan);
      const last = step(before, whole, plan);
      const known = [first, last].filter(effect => effect !== undefined);
      const effect = shared?.get(plan)?.[i] ?? mean(known);
      if (effect === undefined) return [];
      return [{ plan, effect: text(effect), alone: first ? text(first) : null, last: last ? text(last) : null }];
    });
    return { ...input, effects };
  });
  return { inputs: moved, leftOut: inputs.length - chosen.asked.size, smaller: chosen.smaller };
}

function largest(
  inputs: readonly ChangedInput[],
  most: number,
  rough: ReadonlyMap<string, number>,
): { readonly asked: ReadonlySet<string>; readonly smaller: boolean } {
  const size = ({ id }: ChangedInput): number => Math.abs(rough.get(id) ?? Number.POSITIVE_INFINITY);
  const ranked = [...inputs].sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
  return {
    asked: new Set(ranked.slice(0, most).map(input => input.id)),
    smaller: ranked.slice(most).every(input => rough.has(input.id)),
  };
}

/** Each input's part by plan, averaged over all orders; undefined where some of them cannot move apart. */
function sharedParts(
  hybrids: Hybrids,
  inputs: readonly ChangedInput[],
  plans: readonly string[],
): ReadonlyMap<string, readonly Decimal[]> | undefined {
  const sets = Array.from({ length: 2 ** inputs.length }, (_, set) =>
    hybrids.with(new Set(inputs.filter((_, i) => set & (1 << i)).map(input => input.id))),
  );
  if (sets.some(costs => costs === undefined)) return undefined;
  return new Map(plans.map(plan => [plan, shapley(inputs.length, set => sets[set]!.get(plan)!)]));
}

const step = (from: Costs | undefined, to: Costs | undefined, plan: string): Decimal | undefined =>
  from && to ? to.get(plan)!.minus(from.get(plan)!) : undefined;

const mean = (values: readonly Decimal[]): Decimal | undefined =>
  values.length === 0 ? undefined : values.reduce((a, b) => a.plus(b)).dividedBy(values.length);

const text = (value: Decimal): string => exactText(value.toDecimalPlaces(PLACES));
