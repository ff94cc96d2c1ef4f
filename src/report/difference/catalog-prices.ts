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
 * Figures of the catalog that the plans use and that are not the same on both sides, each with its effect: the mean of changing it
 * alone in A and of changing it last on the way to B. Fleets keep the size that they have on each side. A figure that only one side
 * has, of an entry that both use, such as the price of an hour that was not told apart before, has no effect of its own.
 */
export function catalogPrices(a: ComputedSide, b: ComputedSide, plans: readonly string[]): readonly InputChange[] {
  const pairs = plans.flatMap((id): Pair[] => {
    const [before, after] = [planOf(a, id), planOf(b, id)];
    return before && after ? [{ id, before: before.figures.monthly, after: after.figures.monthly }] : [];
  });
  const [used, now] = [fromCatalog(pairs.map(p => p.before)), fromCatalog(pairs.map(p => p.after))];
  const entries = [used, now].map(figures => new Set([...figures.values()].map(entryOf)));
  return [...new Set([...used.keys(), ...now.keys()])].sort().flatMap((path): InputChange[] => {
    const [was, is] = [used.get(path), now.get(path)];
    const own = entryOf((was ?? is)!);
    if (was && is ? sameValue(was, is) : !entries.every(known => known.has(own))) return [];
    const effects = was && is ? pairs.flatMap(pair => effectOf(path, was, is, pair)) : [];
    return [{ id: path, category: 'price', a: was ? written(was) : null, b: is ? written(is) : null, effects }];
  });
}

/** What a plan costs on both sides. */
interface Pair {
  readonly id: string;
  readonly before: Quantity;
  readonly after: Quantity;
}

function effectOf(path: string, was: Variable, is: Variable, { id, before, after }: Pair): InputEffect[] {
  const alone = valueWith(before, path, is.likely).minus(likelyCost(before));
  const last = likelyCost(after).minus(valueWith(after, path, was.likely));
  if (alone.isZero() && last.isZero()) return [];
  const text = (value: typeof alone) => exactText(value.toDecimalPlaces(PLACES));
  return [{ plan: id, effect: text(alone.plus(last).dividedBy(2)), alone: text(alone), last: text(last) }];
}

const entryOf = ({ source }: Variable): string => (source.kind === 'catalog' ? source.entry : '');

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
