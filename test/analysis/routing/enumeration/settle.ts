import { routedModel } from '../../../../src/analysis/routing/routing-case.ts';
import { type Routed, solveRouting } from '../../../../src/analysis/routing/solve-routing.ts';
import type { Limits, Solve } from '../../../../src/analysis/routing/solver.ts';
import type { CompareInput } from '../../../../src/report/build.ts';
import { prepare } from '../../../../src/report/prepare.ts';

export const inputOf = (
  text: string,
  catalogJson: CompareInput['catalogJson'],
  file = 'random.yaml',
): CompareInput => ({
  text,
  file,
  sha256: '',
  settings: [],
  asOf: undefined,
  catalogJson,
  toolVersion: '0',
  derivations: false,
});

/** The program's split of a scenario; undefined where none is possible. */
export function settle(
  text: string,
  catalogJson: CompareInput['catalogJson'],
  solve: Solve,
  limits: Limits = { gap: 1e-9, time: 60 },
): Routed | undefined {
  const prepared = prepare(inputOf(text, catalogJson));
  if ('problems' in prepared) throw new Error(prepared.problems.map(p => `${p.code} ${p.message}`).join('\n'));
  const found = solveRouting(routedModel(prepared), solve, limits);
  if (!found.found && found.why !== 'impossible') throw new Error(`not settled: ${found.why}`);
  return found.found ? found.routed : undefined;
}
