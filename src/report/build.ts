import { chosenSizes } from '../analysis/fleet-size.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import type { OverlayFiles } from '../catalog/source/overlay.ts';
import type { Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import { figuresOf, reportOf } from './assemble.ts';
import { prepare } from './prepare.ts';
import { priceWarnings } from './price-warnings.ts';
import type { Report } from './report.ts';

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
  const prepared = prepare(input);
  if ('problems' in prepared) return prepared;
  const { layers, scenario, asOf, model, faults } = prepared;
  const sizes = new Map(model.mixes.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  if (faults.failed) return { problems: prepared.told([]) };
  const figures = figuresOf(plans, model.context);
  const problems = prepared.told(priceWarnings(figures.values(), layers, asOf, input.priceAge));
  return { report: reportOf({ input, layers, scenario, model, plans, sizes, figures, asOf, problems }), problems };
}
