import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DrawJob, Drawn, DrawProgram } from '../analysis/simulation/draw-runner.ts';
import { onThisThread, type RunDraws } from '../analysis/simulation/simulate.ts';
import type { Host } from './host.ts';

/** Draws that are left to this thread (ms, as the draws before them took): starting others takes about 60. */
const WORTH = 400;
const MOST = 8;

/** Evaluates the draws of one program here, and on a thread for each core once there is so much to do that it pays; on the number asked for at once. The draws are the same on any number of threads. */
export function drawingThreads(
  host: Host,
  asked: number | undefined,
): { readonly run: RunDraws; readonly ended: () => Promise<void> } {
  const here = onThisThread();
  const count = asked ?? Math.min(MOST, availableParallelism());
  let workers: Worker[] = [];
  let perDraw = 0;
  const run: RunDraws = async (program, jobs) => {
    const draws = jobs.reduce((sum, job) => sum + job.count, 0);
    const pays = asked !== undefined || draws * perDraw > WORTH;
    if (count > 1 && pays) {
      if (!workers.length) workers = Array.from({ length: count }, () => started(host, program));
      return shared(workers, jobs);
    }
    const began = performance.now();
    const answers = await here(program, jobs);
    perDraw = (performance.now() - began) / draws;
    return answers;
  };
  return {
    run,
    ended: async () => {
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

const started = (host: Host, program: DrawProgram): Worker =>
  new Worker(join(host.root, 'dist/draw-worker.cjs'), { workerData: program });

/** Hands the jobs out as the workers ask for them, and the answers back in the order of the jobs. */
async function shared(workers: readonly Worker[], jobs: readonly DrawJob[]): Promise<readonly Drawn[]> {
  const answers = new Array<Drawn>(jobs.length);
  let next = 0;
  await Promise.all(
    workers.map(async worker => {
      while (next < jobs.length) {
        const mine = next++;
        answers[mine] = await answered(worker, jobs[mine]!);
      }
    }),
  );
  return answers;
}

const answered = (worker: Worker, job: DrawJob): Promise<Drawn> =>
  new Promise((resolve, reject) => {
    // a thread that ends without a word would leave the answer out for ever
    const gone = (code: number) => reject(new Error(`a thread that draws ended by itself (exit ${code})`));
    const done = (drawn: Drawn) => {
      worker.off('error', reject).off('exit', gone);
      resolve(drawn);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.once('exit', gone);
    worker.postMessage(job);
  });
