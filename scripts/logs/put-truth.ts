import { expectedCache, type Lognormal, type LogTask, lognormalMean, lognormalQuantile } from './task.ts';

/** The distribution of a length: closed forms of the lognormal one. */
export interface Length {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** What was put into a task: expectations, of which the draw is one outcome. */
export interface PutTask {
  readonly share: number;
  /** Means over the period: rows, and requests, of which some have a second row. */
  readonly rowsPerDay: number;
  readonly requestsPerDay: number;
  /** Per month of 730 hours. */
  readonly growthPerMonth: number;
  readonly dayNoise: number;
  readonly week: readonly number[];
  readonly bursts: LogTask['bursts'];
  readonly input: Length;
  readonly output: Length;
  /** Share of the requests with any, their mean, and the mean over all requests. */
  readonly reasoning: { readonly share: number; readonly mean: number; readonly perRequest: number };
  /** Shares of the input's tokens. */
  readonly cache: { readonly read: number; readonly write5m: number; readonly write1h: number };
  readonly models: Readonly<Record<string, number>>;
  readonly batch: number;
  readonly flex: number;
  /** Shares of the rows. */
  readonly rateLimited: number;
  readonly timedOut: number;
  /** Second attempts per request; those after a timeout are paid twice. */
  readonly retries: number;
  readonly paidTwice: number;
}

export function putTask(task: LogTask, rows: number, days: number): PutTask {
  const { share, rateLimited, timedOut, retried, reasoning } = task;
  const seconds = (rateLimited + timedOut) * retried;
  const rowsPerDay = (share * rows) / days;
  return {
    share,
    rowsPerDay,
    requestsPerDay: rowsPerDay * (1 - seconds),
    growthPerMonth: task.growth,
    dayNoise: task.dayNoise,
    week: task.week,
    bursts: task.bursts,
    input: length(task.input),
    output: length(task.output),
    reasoning: { ...reasoning, perRequest: reasoning.share * reasoning.mean },
    cache: expectedCache(task),
    models: task.models,
    batch: task.batch,
    flex: task.flex,
    rateLimited,
    timedOut,
    retries: seconds / (1 - seconds),
    paidTwice: (timedOut * retried) / (1 - seconds),
  };
}

function length(tokens: Lognormal): Length {
  const at = (quantile: 'p50' | 'p90' | 'p99') => lognormalQuantile(tokens, quantile);
  return { mean: lognormalMean(tokens), p50: at('p50'), p90: at('p90'), p99: at('p99') };
}
