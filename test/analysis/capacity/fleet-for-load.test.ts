import { describe, expect, test } from 'vitest';
import { type AskedLoad, fleetForLoad } from '../../../src/analysis/capacity/fleet-for-load.ts';
import { type PaceAt, paceOf } from '../../../src/analysis/capacity/pace.ts';
import { mostWithin } from '../../../src/analysis/capacity/within-limits.ts';
import { CONSTANTS } from '../../../src/model/capacity/constants.ts';
import { waitWithin } from '../../../src/model/capacity/queue.ts';
import { replicaOf } from '../../../src/model/capacity/resolve.ts';
import { servedReplica } from '../../../src/model/capacity/served-replica.ts';
import { requestSeconds } from '../../../src/model/capacity/steady-state.ts';
import type { Limits } from '../../../src/model/capacity/within-limits.ts';
import { mostAtOnce, pointAt, queuedBatch, queueOf } from '../../../src/model/fleet/operating-point.ts';
import { DEVICES, QUESTION } from './fixture.ts';

const { request, choice } = QUESTION;
const setup = servedReplica({ ...choice, precision: 'fp8' }, DEVICES[1]!, 1);
const replica = replicaOf(setup, CONSTANTS);
const estimated = paceOf([], setup, replica, request);
const fleetFor = (load: AskedLoad, limits?: Limits, paceAt: PaceAt = estimated) =>
  fleetForLoad(load, replica, request, limits, paceAt);
const full = 1 / requestSeconds(replica, mostAtOnce(replica, request), request.input, request.output);

describe('without a limit on the first token', () => {
  test('a fleet is sized to 80 % of the busiest hour', () => {
    // 3.2 full replicas in the busiest hour: 3.2 / 0.8 = 4, of which the mean load keeps 1.6 busy
    const fleet = fleetFor({ requests: 1.6 * full, peakToMean: 2 });
    expect(fleet).toMatchObject({ replicas: 4, sizedBy: 'target' });
    expect(fleet!.utilisation).toBeCloseTo(1.6 / 4, 9);
  });
  test('one measured to be twice as fast takes half the replicas', () => {
    // 3.2 / 2 = 1.6 full replicas in the busiest hour, 1.6 / 0.8 = 2
    const twice = () => ({ ...estimated(1), faster: 2 });
    expect(fleetFor({ requests: 1.6 * full, peakToMean: 2 }, undefined, twice)!.replicas).toBe(2);
  });
  test('there is at least one replica', () => {
    expect(fleetFor({ requests: full / 1000, peakToMean: 1 })!.replicas).toBe(1);
  });
});

describe('with a limit on the first token', () => {
  const limits = { timeToFirstToken: 1.5 };
  const batch = queuedBatch(replica, request, 1.5, mostWithin(replica, limits, request, estimated)!, () => 1);
  const point = pointAt(replica, batch, request, 1);
  const queue = queueOf(point, request.output);
  test.each([0.3, 1, 3.7, 20, 400])(
    '%s busy replicas: so many that 95 %% of the requests are in time, and not one more',
    busy => {
      const load = { requests: busy / requestSeconds(replica, batch, request.input, request.output), peakToMean: 1 };
      const { replicas, sizedBy } = fleetFor(load, limits)!;
      const wait = (n: number) => {
        const slots = Math.min(20_000, n * queue.slots);
        return waitWithin(0.95, (busy / n) * slots, { ...queue, slots });
      };
      const room = limits.timeToFirstToken - point.timeToFirstToken;
      expect(sizedBy).toBe('queue');
      expect(wait(replicas)).toBeLessThanOrEqual(room);
      if (replicas > 1) expect(wait(replicas - 1)).toBeGreaterThan(room);
    },
  );
  test('a limit that one request alone breaks leaves no fleet', () => {
    expect(fleetFor({ requests: 1, peakToMean: 1 }, { timeToFirstToken: 1e-4 })).toBeUndefined();
  });
});
