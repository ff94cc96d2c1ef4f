import { chosenSizes } from '../../analysis/fleet-size.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { openCatalog } from '../../catalog/open.ts';
import type { Problem } from '../../input/problem.ts';
import type { Setting } from '../../input/settings.ts';
import { Faults } from '../../model/fault.ts';
import type { Sizes } from '../../model/mix.ts';
import type { Model } from '../../model/model.ts';
import { modelled } from '../../model/modelled.ts';
import type { Plan } from '../../model/plan.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Carried } from './carried/carried.ts';
import { withSettings } from './what-if/with-settings.ts';

/** The plans of a changed scenario, their fleets sized anew, before any question is asked. */
export interface Recomputed {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly plans: readonly Plan[];
  readonly sizes: ReadonlyMap<string, Sizes>;
  /** What is told of it; with an error among them there are no figures. */
  readonly problems: readonly Problem[];
}

/** Opens the part of the catalog that a page carries; once, since it keeps what it has read. */
export const carriedCatalog = ({ catalog, asOf }: Carried): Catalog => openCatalog(catalog, asOf);

/** From the carried scenario with settings to its plans: what `compare --set` does with the text. */
export function recomputed(carried: Carried, catalog: Catalog, settings: readonly Setting[]): Recomputed {
  const faults = new Faults();
  const changed = withSettings(carried.scenario, settings);
  const { scenario, model } = modelled(changed, catalog, carried.asOf, faults, carried.lens);
  if (faults.failed) return { scenario, model, plans: [], sizes: new Map(), problems: faults.problems };
  const sizes = new Map(model.mixes.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  return { scenario, model, plans, sizes, problems: faults.problems };
}
