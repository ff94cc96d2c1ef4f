import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { environment, folderWith, tco } from './harness/tco.ts';

const root = inject('whole');
const TWO = `tco: 1
asOf: 2026-11-01
staff: {}
tasks: { chat: { requests: 1M /month, input: 50 tok, output: 50 tok } }
options:
  a: { api: x/a, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }
  b: { api: x/b, price: { input: 2 USD/Mtok, output: 0.5 USD/Mtok }, upfront: 60 USD }
`;
const asked = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'tco.js'), 'breakeven', 'scenario.yaml', ...args],
    { env: environment(), cwd: folderWith(TWO), timeout: 20_000 },
  );
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
};

describe('a question that cannot be put ends with 2 and says what is wrong', () => {
  test.each([
    ['a driver that is not known', ['--over', 'apiprice'], 'did you mean `apiPrice`?'],
    ['a path that is not there', ['--over', 'tasks.chat.inputt'], 'did you mean `tasks.chat.input`?'],
    [
      'ends in another unit',
      ['--over', 'tasks.chat.input', '--between', '1 USD', '2 USD'],
      '`1 USD` is in USD, not in tok',
    ],
    ['ends that fall', ['--over', 'apiPrice', '--between', '200%', '50%'], '`200%` is not below `50%`'],
    ['a name', ['--over', 'options.a.api', '--between', '1 tok', '2 tok'], 'is not an amount'],
    ['a plan that is not there', ['--against', 'c'], 'the scenario has no plan `c`'],
  ])('%s', (_, args, said) => {
    const run = asked(...args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(said);
  });
  test('one end only', () => {
    const run = tco(['breakeven', 'x.yaml', '--between', '50%']);
    expect([run.code, run.stderr.split('\n')[0]]).toEqual([2, 'error: --between takes two ends, not 1']);
  });
});

describe('the answer', () => {
  // a: 50 × 1 + o × 1 USD; b: 100 + o ÷ 2 + 60 ÷ 36 months, nearly: they meet where o is 103.6 and some, by the discount rate
  test('as a page', () => {
    const run = asked('--over', 'tasks.chat.output', '--between', '10 tok', '200 tok');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatchInlineSnapshot(`
      "scenario · break-even over tasks.chat.output · prices of 2026-11-01

        b beats a while tasks.chat.output is above 104 tok.

        Today tasks.chat.output is 50 tok. Looked at from 10 tok to 200 tok;
        everything else stays as it is.
      "
    `);
  });
  test('as rows', () => {
    const run = asked('--over', 'apiPrice', '--between', '50%', '200%', '--format', 'csv');
    expect(run.stdout).toMatchInlineSnapshot(`
      "a,b,over,from,to,cheaper,unit,today,certified
      a,b,apiPrice,0.5,2,a,,1,true
      "
    `);
  });
  test('as a list', () => {
    expect(asked('--over', 'months', '--between', '1', '3', '--format', 'markdown').stdout).toMatchInlineSnapshot(`
      "- a is cheaper than b while the horizon is anywhere from 1 month to 3 months.
      - Today the horizon is 36 months. Looked at from 1 month to 3 months; everything else stays as it is.
      "
    `);
  });
});
