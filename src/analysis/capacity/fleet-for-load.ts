import { type Queue, waitWithin } from '../../model/capacity/queue.ts';
import type { Replica } from '../../model/capacity/replica.ts';
import { requestSeconds } from '../../model/capacity/steady-state.ts';
import type { Limits } from '../../model/capacity/within-limits.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { mostAtOnce, pointAt, queuedBatch, queueOf, WITHIN_LIMIT } from '../../model/fleet/operating-point.ts';
import type { PaceAt } from './pace.ts';
import { mostWithin } from './within-limits.ts';

/** Load at which a fleet is full where no limit on the first token sizes it: the default of a scenario's `targetUtilisation`. */
export const TARGET_UTILISATION = 0.8;

/** Requests a second on average, and the busiest hour ÷ the mean one. */
export interface AskedLoad {
  readonly requests: number;
  readonly peakToMean: number;
}

/** A fleet of replicas for a load. */
export interface Fleet {
  readonly replicas: number;
  /** Mean load ÷ replicas, 0..1. */
  readonly utilisation: number;
  /** Requests at once in one replica of which the size follows. */
  readonly concurrency: number;
  readonly sizedBy: 'queue' | 'target';
}

/** Against a need that is whole and came out a rounding error above it. */
const ROUNDING = 1e-9;

/**
 * Whole replicas for the busiest hour, without spares. Under a limit on the first token by the queue of the whole pool:
 * 95 % of the requests get a seat in what the limit leaves. Else to 80 %. Undefined where one request alone is too slow.
 */
export function fleetForLoad(
  load: AskedLoad,
  replica: Replica,
  request: MeanRequest,
  limits: Limits | undefined,
  paceAt: PaceAt,
): Fleet | undefined {
  const first = limits?.timeToFirstToken;
  const most = limits ? mostWithin(replica, limits, request, paceAt) : mostAtOnce(replica, request);
  if (most === undefined) return undefined;
  const fasterAt = (n: number) => paceAt(n).faster;
  const batch = first === undefined ? most : queuedBatch(replica, request, first, most, fasterAt);
  const faster = fasterAt(batch);
  const mean = (load.requests * requestSeconds(replica, batch, request.input, request.output)) / faster;
  const busiest = mean * load.peakToMean;
  const point = pointAt(replica, batch, request, faster);
  const replicas =
    first === undefined
      ? Math.max(1, Math.ceil((busiest / TARGET_UTILISATION) * (1 - ROUNDING)))
      : byQueue(busiest, queueOf(point, request.output), first - point.timeToFirstToken);
  return {
    replicas,
    utilisation: mean / replicas,
    concurrency: Math.max(1, Math.floor(batch)),
    sizedBy: first === undefined ? 'target' : 'queue',
  };
}

/** The fewest replicas at which the wait keeps within `room` seconds; it falls with each, so they are found by halving. */
function byQueue(busy: number, replica: Queue, room: number): number {
  const late = (replicas: number) => waitOf(replicas, busy, replica) > Math.max(0, room);
  let few = Math.max(1, Math.ceil(busy * (1 - ROUNDING))) - 1;
  let enough = few + 1;
  while (late(enough)) {
    few = enough;
    enough *= 2;
  }
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (late(middle)) few = middle;
    else enough = middle;
  }
  return enough;
}

/** Seats beyond which a pool is taken for one of this many under the same load on each, which waits longer. */
const MOST_SLOTS = 20_000;

function waitOf(replicas: number, busy: number, replica: Queue): number {
  const slots = Math.min(MOST_SLOTS, replicas * replica.slots);
  return waitWithin(WITHIN_LIMIT, (busy / replicas) * slots, { ...replica, slots });
}
