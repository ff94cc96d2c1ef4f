import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environment, folderWith, program, shell } from './harness/tco.ts';

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('standard output', () => {
  test('a reader that leaves early ends the program quietly', () => {
    const run = shell('$TCO compare scenario.yaml --format json | head -c 10; exit $PIPESTATUS', folderWith('!large'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
  test('all of a long output arrives in a slow pipe', () => {
    const run = shell('$TCO compare scenario.yaml --format json | (sleep 0.3; wc -c)', folderWith('!large'));
    expect(Number(run.stdout)).toBeGreaterThan(300_000);
  });
  test('a full disk ends with 5 and a message', () => {
    const run = shell('$TCO compare scenario.yaml > /dev/full', folderWith('tco: 1'));
    expect(run).toMatchObject({
      code: 5,
      stderr: 'error: standard output could not be written: no space is left on the device\n',
    });
  });
  test('a closed standard output ends with 5 or is discarded, without a stack trace', () => {
    const run = shell('$TCO compare scenario.yaml >&-', folderWith('tco: 1'));
    expect([0, 5]).toContain(run.code);
    expect(run.stderr).not.toMatch(/\n {4}at /);
  });
  test('a closed standard error does not change the outcome', () => {
    expect(shell('$TCO compare nowhere.yaml 2>&-', folderWith('tco: 1')).code).toBe(3);
    expect(shell('$TCO compare nowhere.yaml 2>/dev/full', folderWith('tco: 1')).code).toBe(3);
  });
});

describe('--output', () => {
  test('writes the whole result, and nothing to standard output', () => {
    const folder = folderWith('tco: 1');
    expect(shell('$TCO compare scenario.yaml --format json --output report.json', folder)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(JSON.parse(text(folder, 'report.json'))).toMatchObject({ schema: 'tco-report/1' });
    expect(readdirSync(folder).sort()).toEqual(['report.json', 'scenario.yaml']);
  });
  test('replaces an older report and keeps its permissions', () => {
    const folder = folderWith('tco: 1');
    writeFileSync(join(folder, 'report.txt'), 'old');
    chmodSync(join(folder, 'report.txt'), 0o600);
    shell('$TCO compare scenario.yaml --output report.txt', folder);
    expect(text(folder, 'report.txt')).toContain('Cheapest: hybrid');
    expect(statSync(join(folder, 'report.txt')).mode & 0o777).toBe(0o600);
  });
  test.each(['scenario.yaml', 'hard.yaml', 'soft.yaml'])('never overwrites the scenario by the name %s', name => {
    const folder = folderWith('tco: 1');
    linkSync(join(folder, 'scenario.yaml'), join(folder, 'hard.yaml'));
    symlinkSync('scenario.yaml', join(folder, 'soft.yaml'));
    const run = shell(`$TCO compare scenario.yaml --output ${name}`, folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('is one of the files that were read');
    expect(text(folder, 'scenario.yaml')).toBe('tco: 1');
  });
  test('writes through a symbolic link instead of replacing it', () => {
    const folder = folderWith('tco: 1');
    writeFileSync(join(folder, 'real.txt'), 'old');
    symlinkSync('real.txt', join(folder, 'link.txt'));
    shell('$TCO compare scenario.yaml --output link.txt', folder);
    expect(text(folder, 'real.txt')).toContain('Cheapest: hybrid');
  });
  test.each([
    ['/dev/full', 'no space is left on the device'],
    ['nowhere/report.txt', 'its folder does not exist'],
    ['folder', 'is a directory'],
    ['pipe', 'nobody reads from the pipe'],
  ])('%s ends with 5: %s', (target, reason) => {
    const folder = folderWith('tco: 1');
    mkdirSync(join(folder, 'folder'));
    const run = shell(`mkfifo pipe; $TCO compare scenario.yaml --output ${target}`, folder);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain(reason);
  });
  test('a wrong scenario leaves the older report alone', () => {
    const folder = folderWith('!wrong: 2.50');
    writeFileSync(join(folder, 'report.txt'), 'old');
    expect(shell('$TCO compare scenario.yaml --output report.txt', folder).code).toBe(3);
    expect(text(folder, 'report.txt')).toBe('old');
  });
  test('an interrupted run leaves the old report or the new one, and nothing beside it', async () => {
    const folder = folderWith('!large');
    for (const [i, delay] of [20, 55, 62, 69, 76, 85, 100].entries()) {
      writeFileSync(join(folder, 'report.json'), 'old');
      const child = spawn(
        process.execPath,
        [program(), 'compare', 'scenario.yaml', '--format', 'json', '--output', 'report.json'],
        { cwd: folder, env: environment(), stdio: 'ignore' },
      );
      const ended = new Promise(resolve => child.on('exit', resolve));
      setTimeout(() => child.kill(i % 2 ? 'SIGINT' : 'SIGTERM'), delay);
      await ended;
      const result = text(folder, 'report.json');
      if (result !== 'old') expect(JSON.parse(result)).toMatchObject({ schema: 'tco-report/1' });
      expect(readdirSync(folder).sort()).toEqual(['report.json', 'scenario.yaml']);
    }
  });
  test('init never overwrites', () => {
    const folder = folderWith('mine');
    expect(shell('$TCO init --output scenario.yaml', folder).code).toBe(5);
    expect(text(folder, 'scenario.yaml')).toBe('mine');
    expect(existsSync(join(folder, '.scenario.yaml.tmp'))).toBe(false);
  });
});
