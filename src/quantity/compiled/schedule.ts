import type { Step } from './step.ts';
import type { Steps } from './steps.ts';
import { type Use, usesOf } from './uses.ts';

/**
 * Operands of one loop, at most. In a short loop the processor works on several turns at once; in a long one it waits
 * for the results of one turn, and they do not fit its registers. Measured: 16 to 32 are alike, 48 take a seventh longer.
 */
const LONGEST = 24;

/** Steps that share one loop, in order of need. */
export type Group = readonly Step[];

/**
 * Steps grouped into loops of as many turns. A step shares a loop with those whose results it reads turn by turn;
 * of what it reads otherwise the loops come before. Each stands as late as its readers allow, so that it shares theirs.
 */
export function scheduled(steps: Steps, needed: readonly Step[]): readonly Group[] {
  const uses = new Map(needed.map(step => [step, usesOf(step, steps)]));
  const level = levels(needed, uses);
  const buckets = new Map<string, Step[]>();
  for (const step of needed) {
    const key = `${level.get(step)} ${step.count}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(step);
    else buckets.set(key, [step]);
  }
  return [...buckets.values()]
    .sort((a, b) => level.get(a[0]!)! - level.get(b[0]!)! || a[0]!.first - b[0]!.first)
    .flatMap(bucket => cut(byReader(bucket, uses)));
}

/** Loops that must come before, counted; each step as late as its readers allow. */
function levels(needed: readonly Step[], uses: ReadonlyMap<Step, readonly Use[]>): ReadonlyMap<Step, number> {
  const level = new Map<Step, number>();
  for (const step of needed)
    level.set(step, Math.max(0, ...uses.get(step)!.map(({ of, inLoop }) => level.get(of)! + (inLoop ? 0 : 1))));
  const latest = new Map<Step, number>();
  for (const step of [...needed].reverse()) {
    level.set(step, latest.get(step) ?? level.get(step)!);
    for (const { of, inLoop } of uses.get(step)!)
      latest.set(of, Math.min(latest.get(of) ?? Number.POSITIVE_INFINITY, level.get(step)! - (inLoop ? 0 : 1)));
  }
  return level;
}

/** Each step right before the first that reads it, so that few values are held at a time. */
function byReader(bucket: readonly Step[], uses: ReadonlyMap<Step, readonly Use[]>): readonly Step[] {
  const inside = new Set(bucket);
  const read = new Set(bucket.flatMap(step => uses.get(step)!.map(use => use.of)));
  const order: Step[] = [];
  const done = new Set<Step>();
  const visit = (step: Step): void => {
    if (done.has(step) || !inside.has(step)) return;
    done.add(step);
    for (const { of } of uses.get(step)!) visit(of);
    order.push(step);
  };
  for (const step of bucket) if (!read.has(step)) visit(step);
  return order;
}

function cut(bucket: readonly Step[]): readonly Group[] {
  const groups: Step[][] = [];
  let weight = LONGEST;
  for (const step of bucket) {
    const own = step.operands.length;
    if (weight + own > LONGEST && weight > 0) {
      groups.push([]);
      weight = 0;
    }
    groups.at(-1)!.push(step);
    weight += own;
  }
  return groups;
}
