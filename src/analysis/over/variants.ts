import type { Model } from '../../model/model.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Variant } from '../curve.ts';
import { chosenSizes, mostReplicas, openFleets, sizeGiven } from '../fleet-size.ts';
import { product, upTo } from '../size-choices.ts';
import type { Driver } from './driver.ts';

/** Combinations of fleet sizes that are all followed; of more, those near the best ones of some values. */
const ALL = 64;
const PLACES = 9;

/** A plan and the sizes its free fleets may have. */
export interface Sized {
  readonly variants: readonly Variant[];
  /** Every size that can be the cheapest is among them. */
  readonly complete: boolean;
}

/** The model built at places of a driver from end to end. */
export function placesOf(driver: Driver): readonly Model[] {
  const [low, high] = driver.ends;
  const step = high.minus(low).dividedBy(PLACES - 1);
  return Array.from({ length: PLACES }, (_, i) => driver.model(low.plus(step.times(i)), () => undefined));
}

/** The ways a plan's free fleets may be sized while a driver moves; a plan without any has one. */
export function variantsOver(id: string, model: Model, placesAsked: () => readonly Model[]): Sized {
  const { mix } = model.mixes.find(m => m.id === id)!;
  const fleets = openFleets(mix, model);
  const variant = (sizes: readonly number[]): Variant[] => {
    const given = new Map(fleets.map((f, i) => [f, sizeGiven(id, f, sizes[i]!)]));
    const plan = model.plan(id, mix, given);
    return plan.closed.length ? [] : [{ cost: plan.figures.monthly, margins: plan.margins.map(m => m.margin) }];
  };
  if (!fleets.length) return { variants: variant([]), complete: true };
  const places = placesAsked();
  const most = fleets.map(f => Math.max(...places.map(there => mostReplicas(f, there))));
  if (most.reduce((n, m) => n * (m + 1), 1) <= ALL)
    return { variants: product(most.map(m => upTo(0, m))).flatMap(variant), complete: true };
  const best = places.map(there => {
    const sizes = chosenSizes(id, mix, there);
    return fleets.map(f => likelyValues(sizes.get(f)!)[0]!.toNumber());
  });
  const near = new Map<string, readonly number[]>();
  for (const sizes of best)
    for (const around of product(sizes.map(n => upTo(Math.max(0, n - 1), n + 1)))) near.set(around.join(), around);
  return { variants: [...near.values()].flatMap(variant), complete: false };
}
