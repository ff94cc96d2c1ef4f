/** A lognormal count of tokens: its median and the standard deviation of its logarithm. */
export interface Lognormal {
  readonly p50: number;
  readonly sigma: number;
}

/** What one kind of request is made of. Shares lie between 0 and 1. */
export interface LogTask {
  readonly id: string;
  readonly team: string;
  readonly route: string;
  /** Of all rows of the logs; the shares of the tasks sum to 1. */
  readonly share: number;
  /** Relative traffic of the 168 hours from Monday 00:00 local time, with a mean of 1. */
  readonly week: readonly number[];
  /** Of the rate, per month of 730 hours, at every moment of the period. */
  readonly growth: number;
  /** Standard deviation of the logarithm of a day's volume about its trend. */
  readonly dayNoise: number;
  /** Stretches of a few minutes in which the rate is a multiple of the hour's. */
  readonly bursts: { readonly share: number; readonly factor: number; readonly minutes: number };
  /** Tokens of the prompt, cached ones and those written to a cache included. */
  readonly input: Lognormal;
  /** Tokens the caller sees. */
  readonly output: Lognormal;
  /** Tokens nobody sees: exponential with this mean, in this share of the requests. */
  readonly reasoning: { readonly share: number; readonly mean: number };
  /** A hit reads a part of the prompt from the cache, uniform between the two; a miss writes a part, some of it for an hour. */
  readonly cache: {
    readonly hits: number;
    readonly read: readonly [number, number];
    readonly written: number;
    readonly oneHour: number;
  };
  /** `provider/model` and its share of the task. */
  readonly models: Readonly<Record<string, number>>;
  /** Share of the requests that go through a batch, and through the flex tier; independent of the model. */
  readonly batch: number;
  readonly flex: number;
  /** Shares of the rows that end in a refusal without tokens, and in a timeout that is billed; and how many of both are tried once more. */
  readonly rateLimited: number;
  readonly timedOut: number;
  readonly retried: number;
}

/** Standard normal quantiles. */
const Z = { p50: 0, p90: 1.2815515655446004, p99: 2.3263478740408408 } as const;

export const lognormalMean = ({ p50, sigma }: Lognormal): number => p50 * Math.exp(sigma ** 2 / 2);

export const lognormalQuantile = ({ p50, sigma }: Lognormal, quantile: keyof typeof Z): number =>
  p50 * Math.exp(sigma * Z[quantile]);

/** Expected shares of the prompts' tokens that are read from a cache and written to one for five minutes or an hour. */
export function expectedCache({ cache: { hits, read, written, oneHour } }: LogTask) {
  const writes = (1 - hits) * written;
  return {
    read: (hits * (read[0] + read[1])) / 2,
    write5m: writes * (1 - oneHour),
    write1h: writes * oneHour,
  };
}
