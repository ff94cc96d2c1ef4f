// `tco simulate`: its draws against numpy, and the command as a process.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exportsOf } from './typescript.mjs';

const DRAWS = 2 ** 20;
/** Turns of both, and rounds of ours in each: numpy has two of each size of its chunks. */
const [TURNS, ROUNDS] = [5, 4];
const DESK = 'scenarios/document-desk.yaml';
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
/** `tco simulate`: its draws against numpy, and the command against `tco compare`. */
export async function simulation(bench) {
  const { root, scratch, say, medians } = bench;
  await againstNumpy(bench);
  const { drawsOfScenario } = await exportsOf('bench-simulation-desk', root, scratch);
  const { seconds, plans, unknowns } = drawsOfScenario(root, DESK, 100_000);
  say(
    `100,000 draws of ${DESK}`,
    `${seconds.toFixed(2)} s (${plans} plans, ${unknowns} unknowns)`,
    'aim < 1 s of work',
  );
  const [compared, simulated] = medians(
    ['compare', 'simulate'].map(command => ['bin/tco.js', command, DESK, '--quiet']),
    11,
  );
  const ratio = (simulated / compared).toFixed(2);
  say(`tco simulate ${DESK}`, `${simulated.toFixed(0)} ms = ${ratio}× compare`, 'aim ≤ 1.5×');
  manyDraws(bench);
}

/** The first Python that has numpy. */
const python = ['python3', '/usr/bin/python3'].find(
  program => spawnSync(program, ['-c', 'import numpy'], { stdio: 'ignore' }).status === 0,
);

/** Nanoseconds per draw and what was found, at the better of one array of all draws and chunks of 2^16. */
function numpy(root) {
  const args = [join(root, 'scripts/bench-simulation.py'), `${DRAWS}`, `${DRAWS},65536`];
  const { status, stdout, stderr } = spawnSync(python, args, {
    encoding: 'utf8',
    env: { ...process.env, ...ONE_THREAD },
  });
  if (status !== 0) throw new Error(`${python}: exit ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

const best = rounds => ({
  ...rounds.reduce((a, b) => (b.whole < a.whole ? b : a)),
  clock: Math.min(...rounds.map(round => round.clock)),
});

/** Fails where the two are not the same figures: shares to 0.003, means and quantiles to 0.3 %. */
function compared(ours, theirs) {
  const far = (a, b) => Math.abs(a / b - 1) > 0.003;
  const figures = ({ means, quantiles }) => [...means, ...quantiles.flat()];
  const others = figures(theirs);
  if (Math.abs(ours.share - theirs.share) > 0.003 || figures(ours).some((x, i) => far(x, others[i])))
    throw new Error(`different figures:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`);
}

const shown = ({ share, means, quantiles }) =>
  [`${(share * 100).toFixed(2)} %`, ...means, ...quantiles.flat()].map(x => (x.toFixed ? x.toFixed(0) : x)).join(' ');

/** The same comparison of two plans here and in numpy, in turns: the fastest round of each. */
async function againstNumpy({ root, scratch, say }) {
  const { comparedHere, comparedOnWorkers } = await exportsOf('bench-simulation', root, scratch);
  const rounds = { numpy: [], here: [], workers: [] };
  for (let turn = 0; turn < TURNS; turn++) {
    if (python) rounds.numpy.push(numpy(root));
    rounds.here.push(comparedHere(DRAWS, ROUNDS));
    rounds.workers.push(await comparedOnWorkers(root, DRAWS, 2, ROUNDS));
  }
  const [here, workers] = [best(rounds.here), best(rounds.workers)];
  const what = `${DRAWS.toLocaleString('en-US')} draws of 20 unknowns, two plans`;
  const ns = ({ drawn, whole }) => `${whole.toFixed(0)} ns of processor a draw (${drawn.toFixed(0)} without quantiles)`;
  if (!python) {
    say(what, ns(here), '');
    say(`${what}, numpy`, 'not measured (no python3 with numpy)', '');
    return;
  }
  const peer = best(rounds.numpy);
  for (const one of rounds.here) compared(one, peer);
  const faster = clock => `${(peer[clock] / (clock === 'whole' ? here : workers)[clock]).toFixed(1)}× as fast as numpy`;
  say(`numpy ${peer.numpy}, chunks of ${peer.chunk.toLocaleString('en-US')}`, ns(peer), '');
  say(what, `${ns(here)}: ${faster('whole')}`, 'aim ≥ 2×, reach for 5×');
  const clocks = [workers, peer].map(({ clock }) => clock.toFixed(0));
  say(
    'the same on two workers',
    `${clocks[0]} ns by the clock, numpy ${clocks[1]}: ${faster('clock')}`,
    'reach for 10×',
  );
  say('share, means, P5 P50 P95 of both: here', shown(here), '');
  say('and in numpy', shown(peer), 'equal to 0.3 %');
}

/** Four million draws of it as a process, on one thread and on two, in turns. */
function manyDraws({ root, say }) {
  const run = workers => {
    const args = ['bin/tco.js', 'simulate', DESK, '--draws', '4M', '--precision', '0.0001%', '--workers', `${workers}`];
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...args, '--quiet'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (status !== 0 && status !== 5) throw new Error(`tco simulate: exit ${status}\n${stderr}`);
    return { seconds, mebibytes: Number(stderr.trim().split('\n').at(-1)) / 1024 };
  };
  if (spawnSync('/usr/bin/time', ['true']).status !== 0) {
    say('tco simulate --draws 4M', 'not measured (no /usr/bin/time)', '');
    return;
  }
  const rounds = [1, 2, 3].map(() => [run(1), run(2)]);
  const [one, two] = [0, 1].map(w => ({
    seconds: Math.min(...rounds.map(r => r[w].seconds)),
    mebibytes: Math.max(...rounds.map(r => r[w].mebibytes)),
  }));
  const figures = ({ seconds, mebibytes }) => `${seconds.toFixed(1)} s, peak memory ${mebibytes.toFixed(0)} MiB`;
  say('tco simulate, 4 million draws, one worker', figures(one), '128 MiB of draws are kept');
  say('the same on two workers', `${figures(two)} = ${(one.seconds / two.seconds).toFixed(2)}× as fast`, '');
}
