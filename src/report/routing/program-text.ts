import { lpText } from '../../analysis/routing/lp-text.ts';
import { heldShares, routedModel } from '../../analysis/routing/routing-case.ts';
import { programOf } from '../../analysis/routing/solve-routing.ts';
import type { Problem } from '../../input/problem.ts';
import type { CompareInput } from '../compare-input.ts';
import { prepare } from '../prepare.ts';

/** The program that routing solves, nothing left out beforehand, in the LP format of other solvers: for those who check an optimum with their own. */
export function programText(input: CompareInput): { readonly text?: string; readonly problems: readonly Problem[] } {
  const prepared = prepare(input);
  if ('problems' in prepared) return prepared;
  const { scenario, faults } = prepared;
  const model = routedModel(prepared, faults);
  if (faults.failed) return { problems: prepared.told([]) };
  const { program } = programOf(model, { held: heldShares(scenario), whole: true });
  return { text: lpText(program.program), problems: prepared.told([]) };
}
