import { InputFault, type Problem } from '../../input/problem.ts';
import type { CompareInput } from '../compare-input.ts';
import type { Report } from '../report.ts';
import { type ComputedSide, computedSide } from './side.ts';

/** One of the two: a scenario to compute, or a saved report and, where it carries its scenario, what computes it again. */
export type DifferenceInput =
  | { readonly file: string; readonly input: CompareInput; readonly saved?: undefined }
  | {
      readonly file: string;
      readonly saved: Report;
      readonly input: CompareInput | undefined;
      /** Why it cannot be computed again. */
      readonly why?: string;
    };

/** One of the two with its report. */
export interface Side {
  readonly of: DifferenceInput;
  readonly report: Report;
  readonly computed: ComputedSide | undefined;
  /** Why there is nothing computed. */
  readonly why: string | undefined;
}

/** A side that was computed now. */
export type Computed = Side & { readonly computed: ComputedSide };

/** Both sides; what is wrong with them is told together. */
export function bothSides(a: DifferenceInput, b: DifferenceInput): readonly [Side, Side] {
  const problems: Problem[] = [];
  const tried = (of: DifferenceInput): Side | undefined => {
    try {
      return sideOf(of);
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems.filter(problem => !problems.some(known => sameProblem(known, problem))));
      return undefined;
    }
  };
  const [before, after] = [tried(a), tried(b)];
  if (!before || !after) throw new InputFault(problems);
  return [before, after];
}

const sameProblem = (a: Problem, b: Problem): boolean => JSON.stringify(a) === JSON.stringify(b);

function sideOf(of: DifferenceInput): Side {
  if (!of.saved) {
    const computed = computedSide(of.input);
    return { of, report: computed.report, computed, why: undefined };
  }
  if (!of.input) return { of, report: of.saved, computed: undefined, why: of.why };
  try {
    return { of, report: of.saved, computed: computedSide(of.input), why: undefined };
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    const error = fault.problems.find(problem => problem.severity === 'error');
    const why = `${of.file} cannot be computed again with the catalog at hand${error ? `: ${error.message}` : ''}`;
    return { of, report: of.saved, computed: undefined, why };
  }
}

/** Throws InputFault where the amounts of the two cannot be compared: another currency, or other costs that are counted. */
export function comparable({ report: a, of }: Side, { report: b }: Side): void {
  const at = { file: of.file, line: 1, column: 1 };
  const problems: Problem[] = [];
  const [before, after] = [a.basis.currency, b.basis.currency];
  if (before !== after) {
    const message = `A is in ${before} and B in ${after}: amounts of two currencies have no difference`;
    problems.push({ code: 'E570', severity: 'error', message, at });
  }
  const [lensBefore, lensAfter] = [a, b].map(({ basis }) => basis.lens ?? 'all');
  if (lensBefore !== lensAfter) {
    const message = `A counts ${lensBefore} costs and B ${lensAfter}: what is not counted in both has no difference`;
    problems.push({ code: 'E572', severity: 'error', message, at });
  }
  if (problems.length) throw new InputFault(problems);
}
