import { DAYS_PER_MONTH, type Problem, type ProblemFleet, type ProblemTask } from './problem.ts';

/** What is routed on its own: a task, or the part of one that may or may not wait. */
export interface Portion {
  readonly task: ProblemTask;
  readonly waits: boolean;
  /** In month 1. */
  readonly requests: number;
}

/** Hours of the day that nothing tells apart. */
export interface HourClass {
  /** Of 24. */
  readonly hours: number;
  /** Traffic of each portion relative to its mean hour; of work that may wait: 1. */
  readonly weight: readonly number[];
  /** Scheduled fleets that run. */
  readonly onDuty: ReadonlySet<string>;
}

export const portionsOf = (p: Problem): Portion[] =>
  p.tasks.flatMap(task => {
    const monthly = task.requests * DAYS_PER_MONTH;
    const part = (waits: boolean, share: number): Portion[] =>
      share === 0 ? [] : [{ task, waits, requests: monthly * share }];
    return [...part(false, 1 - task.batchable), ...part(true, task.batchable)];
  });

const relative = ({ weights }: ProblemTask, block: number): number =>
  (3 * weights[block]!) / (weights[0] + weights[1] + weights[2]);

/** How busy each block is, by tokens: a scheduled fleet runs in the busiest. */
export const busyness = (p: Problem): number[] =>
  [0, 1, 2].map(b => p.tasks.reduce((sum, t) => sum + t.requests * (t.input + t.output) * relative(t, b), 0));

/** Blocks in which a scheduled fleet runs: of equally busy ones the earlier. */
export function dutyBlocks(p: Problem, hoursPerDay: number): number[] {
  const busy = busyness(p);
  return [0, 1, 2]
    .sort((a, b) => (Math.abs(busy[a]! - busy[b]!) < 1e-9 * busy[a]! ? a - b : busy[b]! - busy[a]!))
    .slice(0, hoursPerDay / 8);
}

export function hourClasses(p: Problem): HourClass[] {
  const portions = portionsOf(p);
  const scheduled = p.options.filter((o): o is ProblemFleet => o.kind === 'rent' && o.rent?.scaling === 'scheduled');
  const classes = new Map<string, HourClass>();
  for (const block of [0, 1, 2]) {
    const onDuty = scheduled.filter(o => dutyBlocks(p, o.rent!.schedule).includes(block)).map(o => o.id);
    const key = [...p.tasks.map(t => relative(t, block).toFixed(9)), ...onDuty].join(' ');
    const before = classes.get(key);
    classes.set(key, {
      hours: (before?.hours ?? 0) + 8,
      weight: portions.map(x => (x.waits ? 1 : relative(x.task, block))),
      onDuty: new Set(onDuty),
    });
  }
  return [...classes.values()];
}
