import { largestBatch } from '../capacity/batch.ts';
import { decodeStep } from '../capacity/decode-step.ts';
import { bubbles } from '../capacity/pipeline.ts';
import { prefillSeconds } from '../capacity/prefill.ts';
import { largestLoad, type Queue } from '../capacity/queue.ts';
import type { Replica } from '../capacity/replica.ts';
import { meanContext, requestSeconds, timePerToken } from '../capacity/steady-state.ts';
import { timeToFirstToken, unloadedFirstToken } from '../capacity/time-to-first-token.ts';
import { batchWithin } from '../capacity/within-limits.ts';
import type { MeanRequest } from './mean-request.ts';

/** Seconds; undefined where no task has a limit. */
export interface LatencyLimit {
  readonly timeToFirstToken: number | undefined;
  readonly timePerToken: number | undefined;
}

/** How a replica is run: requests at once, and what it does then. Seconds and tok/s of one replica. */
export interface OperatingPoint {
  readonly batch: number;
  readonly prefill: number;
  readonly decode: number;
  readonly timePerToken: number;
  readonly timeToFirstToken: number;
}

/** Share of the requests that must have their first token within the limit: a modelling choice, the usual 95th percentile. */
export const WITHIN_LIMIT = 0.95;

/** Squared variation of the times between arrivals, and of the lengths of answers. Source: conversation trace of Azure, 2023, in microsoft/vidur (inter-arrival CV 1.09, output CV² 0.60). */
const ARRIVAL_VARIATION = 1.09 ** 2;
const SERVICE_VARIATION = 0.6;

/** What a replica does with so many requests at once; `faster` is how much faster than the estimate it was measured to be. */
export function pointAt(r: Replica, batch: number, { input, output }: MeanRequest, faster: number): OperatingPoint {
  const prompt = Math.max(1, input);
  return {
    batch,
    prefill: (faster * prompt * Math.min(r.pipelineParallel, batch)) / (prefillSeconds(r, prompt) * bubbles(r)),
    decode: (faster * batch) / (decodeStep(r, batch, meanContext(input, output)) * bubbles(r)),
    timePerToken: timePerToken(r, batch, input, output) / faster,
    timeToFirstToken: timeToFirstToken(r, batch, batch, input, output).likely / faster,
  };
}

/** What one request alone takes, in seconds. */
export const aloneAt = (
  r: Replica,
  { input, output }: MeanRequest,
  faster: number,
): Pick<OperatingPoint, 'timePerToken' | 'timeToFirstToken'> => ({
  timePerToken: timePerToken(r, 1, input, output) / faster,
  timeToFirstToken: unloadedFirstToken(r, input, output) / faster,
});

/** As many as fit, or as many as keep within the limits; undefined where one request alone is too slow. */
export function batchFor(
  r: Replica,
  { input, output }: MeanRequest,
  limit: LatencyLimit,
  faster: number,
): number | undefined {
  const times = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * faster);
  const limits = { timeToFirstToken: times(limit.timeToFirstToken), timePerToken: times(limit.timePerToken) };
  return batchWithin(r, limits, input, output);
}

/** The slots of a replica at an operating point, as a queue sees them. */
export const queueOf = (
  { batch, timeToFirstToken: first, timePerToken: per }: OperatingPoint,
  output: number,
): Queue => ({
  slots: Math.max(1, Math.floor(batch)),
  service: first + output * per,
  arrivalVariation: ARRIVAL_VARIATION,
  serviceVariation: SERVICE_VARIATION,
});

/** Replicas that the best batch is looked for with: one has too little company to tell, many hide the queue. */
const COMPANY = 4;
const TRIED = 24;

/**
 * The batch, up to the largest that keeps the limits, that serves most with its first tokens within `first` seconds: a small
 * one leaves time to wait, a large one works better.
 */
export function queuedBatch(
  r: Replica,
  request: MeanRequest,
  first: number,
  most: number,
  fasterAt: (batch: number) => number,
): number {
  let [best, goodput] = [most, -1];
  for (let i = 0; i <= TRIED; i++) {
    const batch = most ** (i / TRIED);
    const faster = fasterAt(batch);
    const point = pointAt(r, batch, request, faster);
    const queue = queueOf(point, request.output);
    const load = largestLoad(WITHIN_LIMIT, first - point.timeToFirstToken, { ...queue, slots: COMPANY * queue.slots });
    const rate = (load / queue.slots) * (faster / requestSeconds(r, batch, request.input, request.output));
    if (rate > goodput) [best, goodput] = [batch, rate];
  }
  return best;
}

/** As many requests at once as memory and engine allow, at least one. */
export const mostAtOnce = (r: Replica, { input, output }: MeanRequest): number =>
  Math.max(1, largestBatch(r, input, output));
