// How long a scenario takes from drawn logs, against DuckDB asked by hand and against `readline`, and how much memory.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RUNS = 5;
const PEAK = "process.on('exit', () => console.error('PEAK', process.resourceUsage().maxRSS));";

/** 10 M rows of Parquet, and lines of JSON. */
export function usage({ root, scratch, say, rows = '10M' }) {
  const peak = join(scratch, 'peak.cjs');
  writeFileSync(peak, PEAK);
  const scenario = join(scratch, 'scenario.yaml');
  const run = args => {
    // a scenario is never overwritten
    rmSync(scenario, { force: true });
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, ['--require', peak, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    return { seconds, mb: (Number(/^PEAK (\d+)$/m.exec(stderr)[1]) * 1024) / 1e6 };
  };
  const drawn = (name, ...more) => {
    const folder = join(scratch, name);
    const args = ['scripts/bundled.mjs', 'logs', '--seed', '1', '--output', folder, ...more];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return join(folder, 'requests');
  };
  const profile = (folder, ...more) => [
    'bin/tco.js',
    'profile',
    folder,
    '--by',
    'team',
    '--mapping',
    'scenarios/logs/drawn.mapping.yaml',
    '--quiet',
    '--output',
    scenario,
    ...more,
  ];
  /** Medians of commands that are run in turns. */
  const inTurns = commands => {
    const all = commands.map(() => []);
    for (let i = 0; i < RUNS; i++) for (const [c, args] of commands.entries()) all[c].push(run(args));
    return all.map(runs => ({
      seconds: runs.map(r => r.seconds).sort((a, b) => a - b)[RUNS >> 1],
      mb: Math.max(...runs.map(r => r.mb)),
    }));
  };
  const figures = ({ seconds, mb }) => `${seconds.toFixed(1)} s, ${mb.toFixed(0)} MB`;

  const parquet = drawn('parquet', '--rows', rows);
  const bare = memory => ['scripts/bench-usage-bare.mjs', parquet, memory, join(scratch, 'spilled')];
  const [asked, profiled] = inTurns([bare('400MB'), profile(parquet)]);
  say(`${rows} rows of Parquet: DuckDB asked by hand`, figures(asked), '');
  say(
    '  tco profile',
    `${figures(profiled)} = ${(profiled.seconds / asked.seconds).toFixed(2)}×`,
    'aim ≤ 1.3×, 700 MB',
  );
  say('  tco profile --memory 256MB', figures(run(profile(parquet, '--memory', '256MB'))), 'aim: it works');

  for (const [what, count, ...more] of [
    ['with whole prompts', '60k', '--whole-prompts'],
    ['with prompts of some sentences', '300k'],
  ]) {
    const json = drawn(`json-${count}`, '--rows', count, '--format', 'jsonl', ...more);
    const [read, taken] = inTurns([['scripts/bench-usage-readline.mjs', json], profile(json)]);
    say(`${count} lines of JSON ${what}: readline, JSON.parse`, figures(read), '');
    say(
      '  tco profile',
      `${figures(taken)}, ${(read.seconds / taken.seconds).toFixed(1)} times as fast`,
      'aim ≥ 5 times',
    );
  }
}
