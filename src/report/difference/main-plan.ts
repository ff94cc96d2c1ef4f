import { Decimal } from '../../quantity/decimal.ts';
import type { Difference, InputChange, PlanChange } from './difference.ts';
import { looksSame } from './looks-same.ts';

/** The plan that the sentences speak of. */
export const mainPlan = ({ plans, verdict }: Difference): PlanChange | undefined =>
  mainOf(plans, verdict.b.likeliest, verdict.a.likeliest);

/** Of the plans possible on both sides whose cost moved: the cheapest in B, else in A, else the one that moved most. */
export function mainOf(plans: readonly PlanChange[], inB: string | null, inA: string | null): PlanChange | undefined {
  const kept = plans.filter(plan => plan.change === 'kept' && plan.difference.monthly !== null);
  const moved = kept
    .filter(({ a, b }) => !looksSame(a!.figures.monthly!, b!.figures.monthly!))
    .sort((x, y) => sizeOf(y).comparedTo(sizeOf(x)));
  const named = (among: readonly PlanChange[]) => among.find(p => p.id === inB) ?? among.find(p => p.id === inA);
  return named(moved) ?? moved[0] ?? named(kept) ?? kept[0];
}

const sizeOf = ({ difference }: PlanChange): Decimal => new Decimal(difference.monthly!).abs();

/** What an input does to a plan, money a month; undefined where it is not known. */
export const effectOn = (input: InputChange, plan: string | undefined): Decimal | undefined => {
  const effect = input.effects.find(e => e.plan === plan)?.effect;
  return effect === undefined ? undefined : new Decimal(effect);
};

/** The inputs by what they do to a plan, the largest first; then those that only act on others. */
export function rankedInputs({ inputs }: Pick<Difference, 'inputs'>, plan: string | undefined): readonly InputChange[] {
  const size = (input: InputChange): Decimal => effectOn(input, plan)?.abs() ?? new Decimal(-1);
  const widest = (input: InputChange): Decimal =>
    input.effects.reduce((most, e) => Decimal.max(most, new Decimal(e.effect).abs()), new Decimal(0));
  return [...inputs].sort((a, b) => size(b).comparedTo(size(a)) || widest(b).comparedTo(widest(a)));
}

/** The single input that moved a plan most; of a day or a catalog that moved, the price in it. */
export function movedMost(difference: Difference, plan: string): InputChange | undefined {
  const { inputs, catalogPrices } = difference;
  const parts = catalogPrices.filter(price => effectOn(price, plan) !== undefined);
  const whole = parts.length > 0 ? inputs.filter(({ id }) => id !== 'asOf' && id !== 'catalog') : inputs;
  const [most] = rankedInputs({ inputs: [...whole, ...parts] }, plan);
  const effect = most && effectOn(most, plan);
  return effect && !effect.isZero() ? most : undefined;
}
