import { type DrawJob, type Drawn, type DrawProgram, DrawRunner } from './draw-runner.ts';
import { KeptDraws } from './kept-draws.ts';
import { costedBy, type Layout } from './layout.ts';
import { type Precision, precisionOf } from './precision.ts';
import { Tally } from './tally.ts';

/** Independent scrambled sequences: their spread says how sure a figure is. */
export const REPLICATIONS = 16;

/** Draws of each replication in the first round, where so many are allowed; every further round doubles them. */
const FIRST = 1024;

/** Draws of a replication come in whole multiples of this: the blocks of every sheet fit in. */
const TOGETHER = 256;

/** Draws of one job at most: what is under way at a time. */
const JOB = 4096;

/** Numbers kept of the draws, 8 bytes each, at most: 128 MiB. Beyond it quantiles come from a sketch. */
const KEPT = 16 * 1024 * 1024;

export interface SimulationWish {
  /** Half widths at 95 % at which to stop: of every median, relative to it, and of every share. */
  readonly precision: Precision;
  /** Draws at most. */
  readonly most: number;
  readonly told?: (draws: number, reached: Precision) => void;
}

/** Runs jobs, on this thread or on others; the answers in the order of the jobs. */
export type RunDraws = (program: DrawProgram, jobs: readonly DrawJob[]) => Promise<readonly Drawn[]>;

export interface Simulated {
  readonly draws: number;
  readonly stopped: 'precise' | 'limit';
  readonly reached: Precision;
  /** One for each replication. */
  readonly tallies: readonly Tally[];
  readonly kept: KeptDraws;
}

/** Draws in rounds until every median and every share is as sure as was asked, or the draws allowed are used up. */
export async function simulate(
  program: DrawProgram,
  layout: Layout,
  wish: SimulationWish,
  run: RunDraws,
): Promise<Simulated> {
  const tallies = Array.from({ length: REPLICATIONS }, () => new Tally(layout.plans, layout.limits));
  const kept = new KeptDraws(layout.plans.length, REPLICATIONS, KEPT);
  if (!layout.plans.length) return { draws: 0, stopped: 'precise', reached: { median: 0, share: 0 }, tallies, kept };
  const last = Math.max(1, Math.floor(wish.most / REPLICATIONS / TOGETHER)) * TOGETHER;
  for (let from = 0, count = Math.min(FIRST, last); ; ) {
    const batch = (start: number) =>
      run(
        program,
        tallies.map((_, replication) => ({
          replication,
          from: start,
          count: Math.min(JOB, from + count - start),
          outputsOnly: !kept.keeps,
        })),
      );
    let answers = batch(from);
    for (let start = from; start < from + count; start += JOB) {
      const now = await answers;
      // others may draw on while these are counted
      if (start + JOB < from + count) answers = batch(start + JOB);
      now.forEach((drawn, replication) => {
        const costed = costedBy(layout, drawn);
        tallies[replication]!.add(costed);
        kept.add(replication, costed, drawn.inputs);
      });
    }
    from += count;
    const reached = precisionOf(tallies, kept);
    const precise = reached.median <= wish.precision.median && reached.share <= wish.precision.share;
    wish.told?.(from * REPLICATIONS, reached);
    if (precise || from >= last)
      return { draws: from * REPLICATIONS, stopped: precise ? 'precise' : 'limit', reached, tallies, kept };
    count = Math.min(from, last - from);
  }
}

/** Runs jobs one after the other where they are asked for. */
export function onThisThread(): RunDraws {
  const runners = new WeakMap<DrawProgram, DrawRunner>();
  return async (program, jobs) => {
    const runner = runners.get(program) ?? new DrawRunner(program);
    runners.set(program, runner);
    return jobs.map(job => runner.draw(job));
  };
}
