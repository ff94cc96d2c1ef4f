import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { tcoWhole } from '../cli/check/process.ts';
import { SCENARIO, withBudget } from '../cli/check/scenario.ts';
import { environment, type Run } from '../cli/harness/tco.ts';
import { type FakeGitHub, fakeGitHub } from './fake-github.ts';

let github: FakeGitHub;
let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');

beforeEach(async () => {
  github = await fakeGitHub();
  folder = mkdtempSync(join(tmpdir(), 'tco-action-'));
  write('event.json', JSON.stringify({ pull_request: { number: 7 } }));
});
afterEach(() => {
  github.close();
  rmSync(folder, { recursive: true });
});

/** Runs the step as a runner does: inputs and files by environment. */
function step(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<Run> {
  for (const name of ['output', 'summary.md']) write(name, '');
  const child = spawn(process.execPath, [resolve('action/check.mjs')], {
    cwd: folder,
    env: environment({
      TCO_COMMAND: `${process.execPath} ${join(inject('whole'), 'bin', 'tco.js')}`,
      TCO_TOKEN: 'secret',
      TCO_COMMENT_WHEN: '5%',
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'owner/costs',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      RUNNER_TEMP: folder,
      ...inputs,
      ...env,
    }),
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', chunk => out.push(chunk));
  child.stderr.on('data', chunk => err.push(chunk));
  return new Promise(done =>
    child.on('close', code => done({ code, stdout: `${Buffer.concat(out)}`, stderr: `${Buffer.concat(err)}` })),
  );
}

/** Cheapest is own at 333.33 USD/month; with twice the price of its machine 666.67. */
const DEARER = SCENARIO.replace('price: 12000', 'price: 24000');
const written = () => github.calls.filter(call => !call.startsWith('GET'));

describe('the comment on a pull request', () => {
  test('is written once, brought up to date, and left alone below the threshold', async () => {
    write('base.yaml', SCENARIO);
    write('costs.yaml', DEARER);
    const first = await step({ TCO_SCENARIO: 'costs.yaml', TCO_BASELINE: 'base.yaml' });
    expect(first).toMatchObject({ code: 0 });
    expect(written()).toEqual(['POST /repos/owner/costs/issues/7/comments']);
    // 666.67 − 333.33 = 333.33, 100 % more
    expect(github.comments[0]!.body).toMatch(/^<!-- tco-check costs\.yaml pass -->\n### tco check: Known figures/);
    expect(github.comments[0]!.body).toContain('+333 USD/month, +100 % against the baseline');
    expect(read('output')).toBe('verdict=pass\ntotal=666.67 USD/month\ndelta=333.33 USD/month\n');
    expect(read('summary.md')).toContain('### tco check: Known figures');

    write('costs.yaml', DEARER.replace('24000', '18000'));
    await step({ TCO_SCENARIO: 'costs.yaml', TCO_BASELINE: 'base.yaml' });
    expect(written().slice(1)).toEqual(['PATCH /repos/owner/costs/issues/comments/1']);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toContain('+50 %');

    // 12,500 ÷ 36 − 333.33 = 13.89, 4.2 % more
    const before = github.comments[0]!.body;
    write('costs.yaml', DEARER.replace('24000', '12500'));
    const third = await step({ TCO_SCENARIO: 'costs.yaml', TCO_BASELINE: 'base.yaml' });
    expect(third.stdout).toContain('comment not needed');
    expect(written()).toHaveLength(2);
    expect(github.comments[0]!.body).toBe(before);
  });

  test('comes with a verdict that is not pass, and says so when it is over', async () => {
    write('costs.yaml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
    const broken = await step({ TCO_SCENARIO: 'costs.yaml' });
    expect(broken.code).toBe(4);
    expect(broken.stdout).toContain('::error file=costs.yaml,line=24,col=15,title=tco check%3A breach::');
    expect(read('output')).toContain('verdict=breach\n');
    expect(github.comments[0]!.body).toContain('**breach**');
    write('costs.yaml', withBudget('metric: plans.cheap.monthly, max: 1000 USD/month'));
    expect((await step({ TCO_SCENARIO: 'costs.yaml' })).code).toBe(0);
    expect(github.comments[0]!.body).toContain('**pass**');
    expect(github.comments).toHaveLength(1);
  });

  test('is found on later pages, is another for other scenarios, and is nobody else’s', async () => {
    for (let i = 0; i < 120; i++) github.comments.push({ id: i + 1, body: `talk of <!-- tco-check, ${i}` });
    write('costs.yaml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
    write('more.yaml', withBudget('metric: plans.cheap.monthly, max: 998 USD/month'));
    await step({ TCO_SCENARIO: 'costs.yaml' });
    await step({ TCO_SCENARIO: 'costs.yaml\nmore.yaml' });
    await step({ TCO_SCENARIO: 'costs.yaml', TCO_ARGS: '--set\noptions.cheap.price.input=3 USD/Mtok' });
    expect(github.comments).toHaveLength(122);
    expect(written().at(-1)).toBe('PATCH /repos/owner/costs/issues/comments/121');
  });

  test.each([
    [
      'a token that may not comment, as in forks',
      { refusal: 403 },
      {},
      '::notice title=tco check::no permission to comment',
    ],
    ['a fault of GitHub', { refusal: 500 }, {}, '::notice title=tco check::GitHub answered 500'],
    ['a push, without a pull request', {}, { GITHUB_EVENT_PATH: '' }, ''],
    ['comment-when: never', {}, { TCO_COMMENT_WHEN: 'never' }, ''],
  ])('%s leaves the summary and the verdict', async (_, { refusal }: { refusal?: number }, env, words) => {
    github.refusal = refusal;
    write('costs.yaml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
    const run = await step({ TCO_SCENARIO: 'costs.yaml' }, env);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain(words);
    expect(read('summary.md')).toContain('**breach**');
    expect(github.comments).toEqual([]);
  });
});

describe('the step', () => {
  test('reports only, where it is asked to', async () => {
    write('costs.yaml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
    expect((await step({ TCO_SCENARIO: 'costs.yaml', TCO_REPORT_ONLY: 'true' })).code).toBe(0);
    expect(read('output')).toContain('verdict=breach\n');
  });
  test('tells wrong input as an error, with a comment', async () => {
    write('costs.yaml', withBudget('metric: plans.chep.monthly, max: 999 USD/month'));
    const run = await step({ TCO_SCENARIO: 'costs.yaml' });
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('::error file=costs.yaml,line=24,col=15,title=tco E307::unknown plan `chep`');
    expect(read('output')).toBe('verdict=error\ntotal=\ndelta=\n');
    expect(github.comments[0]!.body).toContain('E307');
  });
  test('refuses inputs that mean nothing', async () => {
    write('costs.yaml', SCENARIO);
    for (const inputs of [{ TCO_COMMENT_WHEN: '5 bananas' }, { TCO_SCENARIO: ' \n' }]) {
      const run = await step({ TCO_SCENARIO: 'costs.yaml', ...inputs });
      expect(run).toMatchObject({ code: 2 });
      expect(run.stdout).toMatch(/^::error title=tco check::/);
    }
  });
});

describe('what the repository says of itself', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  test('the action hands every input to the step, and no text of a user into a command', () => {
    const step = action.runs.steps.at(-1);
    const used = Object.values(step.env as Record<string, string>).flatMap(
      text => /inputs\.([\w-]+)/.exec(text)?.[1] ?? [],
    );
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
    expect(action.runs.using).toBe('composite');
  });
  test('the pre-commit hook runs on the files it is handed and fails where a budget is broken', async () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    expect(hook).toMatchObject({ id: 'tco-check', language: 'node', require_serial: true });
    const [program, ...args] = hook.entry.split(' ');
    expect(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).bin)).toContain(program);
    const matched = ['a.tco.yaml', 'b.tco.yml', 'other.yaml'].filter(name => new RegExp(hook.files).test(name));
    expect(matched).toEqual(['a.tco.yaml', 'b.tco.yml']);
    write('a.tco.yaml', withBudget('metric: plans.cheap.monthly, max: 1000 USD/month'));
    write('b.tco.yml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
    expect((await tcoWhole([...args, 'a.tco.yaml'], folder)).code).toBe(0);
    expect((await tcoWhole([...args, ...matched], folder)).code).toBe(4);
  });
});
