import type { Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import type { Report } from '../report/report.ts';

/** Everything a run depends on, read by the command line. */
export interface Request {
  readonly text: string;
  /** As the user named it, for messages; `-` for standard input. */
  readonly file: string;
  /** Of the bytes of the scenario. */
  readonly sha256: string;
  readonly settings: readonly Setting[];
  /** `YYYY-MM-DD`; undefined: the scenario's, else the catalog's own date. */
  readonly asOf: string | undefined;
  readonly catalogJson: string;
  readonly toolVersion: string;
}

export interface Outcome {
  /** Absent when the input is wrong. */
  readonly report?: Report;
  readonly problems: readonly Problem[];
}

export type Engine = (request: Request) => Outcome | Promise<Outcome>;

/** The real engine, loaded only by the commands that compute. */
export const engine: Engine = async request => (await import('../report/build.ts')).runCompare(request);
