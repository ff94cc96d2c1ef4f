import { CONSTANTS } from '../../model/capacity/constants.ts';
import { rateOf } from '../../model/capacity/estimate.ts';
import type { Replica } from '../../model/capacity/replica.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import { type FirstToken, timeToFirstToken } from '../../model/capacity/time-to-first-token.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { mostAtOnce, pointAt } from '../../model/fleet/operating-point.ts';
import { inOrder, type Pace, type PaceAt, type Spread, spreadOf } from './pace.ts';

/** What one replica does with so many requests at once. Seconds; output tok/s with the ends of the 80 % interval. */
export interface CurvePoint {
  readonly concurrency: number;
  readonly timePerToken: number;
  readonly timeToFirstToken: FirstToken;
  readonly output: Spread;
  readonly pace: Pace;
}

/** 1, 2, 4 … to the largest batch, the batch itself, and what was asked for beside. */
export function concurrencies(batch: number, asked?: number): readonly number[] {
  const most = Math.max(1, Math.floor(batch));
  const counts = new Set([most, ...(asked === undefined ? [] : [asked])]);
  for (let n = 1; n < most; n *= 2) counts.add(n);
  return [...counts].sort((a, b) => a - b);
}

/**
 * The curve of a replica that fits, each point at its own pace. Between measurements that disagree a pace could bend the
 * curve back: there a point takes the output, or the times, of the next larger one. Concurrencies rise.
 */
export function concurrencyCurve(
  setup: ReplicaInput,
  replica: Replica,
  request: MeanRequest,
  paceAt: PaceAt,
  counts: readonly number[],
): readonly CurvePoint[] {
  const most = mostAtOnce(replica, request);
  const curve: CurvePoint[] = [];
  let above: ReturnType<typeof estimatedAt> | undefined;
  let fasterAbove = 1;
  for (const concurrency of [...counts].reverse()) {
    const batch = Math.min(concurrency, most);
    const here = estimatedAt(setup, replica, request, concurrency, batch);
    const own = paceAt(batch);
    const pace = above ? { ...own, faster: inOrder(own.faster, here, above, fasterAbove) } : own;
    const first = timeToFirstToken(replica, concurrency, batch, request.input, request.output);
    curve.unshift({
      concurrency,
      timePerToken: here.timePerToken / pace.faster,
      timeToFirstToken: faster(first, pace.faster),
      output: spreadOf(here.rate, here.halfWidth, here.light, pace),
      pace,
    });
    above = here;
    fasterAbove = pace.faster;
  }
  return curve;
}

const faster = ({ low, likely, high }: FirstToken, by: number): FirstToken => ({
  low: low / by,
  likely: likely / by,
  high: high / by,
});

function estimatedAt(setup: ReplicaInput, replica: Replica, request: MeanRequest, concurrency: number, batch: number) {
  const load = { mode: 'closed-loop', metric: 'output', ...request, concurrency, replicas: 1 } as const;
  const { rate, low, light } = rateOf(setup, replica, load, CONSTANTS);
  const { timePerToken } = pointAt(replica, batch, request, 1);
  const first = timeToFirstToken(replica, concurrency, batch, request.input, request.output).likely;
  return { rate, light, halfWidth: Math.log(rate / low), timePerToken, timeToFirstToken: first };
}
