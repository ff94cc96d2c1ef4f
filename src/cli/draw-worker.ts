import { parentPort, workerData } from 'node:worker_threads';
import { type DrawJob, type DrawProgram, DrawRunner } from '../analysis/simulation/draw-runner.ts';

// a thread that draws: a program at its start, then jobs
const runner = new DrawRunner(workerData as DrawProgram);
parentPort!.on('message', (job: DrawJob) => {
  const drawn = runner.draw(job);
  parentPort!.postMessage(
    drawn,
    [...drawn.inputs, ...drawn.outputs].map(values => values.buffer as ArrayBuffer),
  );
});
