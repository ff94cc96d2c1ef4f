import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../harness/tco.ts';
import { inOneProcess, lastLine, tcoWhole } from './process.ts';
import { SCENARIO, withBudget } from './scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'tco-check-'));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

/** A tenth less: requests of both tasks × 0.9, so every amount of money and traffic was 0.9 of today's 1,000, 2,000 and 900 Mtok. */
const LESS = SCENARIO.replace('600k /month', '540k /month').replace('400k /month', '360k /month');
/** An outlay of 1,200,000 against savings that halve every year: 12,000 a year × (1 + 1/2 + 1/4 …) never reach it. */
const NEVER = (text: string) =>
  text
    .replace('price: 12000 USD/device', 'price: 1200000 USD/device')
    .replace('output: 2 USD/Mtok } }', 'output: 2 USD/Mtok }, priceDrift: -50% /year }');
/** Prices of the catalog, all read in 2026. */
const LISTED = `tco: 1
name: List prices
tasks: { chat: { requests: 600k /month, input: 800 tok, output: 100 tok } }
options: { haiku: { api: anthropic/claude-haiku-4-5 } }
`;

beforeAll(async () => {
  write('less.yaml', LESS);
  write('euro.yaml', SCENARIO.replaceAll('USD', 'EUR').replace('asOf', 'currency: EUR\nasOf'));
  write('free.yaml', SCENARIO.replaceAll(/(input|output): \d USD/g, '$1: 0 USD'));
  write('never.yaml', NEVER(SCENARIO));
  const saved = ['less', 'euro', 'free', 'never'].map(name =>
    tcoWhole(['check', `${name}.yaml`, '--format', 'json', '--output', `${name}.json`], folder),
  );
  await Promise.all(saved);
  const report = await tcoWhole(['check', 'less.yaml', '--format', 'json'], folder);
  const data = JSON.parse(report.stdout);
  data.plans[0].monthly.value = 'NaN';
  write('nan.json', JSON.stringify(data));
  write('half.json', report.stdout.slice(0, 2000));
  write('foreign.json', '{ "schema": "other/1", "derivations": {} }\n');
  write('no-plans.json', report.stdout.replace('"plans"', '"plants"'));
  write('wrong.yaml', `${SCENARIO}nonsense: 1\n`);
  write('good.yaml', withBudget('metric: plans.cheap.monthly, max: 1000 USD/month'));
  write('broken.yaml', withBudget('metric: plans.cheap.monthly, max: 999 USD/month'));
  write('listed.yaml', LISTED);
  write('unpriced.yaml', SCENARIO.replace(', output: 2 USD/Mtok', ''));
  write('undecided.yaml', withBudget('metric: plans.cheap.monthly, maxIncrease: 5%'));
});

type Case = readonly [budget: string, flags: string, code: number, lastLine: string, stdout?: string];

