import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../input/problem.ts';
import { Faults } from '../model/fault.ts';
import { findFaultsOfPlans } from '../model/faults-of-plans.ts';
import type { Model } from '../model/model.ts';
import { modelled } from '../model/modelled.ts';
import { type ParsedScenario, parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CompareInput } from './compare-input.ts';
import { withExcerpts } from './excerpts.ts';
import { type Layers, layersOf, openLayers } from './layers.ts';
import { restsOnFaulty } from './rests-on-faulty.ts';

/** A scenario that has been read, with its catalog and its formulas: what every question begins with. */
export interface Prepared {
  readonly layers: Layers;
  readonly scenario: Scenario;
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly model: Model;
  readonly faults: Faults;
  /** Everything found so far and what is found besides, each with the line it stands in. */
  told(more: readonly Problem[]): readonly Problem[];
}

/** Reads a scenario and builds its formulas; what is wrong with it comes all at once. `parsed` is its text where that has been read already. */
export function prepare(
  input: CompareInput,
  parsed: ParsedScenario = parseScenario(input.text, input.file, input.settings, input.sha256, input.samples),
): Prepared | { readonly problems: readonly Problem[] } {
  if (!parsed.scenario && !input.overlays?.length) return { problems: [...parsed.problems, ...(input.found ?? [])] };
  const layers = layersOf(input);
  const read = [...parsed.problems, ...(input.found ?? []), ...layers.problems];
  const faulty = read.some(p => p.severity === 'error');
  if (!parsed.scenario || (faulty && restsOnFaulty(parsed.scenario, read, input.overlays ?? [])))
    return { problems: read };
  const asOf = input.asOf ?? parsed.scenario.asOf ?? layers.catalog.date;
  const catalog = openLayers(layers, asOf);
  const faults = new Faults();
  if (asOf > catalog.date)
    faults.warning('E432', `the catalog was read up to ${catalog.date}: prices of ${asOf} are those known then`);
  const { scenario, model } = modelled(parsed.scenario, catalog, asOf, faults, input.lens);
  const told = (more: readonly Problem[]) => withExcerpts([...read, ...faults.problems, ...more], input);
  if (faulty || faults.failed) {
    findFaultsOfPlans(model);
    return { problems: told([]) };
  }
  return { layers, scenario, catalog, asOf, model, faults, told };
}
