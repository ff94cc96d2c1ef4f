import { chosenSizes } from '../analysis/fleet-size.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import type { OverlayFiles } from '../catalog/source/overlay.ts';
import type { Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import { withContracts } from '../model/contracted.ts';
import { Faults } from '../model/fault.ts';
import { findFaultsOfPlans } from '../model/faults-of-plans.ts';
import { modelOf } from '../model/model.ts';
import { withCatalogDefaults } from '../model/stated.ts';
import { parseScenario } from '../scenario/parse.ts';
import { figuresOf, reportOf } from './assemble.ts';
import { layersOf, openLayers } from './layers.ts';
import { priceWarnings } from './price-warnings.ts';
import type { Report } from './report.ts';
import { restsOnFaulty } from './rests-on-faulty.ts';

/** Everything a run depends on; the program reads nothing else. */
export interface CompareInput {
  readonly text: string;
  readonly file: string;
  readonly sha256: string;
  readonly settings: readonly Setting[];
  readonly asOf: string | undefined;
  /** The compiled catalog, or its text. */
  readonly catalogJson: string | CompiledCatalog;
  /** Its file, where it is not the catalog that came with the program. */
  readonly catalogName?: string;
  /** Folders of own prices, each over the catalog and those before it. */
  readonly overlays?: readonly OverlayFiles[];
  /** What was found while the files were read. */
  readonly found?: readonly Problem[];
  /** Days after which a price that was read counts as old; default 180. */
  readonly priceAge?: number;
  readonly toolVersion: string;
  /** Whether the report carries the derivations of its figures (default true): `explain` and JSON need them, a table does not. */
  readonly derivations?: boolean;
}

export interface Compared {
  /** Absent when the input is wrong. */
  readonly report?: Report;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to its Report: parse, build the formulas, run them, ask the questions. */
export function runCompare(input: CompareInput): Compared {
  const parsed = parseScenario(input.text, input.file, input.settings, input.sha256);
  if (!parsed.scenario && !input.overlays?.length) return { problems: [...parsed.problems, ...(input.found ?? [])] };
  const layers = layersOf(input);
  const read = [...parsed.problems, ...(input.found ?? []), ...layers.problems];
  const faulty = read.some(p => p.severity === 'error');
  if (!parsed.scenario || (faulty && restsOnFaulty(parsed.scenario, read, input.overlays ?? [])))
    return { problems: read };
  const asOf = input.asOf ?? parsed.scenario.asOf ?? layers.catalog.date;
  const catalog = openLayers(layers, asOf);
  const faults = new Faults();
  const scenario = withContracts(withCatalogDefaults(parsed.scenario, catalog, faults), catalog, asOf);
  if (asOf > catalog.date)
    faults.warning('E432', `the catalog was read up to ${catalog.date}: prices of ${asOf} are those known then`);
  const model = modelOf(scenario, catalog, asOf, {}, faults);
  if (faulty || faults.failed) {
    findFaultsOfPlans(model);
    return { problems: withExcerpts([...read, ...faults.problems], input) };
  }
  const sizes = new Map(model.mixes.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  if (faults.failed) return { problems: withExcerpts([...read, ...faults.problems], input) };
  const figures = figuresOf(plans, model.context);
  const warnings = priceWarnings(figures.values(), layers, asOf, input.priceAge);
  const problems = withExcerpts([...read, ...faults.problems, ...warnings], input);
  return { report: reportOf({ input, layers, scenario, model, plans, sizes, figures, asOf, problems }), problems };
}

/** Faults of the model know their place; the line that stands there comes from the text. */
function withExcerpts(problems: readonly Problem[], { text, file }: CompareInput): readonly Problem[] {
  const lines = text.split(/\r?\n/);
  return problems.map(p => {
    const excerpt = p.at?.file === file && p.excerpt === undefined ? lines[p.at.line - 1] : undefined;
    return excerpt === undefined ? p : { ...p, excerpt };
  });
}
