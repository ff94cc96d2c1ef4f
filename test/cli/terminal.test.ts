import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsOf, hasUnicode, wantsColour } from '../../src/cli/screen.ts';
import { displayWidth } from '../../src/report/width.ts';
import { folderWith, shell, tco } from './harness/tco.ts';

const folder = folderWith('tco: 1\n');
const scenario = join(folder, 'scenario.yaml');
/** A terminal of its own for the program, as `script` gives it. */
const inTerminal = (args: string, env: Record<string, string> = {}): string =>
  shell(`script -qec "$TCO ${args}" /dev/null`, folder, { TERM: 'xterm', ...env }).stdout;
const ESCAPE = '\u001b';

describe('colour', () => {
  test.each([
    [{}, true, false, true],
    [{}, false, false, false],
    [{}, true, true, false],
    [{ NO_COLOR: '1' }, true, false, false],
    [{ NO_COLOR: '' }, true, false, true],
    [{ TCO_NO_COLOR: 'yes' }, true, false, false],
    [{ TERM: 'dumb' }, true, false, false],
    [{ FORCE_COLOR: '1' }, false, false, true],
    [{ FORCE_COLOR: '0' }, true, false, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false, false],
    [{ FORCE_COLOR: '1' }, true, true, false],
  ])('with %j, terminal %s, --no-color %s: %s', (env, terminal, refused, expected) => {
    expect(wantsColour(env, terminal, refused)).toBe(expected);
  });
  test('there is none in a pipe', () => {
    expect(tco(['compare', scenario], { TERM: 'xterm' }).stdout).not.toContain(ESCAPE);
  });
  test('there is some on a terminal, and none when it is refused', () => {
    expect(inTerminal('compare scenario.yaml')).toContain(ESCAPE);
    for (const env of [{ NO_COLOR: '1' }, { TCO_NO_COLOR: '1' }, { TERM: 'dumb' }])
      expect(inTerminal('compare scenario.yaml', env)).not.toContain(ESCAPE);
    expect(inTerminal('compare scenario.yaml --no-color')).not.toContain(ESCAPE);
  });
  test('- without anything to read is a usage error at once', () => {
    expect(inTerminal('compare -')).toContain('reads standard input, which is this terminal');
  });
});

describe('signs beyond ASCII', () => {
  test.each([
    [{}, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'POSIX' }, false],
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'C', LC_ALL: 'en_US.utf8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, false],
  ])('%j: %s', (env, expected) => {
    expect(hasUnicode(env)).toBe(expected);
  });
  test.each([{ LANG: 'C' }, { TERM: 'dumb' }])('none are printed with %j', env => {
    expect(tco(['compare', scenario], env).stdout).toMatch(/^[\n -~]+$/);
  });
  test('machine formats do not depend on the locale', () => {
    for (const format of ['json', 'csv']) {
      expect(tco(['compare', scenario, '--format', format], { LANG: 'C' }).stdout).toBe(
        tco(['compare', scenario, '--format', format], { LC_ALL: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' }).stdout,
      );
    }
  });
});

describe('width', () => {
  test.each([
    ['40', 40],
    ['0', 80],
    ['NaN', 80],
    ['-5', 80],
    ['1e9', 80],
    ['3', 20],
    ['999999', 1000],
  ])('COLUMNS=%s means %i', (said, expected) => {
    expect(columnsOf({ COLUMNS: said }, false)).toBe(expected);
  });
  test.each(['20', '40', '59', '60', '80', '100', '160'])('no line is longer than COLUMNS=%s', width => {
    for (const flags of [[], ['--all']]) {
      const { stdout } = tco(['compare', scenario, ...flags], { COLUMNS: width });
      expect(Math.max(...stdout.split('\n').map(displayWidth))).toBeLessThanOrEqual(Number(width));
    }
  });
});

describe('help', () => {
  test('is there in every way people ask for it', () => {
    const help = tco(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/^Examples:\n {2}tco compare/);
    for (const args of [['-h'], ['help']]) expect(tco(args)).toEqual(help);
    expect(tco(['help', 'compare']).stdout).toBe(tco(['compare', '--help']).stdout);
  });
  test('groups the commands by what they are for', () => {
    const { stdout } = tco(['--help']);
    expect(stdout.match(/^[A-Z].*:$/gm)).toEqual([
      'Examples:',
      'Options:',
      'Decide:',
      'Prove:',
      'Hand on:',
      'Data:',
      'Start:',
    ]);
  });
  test('--version is one line', () => {
    expect(tco(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
  test('completion scripts can be read by their shell', () => {
    expect(shell('$TCO completion bash | bash -n && echo fine', folder).stdout).toBe('fine\n');
  });
});
