import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fewEntries } from '../harness/few-entries.ts';
import { environment, type Run } from '../harness/tco.ts';
import { csv, jsonl, logsFolder, requests } from './logs.ts';

const { folder, written, mapping, remove } = logsFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);

const ROWS = requests(16);
written('good.csv', csv(ROWS));
written('good.jsonl', jsonl(ROWS));
written('some.csv', csv(requests(16, n => (n % 200 ? {} : { model: 'nobody\u001b[31m knows' }))));
written('many.csv', csv(requests(16, n => (n % 3 ? {} : { model: 'nobody knows' }))));
mkdirSync(at('tmp'));
written('few.json', fewEntries());
written('answered.yaml', '# batchable: nothing may wait\n');

const program = (): string => join(inject('whole'), 'bin', 'tco.js');

function started(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; end: Promise<Run> } {
  const child = spawn(process.execPath, [program(), ...args], {
    cwd: folder,
    env: environment({ TMPDIR: at('tmp'), ...env }),
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream]!.on('data', text => (said[stream] += text));
  const end = new Promise<Run>(resolve => child.on('close', code => resolve({ code, ...said })));
  return { child, end };
}

const profile = (args: readonly string[], env?: Record<string, string>) =>
  started(['profile', ...args, '--mapping', mapping, '--catalog', 'few.json'], env).end;

const RUNS = {
  stdout: () => profile(['good.csv']),
  again: () =>
    profile(['./good.csv'], { SOURCE_DATE_EPOCH: '1793577600', TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8' }),
  file: () => profile(['good.csv', '--output', 'made.yaml']),
  json: () => profile(['good.jsonl', '--format', 'json', '--quiet']),
  over: () => profile(['good.csv', 'good.jsonl', '--format', 'json', '--output', './good.jsonl']),
  overMapping: () => profile(['good.csv', '--format', 'json', '--output', 'mine.map.yaml']),
  overScenario: () => profile(['good.csv', '--output', 'answered.yaml']),
  twice: () => profile(['good.csv', 'good.jsonl']),
  nowhere: () => profile(['good.csv', '--output', 'none/made.yaml']),
  warned: () => profile(['some.csv'], { FORCE_COLOR: '1', NO_COLOR: '1' }),
  stopped: () => profile(['many.csv', '--output', 'stopped.yaml', '--format', 'json']),
  password: () => profile(['postgres://somebody:secret@127.0.0.1:1/logs']),
  away: () => profile(['postgres://somebody@127.0.0.1:1/logs'], { PGPASSWORD: 'secret' }),
} as const;

const runs = {} as Record<keyof typeof RUNS, Run>;
beforeAll(async () => {
  const waiting = Object.entries(RUNS) as [keyof typeof RUNS, () => Promise<Run>][];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) runs[next[0]] = await next[1]();
  };
  await Promise.all([worker(), worker(), worker()]);
});

describe('tco profile', () => {
  test('writes the scenario to standard output and what it found to standard error', () => {
    const { code, stdout, stderr } = runs.stdout;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Profile of good\.csv \(mine\.map; 2026-06-01 to 2026-06-16, 16 days\)/);
    expect(stderr).toMatch(/^One task of 768 requests\.\nToday costs [\d.]+ USD a month at list prices\.\n/);
  });
  test('writes the same bytes on another day, in another time zone and language', () => {
    expect(runs.again.stdout.replaceAll('./good.csv', 'good.csv')).toBe(runs.stdout.stdout);
  });
  test('writes the same to a file, and says what is next', () => {
    expect(runs.file).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at('made.yaml'), 'utf8')).toBe(runs.stdout.stdout);
    expect(runs.file.stderr).toContain('Next: tco compare made.yaml');
  });
  test('gives its figures as data', () => {
    expect(runs.json).toMatchObject({ code: 0, stderr: '' });
    const { schema, tasks, logs } = JSON.parse(runs.json.stdout);
    expect(schema).toBe('tco-profile/1');
    expect(tasks[0]).toMatchObject({ id: 'claude-haiku-4-5', totals: { requests: '768' }, perDay: { value: 48 } });
    expect(logs[0]).toMatchObject({ rows: '768', brokenLines: null, duplicates: { ids: '0' } });
  });
  test('writes over no file that it read, and into no folder that is not there', () => {
    expect(runs.over).toMatchObject({ code: 2, stdout: '' });
    expect(runs.over.stderr).toContain('is one of the files that were read');
    expect(readFileSync(at('good.jsonl'), 'utf8')).toBe(jsonl(ROWS));
    expect(runs.overMapping).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(mapping, 'utf8')).toMatch(/^time: time\n/);
    expect(runs.nowhere).toMatchObject({ code: 5, stdout: '' });
  });
  test('never writes over a scenario, in which somebody may have answered questions', () => {
    expect(runs.overScenario).toMatchObject({ code: 5, stdout: '' });
    expect(runs.overScenario.stderr).toContain('`answered.yaml` exists already; a scenario is never overwritten');
    expect(readFileSync(at('answered.yaml'), 'utf8')).toBe('# batchable: nothing may wait\n');
  });
  test('warns of what is little, in plain text where no colour is wanted', () => {
    const { code, stdout, stderr } = runs.warned;
    expect(code).toBe(0);
    expect(stdout).toContain('requests: ');
    expect(stderr).toContain('warning[E608]: the catalog has no API for model `nobody [31m knows`: 4 requests');
    expect(stdout + stderr).not.toContain('\u001b');
  });
  test('counts a log that is there in two forms once, and says so', () => {
    expect(runs.twice.code).toBe(0);
    expect(runs.twice.stderr.replace(/\s+/g, ' ')).toContain(
      'warning[E605]: . (2 files): 768 request ids stand there more than once, in 768 rows too many',
    );
    const cost = /Today costs .*/;
    expect(cost.exec(runs.twice.stderr)![0]).toBe(cost.exec(runs.stdout.stderr)![0]);
  });
  test('stops at what is much, as data too, and leaves no file', () => {
    expect(runs.stopped.code).toBe(3);
    expect(JSON.parse(runs.stopped.stdout)).toMatchObject({
      schema: 'tco-problems/1',
      problems: [{ code: 'E608', severity: 'error' }],
    });
    expect(existsSync(at('stopped.yaml'))).toBe(false);
  });
  test('never repeats a password', () => {
    for (const run of [runs.password, runs.away]) {
      expect(run.code).toBe(3);
      expect(run.stdout + run.stderr).not.toContain('secret');
    }
    expect(runs.away.stderr).toContain('nothing answers at this port');
  });
  test('leaves nothing in the folder for temporary files', () => {
    expect(readdirSync(at('tmp'))).toEqual([]);
  });
  test('its scenario runs in compare at once', async () => {
    const { code, stdout } = await started(['compare', 'made.yaml', '--catalog', 'few.json']).end;
    expect(code).toBe(0);
    expect(stdout).toMatch(/today\s+[\d.]+/);
  });
  test('ends soon after Ctrl-C, without a file or anything else left behind', async () => {
    // a million rows are some seconds of work
    const body = csv(ROWS).split('\n').slice(1, -1);
    const head = csv([]);
    const blocks = Array.from({ length: 1300 }, (_, i) => body.map(line => line.replace(',r', `,r${i}-`)).join('\n'));
    written('large.csv', `${head}${blocks.join('\n')}\n`);
    const { child, end } = started(['profile', 'large.csv', '--mapping', mapping, '--output', 'large.yaml']);
    const isAsking = () => readdirSync(at('tmp')).length > 0;
    while (!isAsking() && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 20));
    await new Promise(resolve => setTimeout(resolve, 150));
    const asked = performance.now();
    child.kill('SIGINT');
    const { code, stdout } = await end;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(existsSync(at('large.yaml'))).toBe(false);
    expect(readdirSync(at('tmp'))).toEqual([]);
  });
});
