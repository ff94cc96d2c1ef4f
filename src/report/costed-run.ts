import { chosenSizes } from '../analysis/fleet-size.ts';
import type { Problem } from '../input/problem.ts';
import { figuresOf, type Run } from './assemble.ts';
import type { CompareInput } from './compare-input.ts';
import { prepare } from './prepare.ts';
import { priceWarnings } from './price-warnings.ts';
import { togetherIn } from './together.ts';

/** A scenario with its plans costed, before any question is asked. */
export function costedRun(input: CompareInput): { readonly run: Run } | { readonly problems: readonly Problem[] } {
  const prepared = prepare(input);
  if ('problems' in prepared) return prepared;
  const { layers, scenario, asOf, model, faults } = prepared;
  const sizes = new Map(model.mixes.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  if (faults.failed) return { problems: prepared.told([]) };
  const figures = figuresOf(plans, model.context);
  const problems = prepared.told(priceWarnings(figures.values(), layers, asOf, input.priceAge));
  const run = { input, layers, scenario, model, plans, sizes, figures, asOf, problems };
  const together = togetherIn(run);
  if (together && 'problems' in together) return { problems: [...problems, ...together.problems] };
  return { run: together ? { ...run, together } : run };
}
