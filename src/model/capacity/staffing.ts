import { Quantity } from '../../quantity/quantity.ts';
import { largestLoad, type Queue } from './queue.ts';

/** How many replicas a load needs, and what load a number of replicas may be given; both in replicas kept busy. */
export interface Staffing {
  /** Before it is rounded up; spares are not in it. */
  needed(load: Quantity): Quantity;
  usable(replicas: Quantity): Quantity;
}

/** A stated utilisation sizes the fleet alone: load ÷ target. */
export const byTarget = (target: Quantity): Staffing => ({
  needed: load => load.per(target),
  usable: replicas => replicas.times(target),
});

/** Numbers of replicas at which the queue is worked out: each at first, where a single one counts, then ever fewer. */
const COUNTS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 1000];

/** Slots beyond which the queue of a pool is as good as that of this many: the recursion takes one step for each. */
const MOST_SLOTS = 200_000;

/** A number of replicas with the load it can be given, in replicas kept busy. */
export interface Step {
  readonly replicas: number;
  readonly load: number;
}

/**
 * What pools of 1, 2, 3 … replicas can be given so that a share of the requests waits no longer than `room` seconds.
 * Larger pools do better than in proportion (square-root staffing), so no step has less per replica than one before it.
 */
export function stepsOf(share: number, room: number, replica: Queue): readonly Step[] {
  const steps: Step[] = [];
  for (const replicas of COUNTS) {
    const slots = replicas * replica.slots;
    if (slots > MOST_SLOTS && steps.length > 1) break;
    const load = largestLoad(share, room, { ...replica, slots }) / replica.slots;
    if (load > 0) steps.push({ replicas, load });
  }
  return steps;
}

interface Line {
  /** Replicas per replica kept busy, and replicas. */
  readonly slope: number;
  readonly offset: number;
}

/** The lines whose lowest is the concave hull of the steps: replicas by load. Beyond the last step its line goes on, which asks for no less than the queue does. */
export function linesThrough(steps: readonly Step[]): readonly Line[] {
  const hull: Step[] = [{ replicas: 0, load: 0 }];
  const slope = (a: Step, b: Step) => (b.replicas - a.replicas) / (b.load - a.load);
  for (const step of steps) {
    while (hull.length > 1 && slope(hull.at(-2)!, hull.at(-1)!) <= slope(hull.at(-1)!, step)) hull.pop();
    hull.push(step);
  }
  return hull.slice(1).map((step, i) => {
    const rise = slope(hull[i]!, step);
    return { slope: rise, offset: step.replicas - rise * step.load };
  });
}

/**
 * A fleet sized by its queue: the lowest of a few lines, so that every arithmetic can run it. `reason` says what the queue
 * rests on. Undefined where even one request alone is too late.
 */
export function byQueue(steps: readonly Step[], reason: string): Staffing | undefined {
  const lines = linesThrough(steps).map(({ slope, offset }) => ({
    slope: Quantity.constant(significant(slope), '', reason),
    offset: Quantity.constant(significant(offset), 'replica', reason),
  }));
  if (lines.length === 0) return undefined;
  return {
    needed: load =>
      lines
        .map(l => load.times(l.slope).plus(l.offset))
        .reduce((a, b) => a.atMost(b))
        .as('replicas that the queue asks for', 'replica'),
    usable: replicas => lines.map(l => replicas.minus(l.offset).per(l.slope)).reduce((a, b) => a.atLeast(b)),
  };
}

/** Digits that the approximations of the queue deserve, and more. */
const significant = (value: number): string => value.toPrecision(9);
