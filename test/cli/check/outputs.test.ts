import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shell } from '../harness/tco.ts';
import { lastLine, tcoWhole } from './process.ts';
import { withBudget } from './scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'tco-check-'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const sh = (line: string) =>
  shell(line.replaceAll('tco ', `${process.execPath} ${inject('whole')}/bin/tco.js `), folder);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  writeFileSync(join(folder, 'broken.yaml'), withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
  writeFileSync(join(folder, 'good.yaml'), withBudget('metric: plans.cheap.monthly, max: 1000 USD/month'));
});

describe('what is written', () => {
  test('--also writes every format it names, beside what --format says', async () => {
    const also = ['json=a.json', 'markdown=a.md', 'junit=a.xml', 'github=a.txt', 'table=a.table'];
    const run = await tcoWhole(['check', 'broken.yaml', ...also.flatMap(target => ['--also', target])], folder);
    expect(run.code).toBe(4);
    expect(JSON.parse(read('a.json')).budget.verdict).toBe('breach');
    expect(read('a.md')).toContain('**breach**');
    expect(read('a.xml')).toContain('failures="1"');
    expect(read('a.txt')).toMatch(/^::error /);
    expect(read('a.table')).toBe(run.stdout);
  });
  test('the JSON is the Report of compare, with the budget', async () => {
    const [check, compare] = await Promise.all(
      ['check', 'compare'].map(command => tcoWhole([command, 'good.yaml', '--format', 'json'], folder)),
    );
    const { budget, ...rest } = JSON.parse(check!.stdout);
    expect(budget.verdict).toBe('pass');
    expect(rest).toEqual(JSON.parse(compare!.stdout));
  });
  test('an output that cannot be written leaves the others, and the exit code is 5', async () => {
    const run = await tcoWhole(['check', 'good.yaml', '--also', 'json=no/where.json', '--also', 'junit=b.xml'], folder);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('plans.cheap.monthly');
    expect(run.stderr).toContain('error: `no/where.json` could not be written: its folder does not exist');
    expect(lastLine(run)).toContain('indeterminate: an output was not written');
    expect(read('b.xml')).toContain('</testsuites>');
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });
  test('--output and --also leave a file that was read as it is', async () => {
    const before = read('good.yaml');
    const run = await tcoWhole(['check', 'good.yaml', '--output', 'good.yaml', '--also', 'json=c.json'], folder);
    expect(run.code).toBe(2);
    expect(read('good.yaml')).toBe(before);
    expect(existsSync(join(folder, 'c.json'))).toBe(false);
  });
});

describe('whoever reads the output changes no verdict', () => {
  test('a reader that has gone', () => {
    // a pipe that nobody reads any more
    expect(sh('(sleep 0.2; exec tco check broken.yaml) | true; exit $PIPESTATUS').code).toBe(4);
  });
  test('a full device', () => {
    const run = sh('tco check broken.yaml > /dev/full');
    expect(run.code).toBe(5);
    expect(lastLine(run)).toContain('breach: 1 of 1 check broken');
  });
  test('standard error that is closed', () => {
    expect(sh('tco check broken.yaml 2>&-').code).toBe(4);
  });
});

test('warnings come before the verdict, and --quiet leaves only the verdict', async () => {
  const [loud, quiet] = await Promise.all(
    [[], ['--quiet']].map(flags => tcoWhole(['check', 'broken.yaml', ...flags], folder)),
  );
  expect(loud!.stderr).toContain('warning[E421]');
  expect(quiet!.stderr).toBe(`${lastLine(loud!)}\n`);
});

test('two faults of one scenario are told together, and those of the baseline with them', async () => {
  writeFileSync(
    join(folder, 'faulty.yaml'),
    withBudget(
      'metric: plans.chep.monthly, max: 1 USD/month',
      'metric: plans.cheap.tasks.chta.perMtok, max: 1 USD/Mtok',
    ),
  );
  const run = await tcoWhole(['check', 'faulty.yaml', '--baseline', 'good.yaml'], folder);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('unknown plan `chep`');
  expect(run.stderr).toContain('did you mean `chat`?');
  expect(run.stderr).toContain('error[E560]');
});

test('a baseline of another catalog is used, with a warning', async () => {
  await tcoWhole(['check', 'good.yaml', '--format', 'json', '--output', 'base.json'], folder);
  const same = await tcoWhole(['check', 'good.yaml', '--baseline', 'base.json'], folder);
  expect(same.stderr).not.toContain('E561');
  const data = JSON.parse(read('base.json'));
  data.catalog.sha256 = 'f'.repeat(64);
  writeFileSync(join(folder, 'other.json'), JSON.stringify(data));
  const other = await tcoWhole(['check', 'good.yaml', '--baseline', 'other.json'], folder);
  expect(other.code).toBe(0);
  expect(other.stderr).toContain('warning[E561]: `other.json` was computed with another catalog');
});

test('a baseline needs no derivations: a check does not read them', async () => {
  await tcoWhole(['check', 'good.yaml', '--format', 'json', '--output', 'whole.json'], folder);
  const { derivations, ...slim } = JSON.parse(read('whole.json'));
  expect(Object.keys(derivations).length).toBeGreaterThan(0);
  writeFileSync(join(folder, 'slim.json'), JSON.stringify(slim));
  writeFileSync(join(folder, 'rise.yaml'), withBudget('metric: plans.cheap.monthly, maxIncrease: 5%'));
  const run = await tcoWhole(['check', 'rise.yaml', '--baseline', 'slim.json'], folder);
  expect(run.stderr).not.toContain('error[');
  expect(run.code).toBe(0);
});
