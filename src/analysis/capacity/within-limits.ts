import type { Replica } from '../../model/capacity/replica.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import type { Limits } from '../../model/capacity/within-limits.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { mostAtOnce, pointAt } from '../../model/fleet/operating-point.ts';
import { type Pace, type PaceAt, pacedRate, type Spread } from './pace.ts';

/** What a replica serves while its likely times stay within the limits. */
export interface Goodput {
  /** Requests at once in one replica; whole ones. */
  readonly concurrency: number;
  /** Output tok/s, with the ends of the 80 % interval. */
  readonly output: Spread;
  /** Seconds. */
  readonly timePerToken: number;
  readonly timeToFirstToken: number;
  readonly pace: Pace;
}

/** Undefined where a single request already breaks a limit. */
export function goodputWithin(
  setup: ReplicaInput,
  replica: Replica,
  limits: Limits,
  request: MeanRequest,
  paceAt: PaceAt,
): Goodput | undefined {
  const concurrency = mostWithin(replica, limits, request, paceAt);
  if (concurrency === undefined) return undefined;
  const load = { mode: 'closed-loop', metric: 'output', ...request, concurrency, replicas: 1 } as const;
  const pace = paceAt(concurrency);
  const { timePerToken, timeToFirstToken } = pointAt(replica, concurrency, request, pace.faster);
  return { concurrency, output: pacedRate(setup, replica, load, pace), timePerToken, timeToFirstToken, pace };
}

/** The most requests at once, whole ones, whose likely times at their own pace stay within the limits; found by halving. */
export function mostWithin(
  replica: Replica,
  { timePerToken: per = Number.POSITIVE_INFINITY, timeToFirstToken: first = Number.POSITIVE_INFINITY }: Limits,
  request: MeanRequest,
  paceAt: PaceAt,
): number | undefined {
  const within = (batch: number) => {
    const point = pointAt(replica, batch, request, paceAt(batch).faster);
    return point.timePerToken <= per && point.timeToFirstToken <= first;
  };
  let [enough, most] = [1, Math.floor(mostAtOnce(replica, request))];
  if (!within(enough)) return undefined;
  if (within(most)) return most;
  while (most - enough > 1) {
    const middle = Math.floor((enough + most) / 2);
    if (within(middle)) enough = middle;
    else most = middle;
  }
  return enough;
}
