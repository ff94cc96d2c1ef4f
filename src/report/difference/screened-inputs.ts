import { runInBlocks } from '../../analysis/lanes.ts';
import { FastProgram } from '../../quantity/fast.ts';
import type { Quantity, Variable } from '../../quantity/quantity.ts';
import { givensInUse } from '../givens-in-use.ts';
import type { ChangedInput } from './changed-inputs.ts';

/** Inputs that are asked in one run of the formulas. */
const LANES = 256;

/**
 * Roughly what each input does to a plan's cost, in float64 and with fleets as large as they are: the mean of moving it alone in A
 * and of moving it back alone in B. Undefined for an input that is no number in the formulas of both sides.
 */
export function screened(
  inputs: readonly ChangedInput[],
  [before, after]: readonly [Quantity, Quantity],
  [allBefore, allAfter]: readonly [readonly Quantity[], readonly Quantity[]],
): ReadonlyMap<string, number> {
  const [was, is] = [variablesOf([before]), variablesOf([after])];
  const live = inputs.map(input => input.id).filter(id => was.has(id) && is.has(id));
  const [known, stillKnown] = [variablesOf(allBefore), variablesOf(allAfter)];
  const idle = inputs
    .map(input => input.id)
    .filter(id => known.has(id) && stillKnown.has(id) && !was.has(id) && !is.has(id));
  const forth = moves(before, live, was, is);
  const back = moves(after, live, is, was);
  return new Map([
    ...idle.map(id => [id, 0] as const),
    ...live.map((id, i) => [id, (forth[i]! - back[i]!) / 2] as const),
  ]);
}

const variablesOf = (formulas: readonly Quantity[]): ReadonlyMap<string, Variable> =>
  new Map(givensInUse(formulas).map(v => [v.path, v]));

/** By how much the cost changes when each input alone takes its other value. */
function moves(
  cost: Quantity,
  ids: readonly string[],
  own: ReadonlyMap<string, Variable>,
  other: ReadonlyMap<string, Variable>,
): number[] {
  const program = new FastProgram([cost]);
  const [unmoved] = runInBlocks(program, new Map(), 1);
  const found: number[] = [];
  for (let from = 0; from < ids.length; from += LANES) {
    const asked = ids.slice(from, from + LANES);
    const lanes = new Map(
      asked.map((id, i) => {
        const values = new Float64Array(asked.length).fill(numberOf(own.get(id)!));
        values[i] = numberOf(other.get(id)!);
        return [id, values];
      }),
    );
    const [moved] = runInBlocks(program, lanes, asked.length);
    for (const value of moved!) found.push(value - unmoved![0]!);
  }
  return found;
}

const numberOf = ({ likely }: Variable): number => likely.numerator.toNumber() / likely.denominator.toNumber();
