import type { Context } from '../context.ts';
import { heldAgainst, LIMITS } from '../eligibility/latency.ts';
import type { FleetOption } from './fleet-option.ts';
import type { aloneAt, LatencyLimit } from './operating-point.ts';

/** The limits at a request of which it is known how long it takes alone. */
export type LimitAt = (alone: ReturnType<typeof aloneAt>) => LatencyLimit;

/**
 * The tightest limits of the tasks that an option is open to, at the mean request of its pool. Where that takes longer alone than
 * the task's own, the difference is no fault of the task's and is added, so a task that is open leaves room for one request at least.
 */
export function latencyLimits(option: FleetOption, { demand, closed, catalog, drive }: Context): LimitAt {
  const served = demand.list.filter(task => task.latency && closed(task, option) === undefined);
  const [first, per] = LIMITS.map(name =>
    served.flatMap(asked => {
      const task = asked.portion?.of ?? asked;
      const lifted = drive.lifted?.has(`tasks.${task.id}.latency.${name}`);
      return (!lifted && heldAgainst(task, option, name, catalog)) || [];
    }),
  );
  const tightest = (held: typeof first, alone: number) =>
    held?.length ? Math.min(...held.map(h => h.limit + Math.max(0, alone - h.seconds))) : undefined;
  return ({ timeToFirstToken, timePerToken }) => ({
    timeToFirstToken: tightest(first, timeToFirstToken),
    timePerToken: tightest(per, timePerToken),
  });
}
