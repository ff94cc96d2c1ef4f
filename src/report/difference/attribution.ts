import { separable } from '../../analysis/difference/separable.ts';
import { shapley } from '../../analysis/difference/shapley.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
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
 * Puts the change of each plan's monthly cost down to the categories; one in which nothing changed has none of it. Where a mixture of both sides makes
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
  const unmoved = CATEGORIES.filter(category => !changed.includes(category)).map(category => [category]);
  const rows = [...members, ...unmoved];
  const inOrder = rows.map((_, i) => i).sort((x, y) => positionOf(rows[x]!) - positionOf(rows[y]!));
  return plans.map(({ plan, a, b }) => {
    const parts = shapley(groups.length, set => costs(union(set))!.get(plan)!);
    const beyond = remainder(plan);
    const effects = rows.map((row, i) => (parts[i] ?? ZERO).plus(row.includes(beyond.category) ? beyond.amount : ZERO));
    const difference = differenceOf(a, b);
    const adding = addingUp(effects, difference);
    return {
      plan,
      difference: exactText(difference),
      effects: inOrder.map((i): Effect => ({ categories: rows[i]!, effect: exactText(adding[i]!) })),
    };
  });
}

const positionOf = ([first]: readonly Category[]): number => CATEGORIES.indexOf(first!);

const idsOf = (inputs: readonly ChangedInput[], categories: ReadonlySet<Category>): ReadonlySet<string> =>
  new Set(inputs.filter(input => categories.has(input.category)).map(input => input.id));
