import type { JointInputs } from '../analysis/draws.ts';
import { type SimulatedPlans, simulatedPlans } from '../analysis/simulation/simulated-plans.ts';
import type { Problem } from '../input/problem.ts';
import type { Run } from './assemble.ts';
import { assumptionsOf } from './build-assumptions.ts';
import { type CorrelatedInputs, correlatedInputs } from './correlated-inputs.ts';
import { withExcerpts } from './excerpts.ts';

/** What of the unknowns of a scenario moves together. */
export interface Together extends CorrelatedInputs {
  readonly drawn: SimulatedPlans;
  readonly inputs: readonly JointInputs[];
}

/** Checks the correlations of a scenario against its unknowns; undefined where it states none. */
export function togetherIn({
  input,
  scenario,
  model,
  sizes,
  figures,
  asOf,
}: Pick<Run, 'input' | 'scenario' | 'model' | 'sizes' | 'figures' | 'asOf'>):
  | Together
  | { readonly problems: readonly Problem[] }
  | undefined {
  const { correlations, catalogSpreads } = scenario.uncertainty;
  if (!correlations.length) return undefined;
  const drawn = simulatedPlans(model, sizes, catalogSpreads);
  const amounts = assumptionsOf(scenario, [...figures.values()], asOf, false, model.supplies);
  const found = correlatedInputs(scenario, drawn.unknowns, amounts);
  if ('problems' in found) return { problems: withExcerpts(found.problems, input) };
  const inputs = found.groups.map(({ inputs, matrix }) => ({
    members: inputs.map(i => drawn.unknowns[i]!.paths),
    matrix,
  }));
  return { ...found, drawn, inputs };
}
