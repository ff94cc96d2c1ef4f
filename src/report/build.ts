import { chosenSizes } from '../analysis/fleet-size.ts';
import type { Problem } from '../input/problem.ts';
import { figuresOf, reportOf } from './assemble.ts';
import type { CompareInput } from './compare-input.ts';
import { prepare } from './prepare.ts';
import { priceWarnings } from './price-warnings.ts';
import type { Report } from './report.ts';

export type { CompareInput } from './compare-input.ts';

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
