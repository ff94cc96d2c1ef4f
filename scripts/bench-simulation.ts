import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type DrawJob,
  type Drawn,
  type DrawProgram,
  DrawRunner,
  wiringOf,
} from '../src/analysis/simulation/draw-runner.ts';
import { marginalOf } from '../src/analysis/simulation/marginal.ts';
import { quantilesOf } from '../src/analysis/simulation/quantiles.ts';
import { compileSheet } from '../src/quantity/compiled/compile-sheet.ts';
import { INPUTS, planCosts } from './bench-simulation-formula.ts';

/** What the draws of two plans say, and the nanoseconds a draw took: of processor time, drawing and evaluating alone and with these figures, and by the clock. */
export interface Comparison {
  readonly drawn: number;
  readonly whole: number;
  readonly clock: number;
  /** Share of the draws in which the first is cheaper. */
  readonly share: number;
  readonly means: readonly number[];
  /** P5, P50 and P95 of both. */
  readonly quantiles: readonly (readonly number[])[];
}

/** Draws of one job, and of one replication. */
const [JOB, REPLICATION] = [4096, 65_536];

export function comparisonProgram(): DrawProgram {
  const names = Object.keys(INPUTS);
  const sheet = compileSheet(planCosts(), names);
  const marginals = Object.values(INPUTS).map(marginalOf);
  return {
    sheet,
    sampler: { seed: 1, marginals, groups: [] },
    wiring: wiringOf(
      sheet,
      names.map(name => [name]),
    ),
  };
}

const jobsOf = (draws: number): readonly DrawJob[] =>
  Array.from({ length: draws / JOB }, (_, job) => ({
    replication: Math.floor((job * JOB) / REPLICATION),
    from: (job * JOB) % REPLICATION,
    count: JOB,
    outputsOnly: true,
  }));

/** On this thread: the fastest of some rounds. */
export function comparedHere(draws: number, rounds: number): Comparison {
  const runner = new DrawRunner(comparisonProgram());
  const all = Array.from({ length: rounds }, () => {
    const start = now();
    const costs = [new Float64Array(draws), new Float64Array(draws)] as const;
    jobsOf(draws).forEach((job, j) => {
      keep(costs, runner.draw(job), j);
    });
    return found(costs, start);
  });
  return fastest(all);
}

/** On other threads, which are started beforehand. */
export async function comparedOnWorkers(root: string, draws: number, threads: number, rounds: number) {
  const program = comparisonProgram();
  const workers = Array.from(
    { length: threads },
    () => new Worker(join(root, 'dist/draw-worker.cjs'), { workerData: program }),
  );
  const answer = (worker: Worker, job: DrawJob) =>
    new Promise<Drawn>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.postMessage(job);
    });
  const all: Comparison[] = [];
  const jobs = jobsOf(draws);
  for (let round = 0; round < rounds; round++) {
    const start = now();
    const costs = [new Float64Array(draws), new Float64Array(draws)] as const;
    let next = 0;
    await Promise.all(
      workers.map(async worker => {
        while (next < jobs.length) {
          const mine = next++;
          keep(costs, await answer(worker, jobs[mine]!), mine);
          worker.removeAllListeners('error');
        }
      }),
    );
    all.push(found(costs, start));
  }
  await Promise.all(workers.map(worker => worker.terminate()));
  return fastest(all);
}

function keep(costs: readonly Float64Array[], { outputs }: Drawn, job: number): void {
  costs.forEach((all, plan) => {
    all.set(outputs[plan]!, job * JOB);
  });
}

function found(costs: readonly [Float64Array, Float64Array], start: Times): Comparison {
  const [api, fleet] = costs;
  const drawn = now();
  let [wins, ofApi, ofFleet] = [0, 0, 0];
  for (let i = 0; i < api.length; i++) {
    if (api[i]! < fleet[i]!) wins++;
    ofApi += api[i]!;
    ofFleet += fleet[i]!;
  }
  const quantiles = costs.map(c => quantilesOf(c, [0.05, 0.5, 0.95]));
  const [end, each] = [now(), 1e6 / api.length];
  return {
    drawn: (drawn.processor - start.processor) * each,
    whole: (end.processor - start.processor) * each,
    clock: (end.clock - start.clock) * each,
    share: wins / api.length,
    means: [ofApi / api.length, ofFleet / api.length],
    quantiles,
  };
}

const fastest = (all: readonly Comparison[]): Comparison => ({
  ...all.reduce((a, b) => (b.whole < a.whole ? b : a)),
  clock: Math.min(...all.map(one => one.clock)),
});

type Times = ReturnType<typeof now>;

/** Milliseconds: of all threads of this process, garbage collection and compilation included, and by the clock. */
function now() {
  const { user, system } = process.cpuUsage();
  return { processor: (user + system) / 1000, clock: performance.now() };
}
