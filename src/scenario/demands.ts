import type { Given } from '../quantity/given.ts';

/** Time to the first token and time per output token: limits of a task, or what an option delivers. */
export interface Latency {
  readonly ttft: Given | undefined;
  readonly tpot: Given | undefined;
}

/** Which models are good enough for a task; what is stated must all hold, and something is. */
export interface Accept {
  readonly models: readonly string[] | undefined;
  /** Least score by benchmark. */
  readonly benchmark: ReadonlyMap<string, Given> | undefined;
  /** Own evaluation: score by model, and the least that is accepted. */
  readonly evals: { readonly scores: ReadonlyMap<string, Given>; readonly minimum: Given } | undefined;
}
