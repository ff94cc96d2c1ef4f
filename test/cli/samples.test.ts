import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

/** 608,333.33 requests a month of 1,500 tokens of input: 912.5 Mtok, at the median price of 2 USD/Mtok 1,825 USD. */
const scenario = (price: string) => `asOf: 2026-11-01
tasks: { answer: { requests: 20k /day, input: 1500 tok, output: 0 tok } }
options: { hosted: { api: x/y, price: { input: "${price}", output: 8 USD/Mtok } } }
`;
const SAMPLED = 'samples(prices.csv, spot) USD/Mtok';
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tco = (args: string, cwd = folder) => shell(`${process.execPath} ${root}/bin/tco.js ${args}`, cwd);
const monthly = (json: string) => Number(JSON.parse(json).plans[0].monthly.value);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-samples-'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'plans'));
  write('plans/a.yaml', scenario(SAMPLED));
  write('plans/prices.csv', 'day,spot\n1,1\n2,2\n3,4\n');
  write('secret.csv', '7\n8\n');
  symlinkSync('../secret.csv', join(folder, 'plans', 'out.csv'));
  symlinkSync('prices.csv', join(folder, 'plans', 'in.csv'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files of samples', () => {
  test('are read from the folder of the scenario, wherever the command runs', () => {
    for (const run of [
      tco('compare plans/a.yaml --format json'),
      tco('compare a.yaml --format json', join(folder, 'plans')),
    ])
      expect([run.code, monthly(run.stdout)]).toEqual([0, 1825]);
  });
  test('of standard input are read from the current folder', () => {
    const run = tco('compare - --format json < a.yaml', join(folder, 'plans'));
    expect([run.code, monthly(run.stdout)]).toEqual([0, 1825]);
    expect(tco('compare - < plans/a.yaml').stderr).toContain('there is no file `prices.csv`');
  });
  test('may be named with --set', () => {
    const run = tco(
      'compare plans/a.yaml --format json --set "options.hosted.price.input=samples(in.csv; spot) USD/Mtok"',
    );
    expect([run.code, monthly(run.stdout)]).toEqual([0, 1825]);
  });
  test.each(['check', 'route', 'breakeven', 'explain', 'catalog why'])('are read by %s, too', command => {
    expect(tco(`${command} plans/a.yaml`).stderr).not.toContain('error[');
  });
  test.each([
    ['nowhere.csv', 'E246', 'there is no file `plans/nowhere.csv`'],
    ['../secret.csv', 'E246', 'leads out of the folder of the scenario'],
    ['/etc/passwd', 'E246', 'is not a path from the folder of the scenario'],
    ['out.csv', 'E246', '`plans/out.csv` is a link out of the folder of the scenario'],
    ['.', 'E246', '`plans` is a directory, not a regular file'],
    ['-', 'E246', '`-` is no file'],
    ['huge.csv', 'E101', 'file has more than 8388608 bytes'],
    ['latin.csv', 'E103', 'is not UTF-8'],
  ])('%s is refused with its place', (name, code, message) => {
    write('plans/huge.csv', '1\n'.repeat(4 * 1024 * 1024 + 1));
    writeFileSync(join(folder, 'plans', 'latin.csv'), Buffer.from([0x31, 0x0a, 0xe9, 0x0a]));
    write('plans/b.yaml', scenario(`samples(${name}) USD/Mtok`));
    const run = tco('compare plans/b.yaml');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(`error[${code}]`);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(run.stderr).toMatch(/plans\/(b\.yaml:3:48|(huge|latin)\.csv:\d:1)/);
    expect(run.stderr).not.toContain('secret.csv`:');
  });
  test('a pipe among them does not hang', () => {
    shell('mkfifo plans/pipe.csv', folder);
    write('plans/b.yaml', scenario('samples(pipe.csv) USD/Mtok'));
    expect(tco('compare plans/b.yaml')).toMatchObject({ code: 3, stderr: expect.stringContaining('is a pipe') });
  });
  test('several of more than 8 MiB together are refused', () => {
    for (const name of ['x', 'y']) write(`plans/${name}.csv`, `p\n1\n2\n${'3.00000000000\n'.repeat(400_000)}`);
    write('plans/b.yaml', scenario('samples(x.csv) USD/Mtok').replace('8 USD/Mtok', '"samples(y.csv) USD/Mtok"'));
    expect(tco('compare plans/b.yaml').stderr).toContain('more than 8 MiB together');
  });
  test('with bad lines show each of them', () => {
    write('plans/bad.csv', 'price\n1\nn/a\n3\n-4\n');
    write('plans/b.yaml', scenario('samples(bad.csv) USD/Mtok'));
    const run = tco('compare plans/b.yaml');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('plans/bad.csv:3:1');
    expect(run.stderr).toContain('plans/bad.csv:5:1');
    expect(run.stderr).toContain('3 | n/a');
  });
  test('are not written over', () => {
    const run = tco('compare plans/a.yaml --output plans/prices.csv');
    expect(run.code).not.toBe(0);
    expect(readFileSync(join(folder, 'plans', 'prices.csv'), 'utf8')).toBe('day,spot\n1,1\n2,2\n3,4\n');
  });
});

describe('a saved report carries the samples that it was computed with', () => {
  test('so that it can be computed again without them', () => {
    const before = join(folder, 'before.json');
    expect(tco(`compare plans/a.yaml --format json --output ${before}`).code).toBe(0);
    expect(JSON.parse(readFileSync(before, 'utf8')).scenario.files).toEqual([
      { name: 'prices.csv', text: 'day,spot\n1,1\n2,2\n3,4\n' },
    ]);
    mkdirSync(join(folder, 'later'));
    write('later/a.yaml', scenario(SAMPLED));
    // the median is 3 now: 912.5 × 3 = 2,737.50, 912.50 more, rounded to the even digit
    write('later/prices.csv', 'day,spot\n1,1\n2,3\n3,4\n');
    const run = tco(`diff ${before} later/a.yaml`);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('hosted costs 912 USD a month more than in A (+50 %), all of it by prices.');
    const { inputs } = JSON.parse(tco(`diff ${before} later/a.yaml --format json`).stdout);
    // what is written is the same, what is in the file is not
    expect([inputs[0].a, inputs[0].b]).toEqual([SAMPLED, `other ${SAMPLED}`]);
    expect(tco(`explain ${before} plans.hosted.monthly`).stdout).toContain('input price of hosted = 2 USD/Mtok');
    const same = tco(`diff ${before} plans/a.yaml`);
    expect(same.stdout).not.toContain('other samples(');
  });
  test('a report whose samples are broken is refused', () => {
    const report = JSON.parse(tco('compare plans/a.yaml --format json').stdout);
    report.scenario.files = [{ name: 'prices.csv' }];
    write('broken.json', JSON.stringify(report));
    expect(tco('diff broken.json plans/a.yaml').stderr).toContain('`scenario` of the report is missing or broken');
  });
});
