import { largestBatch } from './batch.ts';
import { burstRate } from './burst.ts';
import { burstTimePerToken } from './burst-time.ts';
import type { Replica } from './replica.ts';
import { singleDecodeRate, singlePrefillSeconds } from './single-stream.ts';
import { staticBatchRate } from './static-batch.ts';
import { requestSeconds, timePerToken } from './steady-state.ts';

export const MODES = ['saturated', 'closed-loop', 'burst', 'static-batch', 'single-stream', 'under-slo'] as const;
export type Mode = (typeof MODES)[number];
export type Metric = 'output' | 'total' | 'prefill';

/** What is asked of all replicas together. */
export interface Load {
  readonly mode: Mode;
  readonly metric: Metric;
  /** Mean tokens of a request. */
  readonly input: number;
  readonly output: number;
  /** Requests at once over all replicas; of a burst, all its requests; undefined: as many as fit. */
  readonly concurrency?: number | undefined;
  readonly replicas: number;
}

/** The most requests at once that one replica is taken to serve: at least 1. */
const mostOf = (r: Replica, { input, output }: Load): number => Math.max(1, largestBatch(r, input, output));

const askedOf = ({ concurrency, replicas }: Load): number | undefined =>
  concurrency === undefined ? undefined : Math.max(1, concurrency / replicas);

/** Requests at once in one replica. */
export const batchOf = (r: Replica, load: Load): number =>
  load.mode === 'single-stream' ? 1 : Math.min(askedOf(load) ?? Number.POSITIVE_INFINITY, mostOf(r, load));

/** Requests a second of one replica, for a mode with outputs. */
export function requestRate(r: Replica, load: Load): number {
  const { input, output, mode } = load;
  const asked = askedOf(load);
  if (mode === 'single-stream') return singleDecodeRate(r, input, output) / output;
  if (mode === 'static-batch') return staticBatchRate(r, asked ?? mostOf(r, load), input, output);
  if (mode === 'burst' && asked !== undefined) return burstRate(r, asked, input, output);
  const most = mostOf(r, load);
  const saturated = 1 / requestSeconds(r, most, input, output);
  const limited = mode === 'under-slo' ? r.underLimit * saturated : saturated;
  if (asked === undefined) return limited;
  return Math.min(limited, 1 / requestSeconds(r, Math.min(asked, most), input, output));
}

/** Tokens a second of all replicas, by the metric. */
export function tokenRate(r: Replica, load: Load): number {
  const { input, output, metric, replicas } = load;
  if (metric === 'prefill') return (replicas * input) / singlePrefillSeconds(r, input);
  return replicas * requestRate(r, load) * (metric === 'total' ? input + output : output);
}

/** Seconds per output token of a request under a load, after its first, averaged over the requests. */
export function loadedTimePerToken(r: Replica, load: Load): number {
  const { input, output, mode, concurrency } = load;
  const batch = batchOf(r, load);
  const steady = timePerToken(r, batch, input, output);
  return mode === 'burst' && concurrency !== undefined
    ? Math.max(steady, burstTimePerToken(r, batch, input, output))
    : steady;
}
