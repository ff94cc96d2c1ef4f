import { bestOffer } from './fleet/rent.ts';
import type { Model } from './model.ts';
import { membersOf } from './model.ts';

/**
 * What else is wrong where something already is: no plan is computed then, but those whose options are ready are built, and rents are looked up,
 * so that their faults are told in the same run. They go to the faults of the model.
 */
export function findFaultsOfPlans({ context, supplies, mixes, plan }: Model): void {
  const { options } = context.scenario;
  for (const { id, mix } of mixes) if (membersOf(mix, options).every(o => supplies.has(o.id))) plan(id, mix);
  for (const o of options) {
    const priced = o.kind === 'rent' && !o.rent.price && context.catalog.device(o.replica.device) !== undefined;
    if (priced && !supplies.has(o.id)) bestOffer(o, context);
  }
}
