import type { Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { CONSTANTS } from '../capacity/constants.ts';
import { DERATE } from '../capacity/derate.ts';
import { rateOf } from '../capacity/estimate.ts';
import { type ReplicaInput, replicaOf } from '../capacity/resolve.ts';
import { byQueue, stepsOf } from '../capacity/staffing.ts';
import { ONE } from '../one.ts';
import { estimateGiven } from './estimate-given.ts';
import type { FleetOption } from './fleet-option.ts';
import type { LimitAt } from './latency-limit.ts';
import type { MeanRequest } from './mean-request.ts';
import { basisAt } from './nearness.ts';
import {
  aloneAt,
  batchFor,
  type LatencyLimit,
  mostAtOnce,
  type OperatingPoint,
  pointAt,
  queuedBatch,
  queueOf,
  WITHIN_LIMIT,
} from './operating-point.ts';
import type { Rates } from './rates.ts';
import { halfWidthNear } from './speed-range.ts';

/** How much faster than the estimate the replica was measured to be near a batch, how far away that was, and what is said of it. */
export interface Evidence {
  readonly faster: number;
  /** 0 at a measured point; infinite without one. */
  readonly distance: number;
  readonly words: string;
}

export interface Served {
  readonly option: FleetOption;
  readonly setup: ReplicaInput;
  readonly request: MeanRequest;
  readonly limitAt: LimitAt;
  evidence(batch: number): Evidence;
  /** The scenario states a measurement of its own. */
  readonly stated: boolean;
}

const PER_REPLICA = Quantity.constant(1, '1/replica', 'per replica', '');

/** What a replica serves at the batch that memory and the latency limit allow, and how its fleet is sized. */
export function servedRates(served: Served): Rates {
  const { option, setup, request, limitAt } = served;
  const r = replicaOf(setup, CONSTANTS);
  const targetSaid = option.targetUtilisation.source.kind !== 'default';
  const limit = limitAt(aloneAt(r, request, served.evidence(1).faster));
  const queued = !targetSaid && limit.timeToFirstToken !== undefined;
  const most = mostAtOnce(r, request);
  let evidence = served.evidence(most);
  const choose = (faster: number) => {
    const within = batchFor(r, request, limit, faster);
    return queued && within !== undefined
      ? queuedBatch(r, request, limit.timeToFirstToken!, within, () => faster)
      : within;
  };
  // what was measured depends on the batch, which depends on it: twice is enough, since it moves little
  evidence = served.evidence(choose(evidence.faster) ?? 1);
  const batch = choose(evidence.faster) ?? 1;
  const point = pointAt(r, batch, request, evidence.faster);
  const words = reasonOf(point, batch === most, evidence.words);
  const speed = speedOf(served, point, evidence.distance);
  const goodput = goodputOf(served, limit);
  const rate = (name: string, value: number, reason: string) =>
    Quantity.given(
      estimateGiven(option.id, name, value, 'tok/s', reason),
      `${name} rate of a replica of ${option.id} in the middle`,
    )
      .times(PER_REPLICA, speed, goodput)
      .as(`${name} rate of ${option.id}`, 'tok/s/replica');
  const staffing = queued ? queuedStaffing(served, point, limit.timeToFirstToken!) : undefined;
  return {
    kind: 'separate',
    prefill: rate('prefill', point.prefill, 'as the decode rate of the same replica'),
    decode: rate('decode', point.decode, words),
    basis: served.stated ? 'stated' : basisAt(evidence.distance),
    ...(staffing ? { staffing: staffing.staffing } : {}),
    assumed: staffing ? [staffing.assumed] : [],
  };
}

/** Each likely rate times how far it may be off: the 80 % interval, narrower the nearer a measurement is; a stated one is taken as it is. */
function speedOf({ option, setup, request, stated }: Served, { batch }: OperatingPoint, distance: number): Quantity {
  if (stated) return ONE;
  const load = { mode: 'closed-loop', metric: 'output', ...request, concurrency: batch, replicas: 1 } as const;
  const { rate, high, low } = rateOf(setup, replicaOf(setup, CONSTANTS), load, CONSTANTS);
  const spread = Math.max(Math.log(high / rate), Math.log(rate / low));
  const width = Math.exp(halfWidthNear(spread, distance));
  const range = estimateGiven(
    option.id,
    'speed',
    { low: 1 / width, likely: 1, high: width },
    '',
    '80 % interval of both rates, by rows left out of the calibration',
  );
  return Quantity.given(range, `speed of ${option.id} relative to the middle`);
}

/** What of a benchmark's rate a load at random moments gets, where no latency limit says how many requests run at once. */
function goodputOf({ option, stated }: Served, limit: LatencyLimit): Quantity {
  if (stated || limit.timeToFirstToken !== undefined || limit.timePerToken !== undefined) return ONE;
  const reason = 'requests at random moments against a saturated benchmark: MLPerf Server over Offline, v4.1 and v5.1';
  const given = estimateGiven(option.id, 'goodput', DERATE, '', reason);
  return Quantity.given(given, `goodput of ${option.id} relative to a benchmark`);
}

function reasonOf(point: OperatingPoint, full: boolean, evidence: string): string {
  const batch = `${shown(point.batch)} requests at once${full ? ', as many as fit' : ' within the latency limit'}`;
  return `${evidence}; ${batch}, ${shown(point.timePerToken * 1000)} ms a token`;
}

/** The queue in place of a target utilisation, and the share of requests that it keeps within the limit as an assumption. */
function queuedStaffing({ option, request }: Served, point: OperatingPoint, first: number) {
  const room = Math.max(0, first - point.timeToFirstToken);
  const queue = queueOf(point, request.output);
  const reason = `queue of ${queue.slots} slots a replica, ${shown(queue.service)} s each: ${WITHIN_LIMIT * 100} % of the requests wait at most ${shown(room)} s`;
  const staffing = byQueue(stepsOf(WITHIN_LIMIT, room, queue), reason);
  const assumed: Given = estimateGiven(option.id, 'withinLimit', WITHIN_LIMIT * 100, '%', reason);
  return staffing && { staffing, assumed };
}

const shown = (value: number): string => String(Number(value.toPrecision(3)));
