import { shapley } from '../../analysis/difference/shapley.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { exactText } from './adding-up.ts';
import type { ChangedInput } from './changed-inputs.ts';
import type { InputChange, InputEffect } from './difference.ts';
import type { Costs, Hybrids } from './hybrids.ts';

/** Up to this many inputs each gets its part averaged over all orders: 64 mixtures. */
const FEW = 6;
/** Inputs whose own effect is asked for, two mixtures each. */
const MOST = 50;
const PLACES = 18;

/** The effect of each changed input on its own. Of very many only the first are asked. */
export function movedInputs(
  hybrids: Hybrids,
  inputs: readonly ChangedInput[],
  plans: readonly string[],
): { readonly inputs: readonly InputChange[]; readonly leftOut: number } {
  const all = new Set(inputs.map(input => input.id));
  const [none, whole] = [hybrids.with(new Set())!, hybrids.with(all)!];
  const shared = inputs.length <= FEW ? sharedParts(hybrids, inputs, plans) : undefined;
  const asked = inputs.slice(0, MOST).map((input, i): InputChange => {
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
  const rest = inputs.slice(MOST).map((input): InputChange => ({ ...input, effects: [] }));
  return { inputs: [...asked, ...rest], leftOut: rest.length };
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
