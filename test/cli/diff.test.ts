import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

/** 608,333.33 requests a month of 1,500 + 300 tokens at 2 and 8 USD/Mtok: 3,285 USD. */
const TEXT = `tco: 1
name: Mail
asOf: 2026-11-01
tasks: { answer: { requests: 20k /day, input: 1500 tok, output: 300 tok } }
options: { hosted: { api: x/y, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`;
const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const diff = (args: string) => shell(`${process.execPath} ${root}/bin/tco.js diff ${args}`, folder);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-diff-'));
  mkdirSync(join(folder, '.git'));
  write('a.yaml', TEXT);
  write('b.yaml', TEXT.replace('20k', '24k').replace('input: 2 USD', 'input: 2.2 USD').replace('8 USD', '8.8 USD'));
  // a file whose name looks like a day
  write('a.yaml@2026-07-01', TEXT.replace('20k', '10k'));
  write('old.json', '{ "schema": "tco-report/1", "tool": {');
  write('binary.yaml', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0xd0, 0x00]));
  write('other.json', '{ "version": "0.2", "projects": [] }');
  write('closed.yaml', TEXT.replace('output: 300 tok', 'output: 300 tok, accept: { models: [nothing] }'));
  cpSync(join(root, 'scenarios', 'first.yaml'), join(folder, 'first.yaml'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tco diff', () => {
  test('says what changed and where it comes from, of scenarios and of saved reports alike', () => {
    const run = diff('a.yaml b.yaml');
    expect(run.code).toBe(0);
    // price 0.1 × 1.1 × 3,285 = 361, volume 0.2 × 1.05 × 3,285 = 690
    expect(run.stdout).toContain('hosted costs 1,051 USD a month more than in A (+32 %), 690 of it by volume.');
    expect(run.stdout).toMatch(/hosted +\+361 +\+690 +\+1,051/);
    const compare = `${process.execPath} ${root}/bin/tco.js compare`;
    const saved = shell(
      `${compare} a.yaml --format json --output a.json && ${compare} a.yaml --format json --output b.json --set "tasks.answer.requests=24k /day" --set "options.hosted.price.input=2.2 USD/Mtok" --set "options.hosted.price.output=8.8 USD/Mtok"`,
      folder,
    );
    expect(saved.code).toBe(0);
    const reports = diff('a.json b.json --quiet');
    expect(reports.stdout.split('\n').slice(3)).toEqual(run.stdout.split('\n').slice(3));
    const json = JSON.parse(diff('a.json - --format json --quiet < b.yaml').stdout);
    expect(json.attribution[0].effects.slice(0, 2)).toEqual([
      { categories: ['price'], effect: '361.35' },
      { categories: ['volume'], effect: '689.85' },
    ]);
  });
  test('of a scenario that did not change says so', () => {
    expect(diff('a.yaml a.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No difference: the same plans at the same costs.'),
    });
  });
  test('takes a day behind the name of a scenario, unless a file has that name', () => {
    const days = JSON.parse(diff('first.yaml@2026-09-01 first.yaml --format json --quiet').stdout);
    expect([days.a.asOf, days.b.asOf]).toEqual(['2026-09-01', '2026-11-01']);
    const named = JSON.parse(diff('a.yaml@2026-07-01 a.yaml --format json --quiet').stdout);
    expect(named.a).toMatchObject({ file: 'a.yaml@2026-07-01', asOf: '2026-11-01' });
    expect(named.attribution[0].difference).toBe('1642.5');
  });
  test('reads the reports that other commands take for no scenario, and these say so', () => {
    const run = shell(`${process.execPath} ${root}/bin/tco.js compare old.json`, folder);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('error[E132]: `old.json` is a saved report, not a scenario');
    expect(run.stderr).toContain('1 error');
  });
  test('exits with 5 where no plan is possible on a side', () => {
    const run = diff('a.yaml closed.yaml');
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('No plan is possible in B; in A the cheapest was hosted.');
  });
  test('tells what is wrong with both at once', () => {
    const run = diff('old.json nowhere.yaml');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('error[E109]: the report is not valid JSON');
    expect(run.stderr).toContain('error[E130]: there is no file `nowhere.yaml`');
  });
  test.each([
    ['binary.yaml a.yaml', 3, 'error[E1'],
    ['other.json a.yaml', 3, 'error[E571]: this is neither a scenario nor a report of tco'],
    ['old.json@2026-01-01 a.yaml', 2, 'is a saved report with its own day of prices'],
    ['a.yaml@2026-02-30 a.yaml', 2, '`2026-02-30` is not in the calendar'],
    ['a.yaml', 2, "missing required argument 'b'"],
    ['a.yaml b.yaml --output b.yaml', 2, '--output `b.yaml` is one of the files that were read'],
  ])('%s is refused', (args, code, message) => {
    const run = diff(args);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toContain('24k');
  });
});
