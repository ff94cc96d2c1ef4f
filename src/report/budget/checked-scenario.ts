import type { Problem } from '../../input/problem.ts';
import type { CheckedReport } from './run-check.ts';

/** What became of one scenario of `tco check`. */
export interface CheckedScenario {
  /** As named on the command line. */
  readonly file: string;
  /** Absent when the input is wrong, or a price is not known. */
  readonly report?: CheckedReport;
  readonly problems: readonly Problem[];
  /** One sentence for people, without the file. */
  readonly sentence: string;
}
