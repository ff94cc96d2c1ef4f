import type { Compared, CompareInput } from '../report/build.ts';

/** Everything a run depends on, read by the command line. */
export type Request = CompareInput;

/** What became of it; the report is absent when the input is wrong. */
export type Outcome = Compared;

export type Engine = (request: Request) => Outcome | Promise<Outcome>;

/** The real engine, loaded only by the commands that compute. */
export const engine: Engine = async request =>
  request.breakEven
    ? (await import('../report/over/run-break-even.ts')).runBreakEven(request)
    : (await import('../report/build.ts')).runCompare(request);
