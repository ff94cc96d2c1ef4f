import { separable } from '../../analysis/difference/separable.ts';
import { shapley } from '../../analysis/difference/shapley.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { CATEGORIES, type Category } from '../../scenario/difference/category-of.ts';
import { addingUp, differenceOf, exactText } from './adding-up.ts';
import type { ChangedInput } from './changed-inputs.ts';
import type { Attribution, Effect } from './difference.ts';
import type { Costs, Hybrids } from './hybrids.ts';

export const METHOD = 'averaged over all orders in which the changes can come (Shapley value)';

/** What a plan costs on both sides, as the reports say. */
export interface Totals {
  readonly plan: string;
  readonly a: string;
  readonly b: string;
}

/** What the reports say of a plan beyond what was computed now, and to which category that goes. */
export type Remainders = (plan: string) => { readonly category: Category; readonly amount: Decimal };

/**
 * Puts the change of each plan's monthly cost down to the categories in which something changed. Where a mixture of both sides makes
 * no scenario, the fewest categories that must be taken together are.
 */
export function attributionsOf(
  hybrids: Hybrids,
  inputs: readonly ChangedInput[],
  plans: readonly Totals[],
  remainder: Remainders,
): readonly Attribution[] {
  const changed = CATEGORIES.filter(category => inputs.some(input => input.category === category));
  const costs = (set: number): Costs | undefined =>
    hybrids.with(idsOf(inputs, new Set(changed.filter((_, i) => set & (1 << i)))));
  const groups = separable(changed.length, set => costs(set) !== undefined);
  const members = groups.map(group => changed.filter((_, i) => group & (1 << i)));
  const union = (set: number): number => groups.reduce((all, group, i) => (set & (1 << i) ? all | group : all), 0);
  return plans.map(({ plan, a, b }) => {
    const parts = shapley(groups.length, set => costs(union(set))!.get(plan)!);
    const difference = differenceOf(a, b);
    const { rows, effects } = withRemainder(members, parts, remainder(plan));
    return {
      plan,
      difference: exactText(difference),
      effects: addingUp(effects, difference).map(
        (effect, i): Effect => ({ categories: rows[i]!, effect: exactText(effect) }),
      ),
    };
  });
}

const idsOf = (inputs: readonly ChangedInput[], categories: ReadonlySet<Category>): ReadonlySet<string> =>
  new Set(inputs.filter(input => categories.has(input.category)).map(input => input.id));

/** The remainder joins the row of its category, or is a row of its own. */
function withRemainder(
  rows: readonly (readonly Category[])[],
  effects: readonly Decimal[],
  { category, amount }: ReturnType<Remainders>,
): { rows: readonly (readonly Category[])[]; effects: readonly Decimal[] } {
  if (amount.isZero()) return { rows, effects };
  const at = rows.findIndex(row => row.includes(category));
  if (at === -1) return { rows: [[category], ...rows], effects: [amount, ...effects] };
  return { rows, effects: effects.map((effect, i) => (i === at ? effect.plus(amount) : effect)) };
}
