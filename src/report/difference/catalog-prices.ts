import type { Plan } from '../../model/plan.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';
import type { Quantity, Variable } from '../../quantity/quantity.ts';
import { valueWith } from '../../quantity/replaced-input.ts';
import { givensInUse } from '../givens-in-use.ts';
import { exactText } from './adding-up.ts';
import type { InputChange, InputEffect } from './difference.ts';
import type { ComputedSide } from './side.ts';

const PLACES = 18;

/**
 * Figures of the catalog that the plans use on both sides and that are not the same, each with its effect: the mean of changing it
 * alone in A and of changing it last on the way to B. Fleets keep the size that they have on each side.
 */
export function catalogPrices(a: ComputedSide, b: ComputedSide, plans: readonly string[]): readonly InputChange[] {
  const pairs = plans.flatMap(id => {
    const [before, after] = [planOf(a, id), planOf(b, id)];
    return before && after ? [{ id, before: before.figures.monthly, after: after.figures.monthly }] : [];
  });
  const [used, now] = [fromCatalog(pairs.map(p => p.before)), fromCatalog(pairs.map(p => p.after))];
  return [...used]
    .flatMap(([path, was]) => {
      const is = now.get(path);
      return is && !sameValue(was, is) ? [{ path, was, is }] : [];
    })
    .sort((x, y) => (x.path < y.path ? -1 : 1))
    .map(({ path, was, is }) => ({
      id: path,
      category: 'price',
      a: written(was),
      b: written(is),
      effects: pairs.flatMap(({ id, before, after }): InputEffect[] => {
        const alone = valueWith(before, path, is.likely).minus(likelyCost(before));
        const last = likelyCost(after).minus(valueWith(after, path, was.likely));
        if (alone.isZero() && last.isZero()) return [];
        const text = (value: typeof alone) => exactText(value.toDecimalPlaces(PLACES));
        return [{ plan: id, effect: text(alone.plus(last).dividedBy(2)), alone: text(alone), last: text(last) }];
      }),
    }));
}

const planOf = (side: ComputedSide, id: string): Plan | undefined => side.plans.find(plan => plan.id === id);

const likelyCost = (q: Quantity) => inShownUnit(likelyValues(q)[0]!, q);

const fromCatalog = (outputs: readonly Quantity[]): ReadonlyMap<string, Variable> =>
  new Map(givensInUse(outputs).flatMap(v => (v.source.kind === 'catalog' ? [[v.path, v]] : [])));

function sameValue(a: Variable, b: Variable): boolean {
  return a.likely.numerator.times(b.likely.denominator).eq(b.likely.numerator.times(a.likely.denominator));
}

function written({ amount }: Variable): string {
  const unit = amount.unit.text;
  return unit === '' || amount.text.endsWith(unit) ? amount.text : `${amount.text} ${unit}`;
}
