// Prints how long the program takes, as ratios against bare `node` or against itself in the same run. `npm run bench`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { manyTasks } from './bench-scenario.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'tco-bench-'));
const RUNS = 25;

/** Median wall time in ms of several commands, run in turns so that all meet the same load. */
function medians(commands, runs = RUNS) {
  const times = commands.map(() => []);
  for (let i = 0; i < runs; i++) {
    commands.forEach((args, c) => {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
      if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
      times[c].push(Number(process.hrtime.bigint() - start) / 1e6);
    });
  }
  return times.map(t => t.sort((a, b) => a - b)[runs >> 1]);
}

const ms = value => `${value.toFixed(0)} ms`;
const ratio = (value, base) => `${(value / base).toFixed(2)}×`;
const say = (what, figure, aim) => console.log(`${what.padEnd(58)} ${figure.padEnd(28)} ${aim}`);

function startUp() {
  const scenarios = ['first', 'document-desk'];
  const compare = scenarios.map(s => ['bin/tco.js', 'compare', `scenarios/${s}.yaml`]);
  const [bare, help, ...compared] = medians([['-e', '0'], ['bin/tco.js', '--help'], ...compare]);
  say('node -e 0', ms(bare), '');
  say('tco --help', `${ms(help)} = ${ratio(help, bare)} node`, 'aim ≤ 1.3×');
  scenarios.forEach((s, i) => {
    say(
      `tco compare scenarios/${s}.yaml`,
      `${ms(compared[i])} = ${ratio(compared[i], bare)} node`,
      'aim ≤ 1.75×, reach for 1.4×',
    );
  });
  return bare;
}

/** 1,000 tasks × 20 options over 10 tasks × 20 options, 36 months, as processes; bare node taken off both. */
function growth(bare) {
  const files = [10, 1000].map(tasks => {
    const file = join(scratch, `${tasks}.yaml`);
    writeFileSync(file, manyTasks(tasks, 20));
    return file;
  });
  const run = file => ['bin/tco.js', 'compare', file, '--format', 'csv'];
  const [few, many] = medians(files.map(run), 7);
  say('10 tasks × 20 options × 36 months', ms(few), '');
  say(
    '1,000 tasks × 20 options × 36 months',
    `${ms(many)} = ${ratio(many - bare, few - bare)} of 10 tasks`,
    'aim ≤ 100×, about 500 ms',
  );
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...run(files[1])], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const peak = Number(stderr?.trim().split('\n').at(-1));
  say(
    'peak memory of that run',
    Number.isFinite(peak) && peak > 0 ? `${(peak / 1024).toFixed(0)} MiB` : 'not measured (no /usr/bin/time)',
    '',
  );
}

/** What runs inside one process: the break-even across many steps. */
async function inside() {
  const outfile = join(scratch, 'inside.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/bench-break-even.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const { breakEvenAcross } = await import(pathToFileURL(outfile).href);
  for (const steps of [1_000, 100_000]) {
    const { median, intervals } = breakEvenAcross(steps);
    say(
      `break-even across ${steps.toLocaleString('en-US')} replica steps (${intervals} intervals)`,
      `${median.toFixed(1)} ms`,
      steps === 100_000 ? 'aim < 50 ms' : '',
    );
  }
}

try {
  growth(startUp());
  await inside();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
