import type { Variable } from '../../quantity/quantity.ts';
import type { Distribution } from './distribution.ts';
import { distributionOf, type Ends, endsOf } from './distribution-of.ts';

/** One unknown of a scenario: an input with a range, or several that are off by the same. */
export interface UncertainInput {
  /** Path of the first of its inputs. */
  readonly id: string;
  /** Inputs of the formulas that take the same value in every draw. */
  readonly paths: readonly string[];
  /** The first input: as it is written, and where it comes from. */
  readonly variable: Variable;
  readonly ends: Ends;
  /** In base units. */
  readonly distribution: Distribution;
}

/** The unknowns among the ranged inputs of some formulas, sorted by path; `shared` names those that are one. */
export function uncertainInputs(
  ranged: ReadonlyMap<string, Variable>,
  shared: (input: Variable) => string | undefined,
): readonly UncertainInput[] {
  const found = new Map<string, Variable[]>();
  for (const path of [...ranged.keys()].sort()) {
    const variable = ranged.get(path)!;
    const key = shared(variable) ?? path;
    found.set(key, [...(found.get(key) ?? []), variable]);
  }
  return [...found.values()].map(([first, ...others]) => ({
    id: first!.path,
    paths: [first!, ...others].map(v => v.path),
    variable: first!,
    ends: endsOf(first!),
    distribution: distributionOf(first!),
  }));
}
