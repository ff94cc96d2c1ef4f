// Prints how long the program takes, as ratios against bare `node` or against itself in the same run. `npm run bench`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { page } from './bench-page.mjs';
import { manyRoutes } from './bench-routing-scenario.mjs';
import { manyTasks } from './bench-scenario.mjs';
import { simulation } from './bench-simulation.mjs';
import { usage } from './bench-usage.mjs';
import { workbook } from './bench-workbook.mjs';
import { exportsOf } from './typescript.mjs';

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

/** 1,000 tasks × 20 options over 10 tasks × 20 options, and 36 months over 12, as processes; bare node taken off all. */
function growth(bare) {
  const files = [
    [10, 36],
    [1000, 36],
    [1000, 12],
  ].map(([tasks, months]) => {
    const file = join(scratch, `${tasks}-${months}.yaml`);
    writeFileSync(file, manyTasks(tasks, 20, months));
    return file;
  });
  const run = file => ['bin/tco.js', 'compare', file, '--format', 'csv'];
  const [few, many, year] = medians(files.map(run), 7);
  say('10 tasks × 20 options × 36 months', ms(few), '');
  say(
    '1,000 tasks × 20 options × 36 months',
    `${ms(many)} = ${ratio(many - bare, few - bare)} of 10 tasks`,
    'aim ≤ 100×, about 500 ms',
  );
  say(
    '1,000 tasks × 20 options × 12 months',
    `${ms(year)}; 36 months ${ratio(many - bare, year - bare)} of it`,
    'aim ≤ 3×',
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

/** The gate costs what the comparison costs: both on the same 1,000 tasks × 20 options, in turns. */
function check() {
  const file = join(scratch, 'check.yaml');
  const budget = ['plans.api-0.monthly, max: 1T USD/month', 'plans.rent-1.perMtok, max: 1T USD/Mtok'];
  const limits = budget.map(limit => `  - { metric: ${limit} }\n`).join('');
  writeFileSync(file, `${manyTasks(1000, 20)}budget:\n${limits}`);
  const commands = [
    ['compare', 'scenarios/document-desk.yaml'],
    ['check', 'scenarios/document-desk.yaml'],
    ['compare', file],
    ['check', file],
    ['compare', file, '--format', 'json'],
    ['check', file, '--format', 'json'],
  ];
  const times = medians(
    commands.map(args => ['bin/tco.js', ...args]),
    7,
  );
  ['scenarios/document-desk.yaml', '1,000 tasks × 20 options', '1,000 tasks × 20 options, JSON'].forEach((what, i) => {
    const [compared, checked] = [times[2 * i], times[2 * i + 1]];
    say(`tco check ${what}`, `${ms(checked)} = ${ratio(checked, compared)} compare`, 'aim ≤ 1.05×');
  });
}

/** What the catalog adds to a start: the program with the whole catalog, and with one of nothing but what the scenario looks up, in turns. */
async function catalog() {
  const { smallestCatalog } = await exportsOf('bench-catalog', root, scratch);
  const whole = join(root, 'dist', 'catalog.json');
  const small = join(scratch, 'small');
  for (const folder of ['bin', 'dist']) cpSync(join(root, folder), join(small, folder), { recursive: true });
  const { json, index } = smallestCatalog(readFileSync(whole, 'utf8'));
  writeFileSync(join(small, 'dist', 'catalog.json'), json);
  writeFileSync(join(small, 'dist', 'catalog.index.json'), index);
  const run = folder => [join(folder, 'bin', 'tco.js'), 'compare', 'scenarios/first.yaml', '--format', 'csv'];
  const [full, least] = medians([run(root), run(small)]);
  say('what the catalog adds to a start', `${(full - least).toFixed(1)} ms`, 'aim ≤ 5 ms');
  say('size of the compiled catalog', `${(statSync(whole).size / 1e6).toFixed(2)} MB`, 'aim ≤ 1.5 MB');
}

/** The break-even across many steps, inside one process. */
async function breakEven() {
  const { breakEvenAcross } = await exportsOf('bench-break-even', root, scratch);
  for (const steps of [1_000, 100_000]) {
    const { median, intervals } = breakEvenAcross(steps);
    say(
      `break-even across ${steps.toLocaleString('en-US')} replica steps (${intervals} intervals)`,
      `${median.toFixed(1)} ms`,
      steps === 100_000 ? 'aim < 50 ms' : '',
    );
  }
}

/** Calls priced from the catalog, against the npm package @pydantic/genai-prices on the same calls. */
async function prices() {
  const { pricesAgainstPeer } = await exportsOf('bench-prices', root, scratch);
  const { many, one, peer, ours, theirs } = await pricesAgainstPeer(join(root, 'pricing-data'));
  const rate = us => `${(1e6 / us).toLocaleString('en-US', { maximumFractionDigits: 0 })} calls/s`;
  say('genai-prices 0.1.8', `${rate(peer)}, ${peer.toFixed(1)} µs`, '');
  say(
    'callPricer(…).costs, float64, 2,000 calls at once',
    `${rate(many)} = ${(peer / many).toFixed(0)}× the peer`,
    'aim ≥ 50×',
  );
  say('callPricer(…).cost, exact decimals, one by one', `${rate(one)} = ${(peer / one).toFixed(1)}× the peer`, '');
  say('sum of the same calls, here and there', `${ours.toFixed(6)} and ${theirs.toFixed(6)} USD`, 'equal');
}

/** The serving estimate: rows of a file, and one at a time. */
async function serving() {
  const { servingEstimates } = await exportsOf('bench-rows', root, scratch);
  const { rows, rowsPerSecond, microseconds } = await servingEstimates();
  say(
    `serving estimates of ${rows.toLocaleString('en-US')} rows`,
    `${rowsPerSecond.toLocaleString('en-US', { maximumFractionDigits: 0 })} rows/s`,
    'aim ≥ 20,000 rows/s',
  );
  say('one serving estimate with its curves', `${microseconds.toFixed(1)} µs`, 'aim < 10 µs');
}

/** `tco capacity`: the ranking inside one process, and a batch as a process. */
async function capacity() {
  const { rankings, batchOf } = await exportsOf('bench-capacity', root, scratch);
  const { candidates, full, within, atLoad } = await rankings();
  const what = `ranking of ${candidates} replicas that hold a model`;
  say(what, `${full.toFixed(1)} ms`, 'aim < 50 ms');
  say(`${what}, within limits`, `${within.toFixed(1)} ms`, 'aim < 50 ms');
  say(`${what}, at a load by the queue`, `${atLoad.toFixed(1)} ms`, '');
  const ROWS = 100_000;
  const [rows, answers] = [join(scratch, 'rows.csv'), join(scratch, 'answers.csv')];
  writeFileSync(rows, batchOf(ROWS));
  const [time] = medians([['bin/tco.js', 'capacity', '--batch', rows, '--output', answers]], 3);
  say(
    `tco capacity --batch, ${ROWS.toLocaleString('en-US')} rows, whole process`,
    `${((1000 * ROWS) / time).toLocaleString('en-US', { maximumFractionDigits: 0 })} rows/s`,
    'aim ≥ 20,000 rows/s',
  );
}

/** `tco route` as a process against CBC on the same program, both to a gap of 1e-6 within the same time. */
async function routing() {
  const LIMIT = 60;
  if (spawnSync('cbc', ['-quit'], { stdio: 'ignore', input: '' }).error) {
    say('tco route against CBC', 'not measured (no cbc: Debian coinor-cbc)', '');
    return;
  }
  const { programText } = await exportsOf('bench-routing', root, scratch);
  for (const [tasks, options, classes, aim, runs] of [
    [20, 30, 1, 'aim ≤ 4×', 5],
    [20, 30, 24, 'aim ≤ 4×', 3],
    [100, 30, 24, '', 1],
    [1000, 30, 24, 'aim ≤ 1.5×, reach for 1×', 1],
  ]) {
    const [scenario, program] = [join(scratch, 'route.yaml'), join(scratch, 'route.mps')];
    const text = manyRoutes(tasks, options, classes);
    writeFileSync(scenario, text);
    writeFileSync(program, await programText(text));
    const route = ['bin/tco.js', 'route', scenario, '--only-split', '--format', 'csv', '--time-limit', `${LIMIT}`];
    const cbc = [program, '-sec', `${LIMIT}`, '-ratio', '1e-6', '-solve'];
    const [ours, theirs] = [[], []];
    let found = '';
    for (let run = 0; run < runs; run++) {
      ours.push(timed(process.execPath, route).ms);
      const { ms: time, stdout } = timed('cbc', cbc);
      theirs.push(time);
      found = /Result - (.*)/.exec(stdout)?.[1] ?? 'no result';
    }
    const [mine, peer] = [ours, theirs].map(times => times.sort((a, b) => a - b)[runs >> 1]);
    const what = `tco route, ${tasks.toLocaleString('en-US')} tasks × ${options} options × ${classes} hour classes`;
    say(what, `${seconds(mine)} = ${ratio(mine, peer)} CBC (${seconds(peer)}, ${found.toLowerCase()})`, aim);
  }
}

function timed(program, args) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program}: exit ${status}\n${stderr.slice(0, 2000)}`);
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, stdout };
}

const seconds = value => `${(value / 1000).toFixed(2)} s`;

const SECTIONS = {
  start: () => growth(startUp()),
  check,
  catalog,
  breakEven,
  prices,
  serving,
  capacity,
  routing,
  simulation: () => simulation({ root, scratch, say, medians }),
  workbook: () => workbook({ root, scratch, say }),
  page: () => page({ root, scratch, say }),
  usage: () => usage({ root, scratch, say }),
};

try {
  const asked = process.argv.slice(2);
  const unknown = asked.filter(name => !Object.hasOwn(SECTIONS, name));
  if (unknown.length)
    throw new Error(`no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
  for (const [name, run] of Object.entries(SECTIONS)) if (!asked.length || asked.includes(name)) await run();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
