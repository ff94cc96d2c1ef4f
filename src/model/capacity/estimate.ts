import { type Bound, boundOf } from './bound.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { CONSTANTS } from './constants.ts';
import type { Constants } from './constants-shape.ts';
import { decodeStep } from './decode-step.ts';
import { type Fit, fitOf, remedies } from './fit.ts';
import { type Circumstances, halfWidth, nearRows } from './interval.ts';
import { lightRate } from './light.ts';
import { prefillSeconds } from './prefill.ts';
import type { Replica } from './replica.ts';
import { type ReplicaInput, replicaOf } from './resolve.ts';
import { meanContext } from './steady-state.ts';
import { batchOf, type Load, loadedTimePerToken, tokenRate } from './throughput.ts';
import { type FirstToken, timeToFirstToken } from './time-to-first-token.ts';

/** What the replicas of a set-up serve under a load. Rates in tok/s over all replicas, times in seconds. */
export interface Estimate {
  readonly fits: true;
  /** Tokens a second by the load's metric; `low` and `high` bound the 80 % interval. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** What the hardware cannot exceed. */
  readonly light: number;
  /** Prompt tokens a second if nothing else ran, and output tokens a second at the batch if no prompt ran. */
  readonly prefill: number;
  readonly decode: number;
  /** Requests at once in one replica. */
  readonly batch: number;
  readonly timePerToken: number;
  readonly timeToFirstToken: FirstToken;
  readonly bound: Bound;
  readonly memoryCritical: boolean;
  readonly near: number;
  readonly confidence: Confidence;
}

/** The weights and one request do not fit; bytes, and what would help. */
export interface Refusal extends Omit<Fit, 'fits'> {
  readonly fits: false;
  /** Bits per weight that fit the same GPUs, and GPUs that hold the same weights; undefined: none. */
  readonly remedies: { readonly weightBits: number | undefined; readonly gpus: number | undefined };
}

/** The rate of a load with its interval, all that the batch entry needs. */
export function rateOf(setup: ReplicaInput, r: Replica, load: Load, k: Constants) {
  const circumstances: Circumstances = {
    family: setup.device.family,
    engine: setup.engine,
    mode: load.mode,
    metric: load.metric,
    memoryCritical: r.memoryCritical,
    hasExperts: r.expertBytes > 0,
  };
  const near = nearRows(circumstances, k);
  const light = lightRate(r, load);
  const rate = Math.min(tokenRate(r, load), light);
  const width = Math.exp(halfWidth(circumstances, near, k));
  return { rate, low: rate / width, high: Math.min(rate * width, light), light, near, circumstances };
}

export function estimate(setup: ReplicaInput, load: Load, k: Constants = CONSTANTS): Estimate | Refusal {
  const { input, output, replicas } = load;
  const fit = fitOf(setup, input + output, k);
  if (!fit.fits)
    return { fits: false, needed: fit.needed, available: fit.available, remedies: remedies(setup, input + output, k) };
  const r = replicaOf(setup, k);
  const batch = batchOf(r, load);
  const asked = Math.max(1, (load.concurrency ?? batch * replicas) / replicas);
  const { circumstances, near, ...rates } = rateOf(setup, r, load, k);
  return {
    fits: true,
    ...rates,
    prefill: (replicas * Math.max(1, input) * r.pipelineParallel) / prefillSeconds(r, Math.max(1, input)),
    decode: (replicas * batch) / decodeStep(r, batch, meanContext(input, output)),
    batch,
    timePerToken: loadedTimePerToken(r, load),
    timeToFirstToken: timeToFirstToken(r, asked, batch, input, output),
    bound: boundOf(r, batch, input, output),
    memoryCritical: r.memoryCritical,
    near,
    confidence: confidenceOf(circumstances, near),
  };
}
