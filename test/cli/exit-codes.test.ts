import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, shell, tco } from './harness/tco.ts';

const folder = folderWith('tco: 1\n');
const scenario = join(folder, 'scenario.yaml');
const written = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the exit code says what happened', () => {
  test('a comparison that could be made ends with 0 and says nothing on standard error', () => {
    expect(tco(['compare', scenario])).toMatchObject({ code: 0, stderr: '' });
  });
  test('a fault of the program ends with 1, one line and no stack trace', () => {
    const run = tco(['compare', written('fault.yaml', '!fault')]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toBe(
      'tco: internal fault: a fault on purpose\nThis is a fault of tco, not of your input; please report it. TCO_DEBUG=1 shows where it happened.\n',
    );
  });
  test('TCO_DEBUG=1 shows where the fault is', () => {
    expect(tco(['compare', join(folder, 'fault.yaml')], { TCO_DEBUG: '1' }).stderr).toMatch(/\n {4}at /);
  });
  test('a wrong scenario ends with 3 and shows the place', () => {
    const run = tco(['compare', 'wrong.yaml'], {}, { cwd: folderWith('!wrong: 2.50\n', 'wrong.yaml') });
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toBe(`error[E214]: price has no unit
 --> wrong.yaml:1:3
  |
1 | !wrong: 2.50
  |   ^^^^^^
  = expected: a price such as \`2.50 USD/Mtok\`

1 error in wrong.yaml; more: tco error E214
`);
  });
  test('with --format json the problems are data on standard output', () => {
    const run = tco(['compare', written('wrong.yaml', '!wrong: 2.50\n'), '--format', 'json']);
    expect(run.code).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({
      schema: 'tco-problems/1',
      problems: [{ code: 'E214', at: { line: 1, column: 3 } }],
    });
  });
  test('a scenario of which no plan is possible is reported and ends with 5, never 0', () => {
    const run = tco(['compare', written('impossible.yaml', '!impossible')]);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('The only plan is not possible.');
    expect(run.stdout).toContain('not possible: the busiest hour needs 9.4M tok');
  });
});

describe('a wrong command line ends with 2 and a way out', () => {
  test.each([
    [[], 'no command given'],
    [['compre', scenario], 'Did you mean compare?'],
    [['compare', scenario, '--formt', 'csv'], 'Did you mean --format?'],
    [['compare', scenario, '--format', 'xml'], 'Known formats are table, json, csv, markdown.'],
    [['compare', scenario, '--format', 'csv,json'], 'Known formats are table, json, csv, markdown.'],
    [['compare'], "missing required argument 'scenario'"],
    [['compare', scenario, scenario], 'too many arguments'],
    [['compare', scenario, '--format', 'csv', '--format', 'json'], '--format is given twice'],
    [['compare', scenario, '--no-color', '--no-color'], '--no-color is given twice'],
    [['compare', scenario, '--as-of', 'tomorrow'], 'Write a day as YYYY-MM-DD'],
    [['compare', scenario, '--as-of', '2026-02-30'], 'Write a day as YYYY-MM-DD'],
    [['compare', scenario, '--set', 'horizon'], 'has no = between path and value'],
    [['explain', scenario, 'plans.hybrid.montly'], 'did you mean `plans.hybrid.monthly`?'],
    [['explain', scenario, '--depth', '-1'], 'Write a whole number of levels'],
    [['schema', 'plan'], 'known: scenario, mapping, report'],
    [['error', 'E999'], 'unknown code'],
    [['completion', 'tcsh'], 'known: bash, zsh, fish'],
  ])('tco %j: %s', (args, message) => {
    const run = tco(args, { COLUMNS: '200' });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/\n {4}at /);
  });
});

describe('what cannot be a scenario is refused at once, with 3', () => {
  mkdirSync(join(folder, 'folder'));
  test.each([
    ['nowhere.yaml', 'E130', 'there is no file'],
    ['folder', 'E131', 'is a directory'],
    ['/dev/zero', 'E131', 'is a device'],
    ['/dev/null/x', 'E130', 'there is no file'],
    ['~/scenario.yaml', 'E130', 'the shell did not expand the ~'],
  ])('%s: %s', (file, code, message) => {
    const run = tco(['compare', file], {}, { cwd: folder });
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(`error[${code}]`);
    expect(run.stderr).toContain(message);
  });
  test('a named pipe without a writer does not hang', () => {
    const run = shell('mkfifo pipe && $TCO compare pipe', folder);
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('is a pipe, not a regular file');
  });
  test('more than 1 MiB is not read', () => {
    expect(tco(['compare', written('big.yaml', 'x'.repeat(2 ** 20 + 1))])).toMatchObject({ code: 3 });
    expect(shell('$TCO compare - < /dev/zero', folder).stderr).toContain('E101');
  });
  test('bytes that are not UTF-8 are not replaced silently', () => {
    expect(tco(['compare', written('latin.yaml', new Uint8Array([110, 58, 32, 0xe9]))]).stderr).toContain('E103');
  });
  test('escape sequences in a file name do not reach the terminal', () => {
    const run = tco(['compare', '\u001b[2Jx.yaml']);
    expect(run.code).toBe(3);
    expect(run.stderr).not.toContain('\u001b');
  });
});

describe('a scenario may come from elsewhere', () => {
  test('- reads standard input', () => {
    expect(shell('$TCO compare - < scenario.yaml', folder)).toMatchObject({ code: 0, stderr: '' });
  });
  test('a name that begins with a hyphen works behind --', () => {
    written('-x.yaml', 'tco: 1\n');
    expect(shell('$TCO compare -- -x.yaml', folder)).toMatchObject({ code: 0 });
  });
  test('--set and --as-of reach the engine, --set as often as wanted', () => {
    const run = tco([
      'compare',
      scenario,
      '--as-of',
      '2028-02-29',
      '--set',
      'horizon=12 month',
      '--set',
      'options."a b".discount=5%',
    ]);
    expect(run.stdout.replaceAll('\n', ' ')).toContain('2028-02-29 horizon=12 month options."a b".discount=5%');
  });
});