/** What a scenario with one entry under `budget:` ends with. */
const CASES: readonly Case[] = [
  // absolute, below, equal and above: cheap costs exactly 1,000
  ['metric: plans.cheap.monthly, max: 1000.01 USD/month', '', 0, 'pass: 1 check, none broken (exit 0)', '0.01 left'],
  ['metric: plans.cheap.monthly, max: 1000 USD/month', '', 0, 'pass:', 'none left'],
  [
    'metric: plans.cheap.monthly, max: 999.99 USD/month',
    '',
    4,
    'breach: 1 of 1 check broken: plans.cheap.monthly is 1,000 USD/month, limit ≤ 999.99 (exit 4)',
    '0.01 over',
  ],
  ['metric: plans.cheap.monthly, max: 12k USD/year', '', 0, 'pass:'],
  ['metric: plans.cheap.monthly, max: 0 USD/month', '', 4, 'breach:', '≤ 0'],
  ['metric: plans.cheap.upfront, max: 0 USD', '', 0, 'pass:'],
  ['metric: plans.cheap.monthly, min: 1000 USD/month', '', 0, 'pass:', 'none left'],
  ['metric: plans.cheap.monthly, min: 1000.01 USD/month', '', 4, 'breach:', '0.01 short'],
  ['metric: plans.cheap.monthly, min: 999 USD/month', '', 0, 'pass:'],
  // the warning before a limit
  ['metric: plans.cheap.monthly, max: 1100 USD/month, warn: 1000 USD/month', '', 0, 'pass:'],
  [
    'metric: plans.cheap.monthly, max: 1100 USD/month, warn: 999 USD/month',
    '',
    0,
    'warn: 1 of 1 check beyond the warning: plans.cheap.monthly is 1,000 USD/month, warning ≤ 999 (limit 1,100)',
    '1.00 over',
  ],
  ['metric: plans.cheap.monthly, max: 999 USD/month, warn: 900 USD/month', '', 4, 'breach:'],
  ['metric: plans.cheap.monthly, min: 900 USD/month, warn: 1001 USD/month', '', 0, 'warn:', '1.00 short'],
  // 1,000 against 900 of the baseline: 100 more, 11.1 % more
  ['metric: plans.cheap.monthly, maxIncrease: 100 USD/month', '--baseline less.json', 0, 'pass:', 'none left'],
  ['metric: plans.cheap.monthly, maxIncrease: 99.99 USD/month', '--baseline less.json', 4, 'breach:', '0.01 over'],
  ['metric: plans.cheap.monthly, maxIncrease: 100.01 USD/month', '--baseline less.json', 0, 'pass:'],
  ['metric: plans.cheap.monthly, maxIncrease: 11.2%', '--baseline less.json', 0, 'pass:'],
  ['metric: plans.cheap.monthly, maxIncrease: 11.1%', '--baseline less.json', 4, 'breach:', '≤ 999.9 (900 + 11.1%)'],
  ['metric: plans.cheap.monthly, maxIncrease: 20%, warnIncrease: 5%', '--baseline less.json', 0, 'warn:'],
  ['metric: plans.cheap.monthly, maxIncrease: 20%, warnIncrease: 12%', '--baseline less.json', 0, 'pass:'],
  ['metric: plans.cheap.monthly, warnIncrease: 5%', '--baseline less.json', 0, 'warn:'],
  [
    'metric: plans.cheap.monthly, maxChange: 100 USD/month',
    '--baseline less.json',
    0,
    'pass:',
    'within 100 USD/month of 900',
  ],
  ['metric: plans.cheap.monthly, maxChange: 99 USD/month', '--baseline less.json', 4, 'breach:'],
  // what cannot be compared is not decided
  [
    'metric: plans.cheap.monthly, maxIncrease: 5%',
    '',
    5,
    'indeterminate: 1 of 1 check cannot be decided: plans.cheap.monthly: no --baseline was given (exit 5)',
  ],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline euro.json', 5, 'the baseline is in EUR, not in USD'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline nan.json', 5, 'in the baseline it is not a number'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline free.json', 5, 'it was 0 in the baseline'],
  ['metric: plans.cheap.monthly, maxIncrease: 1000 USD/month', '--baseline free.json', 0, 'pass:'],
  [
    'metric: plans.cheap.tasks.chat.monthly, maxChange: 5%',
    '--baseline less.json',
    5,
    'in the baseline it has no costs of chat',
  ],
  ['metric: prices.age, max: 90 day', '', 5, 'no price in use has a day on which it was read'],
  // a plan of 1 Mtok a second is more than a fleet of one serves: 100k tok/s
  ['metric: plans.own.perAccepted, max: 1 USD/answer', '', 0, 'pass:'],
  // other figures
  ['metric: plans.own.cheapestIn, min: 100%', '', 0, 'pass:', 'none left'],
  ['metric: plans.cheap.cheapestIn, min: 1%', '', 4, 'breach:'],
  ['metric: plans.cheap.lines.cheap.output, max: 200 USD/month', '', 0, 'pass:', 'none left'],
  ['metric: plans.cheap.lines."cheap.input", max: 799 USD/month', '', 4, 'breach:', '1.00 over'],
  ['metric: plans.cheap.tasks.chat.monthly, max: 600 USD/month', '', 0, 'pass:', 'none left'],
  ['metric: plans.cheap.tasks.mail.perMtok, max: 1.11 USD/Mtok', '', 4, 'breach:'],
  ['metric: plans.own.pools.own.gpus, max: 1 GPU', '', 0, 'pass:', 'none left'],
  ['metric: plans.own.pools.own.utilisation, min: 1%', '', 4, 'breach:', 'points short'],
  ['metric: verdict.monthly, max: 333.34 USD/month', '', 0, 'pass:'],
  ['metric: verdict.saving, min: 666.67 USD/month', '', 4, 'breach:'],
  ['metric: verdict.cheapest, is: own', '', 0, 'pass:', 'is own'],
  [
    'metric: verdict.cheapest, is: cheap',
    '',
    4,
    'breach: 1 of 1 check broken: verdict.cheapest is own, limit is cheap',
  ],
  ['metric: payback.own.months, max: 12 month', '', 0, 'pass:', 'none left'],
  ['metric: payback.own.months, max: 11.9 month', '', 4, 'breach:'],
  ['metric: payback.dear.months, max: 0 month', '', 0, 'pass:', 'dear has no outlay'],
  ['metric: payback.dear.npv, min: 0 USD', '', 5, 'dear has no outlay, so it has no npv'],
  ['metric: payback.own.npv, min: 24000 USD', '', 0, 'pass:', 'none left'],
  ['metric: breakEven.cheap.own.permanentFrom, max: 300M tok/month', '', 0, 'pass:', 'none left'],
  ['metric: breakEven.own.cheap.first, min: 301M tok/month', '', 4, 'breach:'],
  ['metric: breakEven.cheap.dear.permanentFrom, max: 1T tok/day', '', 5, 'cheap costs less than dear at every volume'],
  ['metric: breakEven.cheap.own.permanentFrom, maxChange: 0%', '--baseline less.json', 0, 'pass:', 'within 0% of'],
  [
    'metric: breakEven.cheap.dear.permanentFrom, maxChange: 1%',
    '--baseline less.json',
    5,
    'in the baseline there is no break-even of cheap and dear',
  ],
  ['metric: traffic.tokens, max: 900M tok/month', '', 0, 'pass:', 'none left'],
  ['metric: traffic.tokens, maxIncrease: 10%', '--baseline less.json', 4, 'breach:'],
  // a wrong entry is wrong input, told with its place
  ['metric: plans.chep.monthly, max: 1 USD/month', '', 3, 'wrong input: E307: unknown plan `chep` (exit 3)'],
  ['metric: plans.cheap.montly, max: 1 USD/month', '', 3, 'wrong input: E316: unknown figure `montly`'],
  [
    'metric: plans.cheap.lines.cheap.imput, max: 1 USD/month',
    '',
    3,
    'wrong input: E316: cheap has no cost line `cheap.imput`',
  ],
  ['metric: plans.cheap.pools.own.gpus, max: 1 GPU', '', 3, 'wrong input: E316: cheap has no fleet `own`'],
  ['metric: plans.cheap.monthly, max: 1 USD/Mtok', '', 3, 'wrong input: E213:'],
  ['metric: plans.cheap.monthly, max: 1000', '', 3, 'wrong input: E214:'],
  ['metric: plans.cheap.monthly, max: 1 EUR/month', '', 3, 'wrong input: E312:'],
  ['metric: plans.cheap.monthly, max: 1..2 USD/month', '', 3, 'wrong input: E217:'],
  ['metric: plans.cheap.monthly, max: NaN USD/month', '', 3, 'wrong input: E211:'],
  ['metric: plans.cheap.monthly', '', 3, 'wrong input: E302: a budget of `plans.cheap.monthly` without a limit'],
  [
    'metric: plans.cheap.monthly, max: 1 USD/month, warn: 2 USD/month',
    '',
    3,
    'wrong input: E304: `warn` is above `max`',
  ],
  ['metric: plans.cheap.monthly, is: own', '', 3, 'wrong input: E304:'],
  ['metric: verdict.cheapest, is: chep', '', 3, 'wrong input: E307:'],
  ['metric: verdict.cheapest, max: 1 USD/month', '', 3, 'wrong input: E304:'],
  // a wrong baseline as well
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline half.json', 3, 'wrong input: E109:'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline foreign.json', 3, 'wrong input: E560:'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline no-plans.json', 3, 'is broken at `plans`'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline good.yaml', 3, 'is not a saved report'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--baseline gone.json', 3, 'there is no file `gone.json`'],
  // exit codes
  ['metric: plans.cheap.monthly, max: 999 USD/month', '--report-only', 0, '(report only, exit 0)', 'breach'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--report-only', 5, '(exit 5)'],
  ['metric: plans.cheap.monthly, max: 999 USD/month', '--breach-exit-code 42', 42, '(exit 42)'],
  ['metric: plans.cheap.monthly, maxIncrease: 5%', '--breach-exit-code 42', 5, '(exit 5)'],
  ['metric: plans.cheap.monthly, max: 999 USD/month, maxIncrease: 5%', '', 4, '1 of 2 checks broken, 1 not decided'],
  ['metric: plans.cheap.monthly, max: 999 USD/month, maxIncrease: 5%', '--report-only', 5, '(report only, exit 5)'],
  ['metric: plans.cheap.monthly, max: 999 USD/month', '--quiet', 4, 'breach:'],
];

describe('one entry under `budget:`', () => {
  let runs: readonly Run[];
  beforeAll(() => {
    CASES.forEach(([budget], i) => {
      write(`case-${i}.yaml`, withBudget(budget));
    });
    const args = CASES.map(([, flags], i) => ['check', `case-${i}.yaml`, ...flags.split(' ').filter(Boolean)]);
    runs = inOneProcess(args, folder, { COLUMNS: '120' });
  });

  test.each(CASES.map((row, i) => [i, ...row] as const))(
    '%i: { %s } %s exits %i',
    (i, _budget, _flags, code, last, stdout = '') => {
      const run = runs[i]!;
      expect(lastLine(run)).toContain(last);
      expect(run.code).toBe(code);
      expect(run.stdout).toContain(stdout);
      expect(run.stdout === '').toBe(code === 3);
    },
  );

  test('a process of its own says the same, byte by byte', async () => {
    // a pass, a breach, what is not decided, wrong input, and a code that was asked for
    for (const code of [0, 4, 5, 3, 42]) {
      const i = CASES.findIndex(row => row[2] === code);
      const args = ['check', `case-${i}.yaml`, ...CASES[i]![1].split(' ').filter(Boolean)];
      expect(await tcoWhole(args, folder, { COLUMNS: '120' })).toEqual(runs[i]);
    }
  });
});

describe('what is checked without being stated', () => {
  test.concurrent.each([
    ['listed.yaml --as-of 2026-11-26', {}, 0, 'the scenario states no limit under `budget:`'],
    ['listed.yaml --as-of 2029-01-01', {}, 5, 'the price of api/anthropic/claude-haiku-4-5 was last read on'],
    // 2029-01-01 by the clock, and a clock that stands before the catalog
    ['listed.yaml', { SOURCE_DATE_EPOCH: '1861920000' }, 5, 'days before 2029-01-01'],
    [
      'listed.yaml',
      { SOURCE_DATE_EPOCH: '0' },
      5,
      'the clock of this machine says 1970-01-01, which is before the catalog',
    ],
    // a price that is not known is never 0, and nothing is wrong with the scenario; anything else is
    ['unpriced.yaml', {}, 5, 'indeterminate: a price is not known: cheap uses output but no price of it is known'],
    ['unpriced.yaml --set nonsense=1', {}, 3, 'wrong input:'],
    ['good.yaml --set options.own.replica=0.5', {}, 3, 'wrong input:'],
    ['listed.yaml --as-of 2026-11-26 --set options.haiku.rateLimit.tokens=1', {}, 3, 'wrong input:'],
  ])('%s %j exits %i', async (args, env, code, last) => {
    const run = await tcoWhole(['check', ...args.split(' ')], folder, env);
    expect(lastLine(run)).toContain(last);
    expect(run.code).toBe(code);
  });

  test('a limit of the age of prices takes the place of the usual 180 days', async () => {
    write('old.yaml', `${LISTED}budget: [{ metric: prices.age, max: 9999 day }]\n`);
    expect((await tcoWhole(['check', 'old.yaml', '--as-of', '2029-01-01'], folder)).code).toBe(0);
  });
  test('a payback that never comes breaks every upper limit and keeps no lower one', async () => {
    write('never-max.yaml', NEVER(withBudget('metric: payback.own.months, max: 360 month')));
    write('never-min.yaml', NEVER(withBudget('metric: payback.own.months, min: 1 month')));
    const [above, below] = await Promise.all(
      ['never-max.yaml', 'never-min.yaml'].map(file => tcoWhole(['check', file], folder)),
    );
    expect(lastLine(above!)).toContain('payback.own.months is never, limit ≤ 360 (own never pays back against cheap)');
    expect([above!.code, below!.code]).toEqual([4, 5]);
  });
  test('a payback that was some months and now never comes has risen beyond every limit', async () => {
    write('was-12.yaml', withBudget('metric: payback.own.months, maxIncrease: 1000%'));
    await tcoWhole(['check', 'was-12.yaml', '--format', 'json', '--output', 'was-12.json'], folder);
    write('now-never.yaml', NEVER(withBudget('metric: payback.own.months, maxIncrease: 1000%')));
    expect((await tcoWhole(['check', 'now-never.yaml', '--baseline', 'was-12.json'], folder)).code).toBe(4);
    // and one that never came has no share to grow by
    expect((await tcoWhole(['check', 'now-never.yaml', '--baseline', 'never.json'], folder)).code).toBe(5);
  });
});

describe('several scenarios', () => {
  test.concurrent.each([
    ['good.yaml good.yaml', 0, '2 of 2 scenarios pass (exit 0)'],
    ['good.yaml broken.yaml', 4, '1 of 2 scenarios pass (exit 4)'],
    ['good.yaml broken.yaml undecided.yaml', 5, '1 of 3 scenarios pass (exit 5)'],
    ['good.yaml broken.yaml undecided.yaml wrong.yaml', 3, '1 of 4 scenarios pass (exit 3)'],
    ['broken.yaml good.yaml --report-only', 0, '1 of 2 scenarios pass (report only, exit 0)'],
    ['gone.yaml good.yaml', 3, '1 of 2 scenarios pass (exit 3)'],
  ])('%s exit %i', async (args, code, last) => {
    const run = await tcoWhole(['check', ...args.split(' ')], folder);
    expect(lastLine(run)).toBe(last);
    expect(run.code).toBe(code);
    // a wrong file does not hide the others
    expect(run.stdout).toContain('good.yaml\nKnown figures');
  });
});

describe('a wrong command line exits 2 and writes nothing', () => {
  test.concurrent.each([
    ['good.yaml broken.yaml --baseline less.json', '--baseline is the report of one scenario'],
    ['good.yaml --breach-exit-code 5', 'Write a number from 1 to 255'],
    ['good.yaml --breach-exit-code 256', 'Write a number from 1 to 255'],
    ['good.yaml --breach-exit-code 4 --report-only', '--breach-exit-code says nothing'],
    ['good.yaml --also xml=a.xml', 'is not FORMAT=FILE'],
    ['good.yaml --also junit=good.yaml', 'it would be overwritten'],
    ['good.yaml --also junit=a.xml --also json=./a.xml', 'two outputs go to'],
    ['good.yaml --format csv', 'Known formats are table, json, markdown, junit, github.'],
  ])('%s', async (args, message) => {
    const run = await tcoWhole(['check', ...args.split(' ')], folder, { COLUMNS: '200' });
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });
});
