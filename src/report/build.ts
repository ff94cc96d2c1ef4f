import type { Problem } from '../input/problem.ts';
import { reportOf } from './assemble.ts';
import type { CompareInput } from './compare-input.ts';
import { costedRun } from './costed-run.ts';
import type { Report } from './report.ts';

export type { CompareInput } from './compare-input.ts';

export interface Compared {
  /** Absent when the input is wrong. */
  readonly report?: Report;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to its Report: parse, build the formulas, run them, ask the questions. */
export function runCompare(input: CompareInput): Compared {
  const costed = costedRun(input);
  return 'run' in costed ? { report: reportOf(costed.run), problems: costed.run.problems } : costed;
}
