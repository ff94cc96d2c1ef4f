import type { ThroughputRow } from '../../catalog/catalog.ts';
import { CONSTANTS } from '../../model/capacity/constants.ts';
import { rateOf } from '../../model/capacity/estimate.ts';
import type { Replica } from '../../model/capacity/replica.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import type { Load } from '../../model/capacity/throughput.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { measuredFactor } from '../../model/fleet/measured-factor.ts';
import { mostAtOnce, pointAt } from '../../model/fleet/operating-point.ts';
import { KV_BITS } from '../../model/fleet/replica-setup.ts';
import { halfWidthNear } from '../../model/fleet/speed-range.ts';

/** How much faster than the estimate a replica is taken to be near a batch. */
export interface Pace {
  readonly faster: number;
  /** Of the nearest measured row, in logarithms of lengths, batch and cache; 0 is the point itself, infinite without one. */
  readonly distance: number;
  readonly nearest: ThroughputRow | undefined;
}

export type PaceAt = (batch: number) => Pace;

const ESTIMATED: Pace = { faster: 1, distance: Number.POSITIVE_INFINITY, nearest: undefined };

/** What the estimate says of a batch: output tok/s and what the hardware cannot exceed, seconds. */
interface Level {
  readonly rate: number;
  readonly light: number;
  readonly timePerToken: number;
  readonly timeToFirstToken: number;
}

/**
 * By the rows that speak for the replica. Never so fast that the hardware could not do it; and never faster in all, nor
 * slower for a request, than the full batch, whose own measurement is the firmest word on the whole.
 */
export function paceOf(
  rows: readonly ThroughputRow[],
  setup: ReplicaInput,
  replica: Replica,
  request: MeanRequest,
): PaceAt {
  if (rows.length === 0) return () => ESTIMATED;
  // rows do not say of how many bits their cache was: engines keep it at 16 unless told otherwise
  const factorAt = measuredFactor(rows, { ...setup, kvBits: KV_BITS });
  const otherCache = Math.abs(Math.log(setup.kvBits / KV_BITS));
  const measuredAt = (batch: number, { rate, light }: Level): Pace => {
    const { factor, distance, nearest } = factorAt({ ...request, batch })!;
    return { faster: Math.min(factor, light / rate), distance: distance + otherCache, nearest };
  };
  const most = mostAtOnce(replica, request);
  const full = levelOf(setup, replica, request, most);
  const atFull = measuredAt(most, full);
  return batch => {
    if (batch >= most) return atFull;
    const level = levelOf(setup, replica, request, batch);
    const pace = measuredAt(batch, level);
    return { ...pace, faster: inOrder(pace.faster, level, full, atFull.faster) };
  };
}

/** The factor at a batch, held where output tok/s do not fall and times do not shrink up to a larger batch. */
export function inOrder(faster: number, here: Level, above: Level, fasterAbove: number): number {
  const most = (fasterAbove * above.rate) / here.rate;
  const slower = Math.max(here.timePerToken / above.timePerToken, here.timeToFirstToken / above.timeToFirstToken);
  return Math.max(fasterAbove * Math.min(1, slower), Math.min(faster, most));
}

function levelOf(setup: ReplicaInput, replica: Replica, request: MeanRequest, concurrency: number): Level {
  const load = { mode: 'closed-loop', metric: 'output', ...request, concurrency, replicas: 1 } as const;
  const { rate, light } = rateOf(setup, replica, load, CONSTANTS);
  const { timePerToken, timeToFirstToken } = pointAt(replica, concurrency, request, 1);
  return { rate, light, timePerToken, timeToFirstToken };
}

/** A rate with the ends of its 80 % interval, tok/s. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The rate of a load at a pace: the estimate times it, at most what the hardware can do, the surer the nearer a measurement is. */
export function pacedRate(setup: ReplicaInput, replica: Replica, load: Load, pace: Pace): Spread {
  const { rate, low, light } = rateOf(setup, replica, load, CONSTANTS);
  return spreadOf(rate, Math.log(rate / low), light, pace);
}

/** An estimated rate, its half width in logarithms and its bound at a pace. */
export function spreadOf(rate: number, halfWidth: number, light: number, { faster, distance }: Pace): Spread {
  const value = Math.min(rate * faster, light);
  const width = Math.exp(halfWidthNear(halfWidth, distance));
  return { value, low: value / width, high: Math.min(value * width, light) };
}
