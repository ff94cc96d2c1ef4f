import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimulationReport } from '../../src/report/simulation/simulation-report.ts';
import { tcoWhole } from '../cli/check/process.ts';
import { csvRows, markdownTables } from './readers.ts';
import { api, apis } from './simulated.ts';

const TWO = apis(api('a', '10..30 USD/Mtok'), api('b', '15..30 USD/Mtok')).replace(
  '1000M tok/month',
  '800M..1200M tok/month',
);
let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tco = (...args: readonly string[]) => tcoWhole(['simulate', ...args], folder);
const simulation = (stdout: string): SimulationReport => JSON.parse(stdout).simulation;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-simulate-'));
  write('two.yaml', TWO);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same seed', () => {
  const args = ['two.yaml', '--draws', '16384', '--precision', '0.01%', '--format', 'json', '--quiet'];
  test('gives the same bytes on one, two and three threads; another one another result, within the half widths', async () => {
    const [one, two, three, other] = await Promise.all([
      tco(...args, '--workers', '1'),
      tco(...args, '--workers', '2'),
      tco(...args, '--workers', '3'),
      tco(...args, '--seed', '2'),
    ]);
    expect([one.code, two.code, three.code, other.code]).toEqual([0, 0, 0, 0]);
    expect(two.stdout).toBe(one.stdout);
    expect(three.stdout).toBe(one.stdout);
    const [a, b] = [simulation(one.stdout), simulation(other.stdout)];
    expect([a.seed, b.seed]).toEqual([1, 2]);
    expect(a.plans).not.toEqual(b.plans);
    a.plans.forEach((plan, p) => {
      const again = b.plans[p]!;
      // two estimates, each right to its half width, are apart by at most both together, or a little more
      const room = 1.5 * (Number(plan.cheapest.halfWidth) + Number(again.cheapest.halfWidth));
      expect(Math.abs(Number(plan.cheapest.value) - Number(again.cheapest.value))).toBeLessThan(room);
      const both = 1.5 * (Number(plan.monthly!.halfWidth) + Number(again.monthly!.halfWidth));
      expect(Math.abs(Number(plan.monthly!.p50) - Number(again.monthly!.p50))).toBeLessThan(both);
    });
  });
});

describe('how many draws', () => {
  test('a limit that comes first is kept, and said, with what was reached', async () => {
    const [json, table] = await Promise.all([
      tco('two.yaml', '--draws', '10k', '--precision', '0.001%', '--format', 'json'),
      tco('two.yaml', '--draws', '10k', '--precision', '0.001%'),
    ]);
    const { draws, stopped, precision, reached } = simulation(json.stdout);
    expect(draws).toBeLessThanOrEqual(10_000);
    expect(draws).toBeGreaterThan(5_000);
    expect([stopped, precision]).toEqual(['limit', { median: '0.00001', share: '0.00001' }]);
    expect(Number(reached.share)).toBeGreaterThan(0.00001);
    expect(table.stdout.replace(/\s+/g, ' ')).toContain(
      'stopped at the limit, before medians within 0.001 % and shares within 0.001 points: the widest are',
    );
  });
  test('as soon as medians and shares are as sure as was asked it stops, and says so', async () => {
    const [json, table] = await Promise.all([
      tco('two.yaml', '--precision', '0.2%', '--format', 'json'),
      tco('two.yaml', '--precision', '0.2%'),
    ]);
    const { stopped, reached, plans } = simulation(json.stdout);
    expect(stopped).toBe('precise');
    expect(Number(reached.median)).toBeLessThanOrEqual(0.002);
    expect(Number(reached.share)).toBeLessThanOrEqual(0.002);
    // what is said to be the widest is
    const relative = plans.map(p => Number(p.monthly!.halfWidth) / Number(p.monthly!.p50));
    expect(Math.abs(Math.max(...relative) / Number(reached.median) - 1)).toBeLessThan(0.01);
    expect(Math.max(...plans.map(p => Number(p.cheapest.halfWidth)))).toBeCloseTo(Number(reached.share), 12);
    expect(table.stdout.replace(/\s+/g, ' ')).toContain(
      'stopped when sure: medians within 0.2 % and shares within 0.2 points (95 %)',
    );
  });
});

describe('formats', () => {
  const withBudget = `${TWO}budget: [{ metric: plans.a.monthly, max: 7500 USD/month }]\n`;
  beforeAll(() => write('budget.yaml', withBudget));

  test('JSON is as the published schema has it', async () => {
    const { stdout, code } = await tco('budget.yaml', '--format', 'json');
    const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    validate(JSON.parse(stdout));
    expect([code, validate.errors]).toEqual([0, null]);
  });
  test('CSV has seven cells in each row, numbers that are numbers, and what JSON has', async () => {
    const [csv, json] = await Promise.all([
      tco('budget.yaml', '--format', 'csv'),
      tco('budget.yaml', '--format', 'json'),
    ]);
    const [head, ...rows] = csvRows(csv.stdout);
    expect(head).toEqual(['record', 'subject', 'other', 'figure', 'value', 'halfWidth', 'unit']);
    for (const row of rows) {
      expect(row).toHaveLength(7);
      expect(row[4]).toMatch(/^-?\d+(\.\d+)?$/);
      expect(row[5]).toMatch(/^(\d+(\.\d+)?)?$/);
    }
    const { plans, budget } = simulation(json.stdout);
    const cell = (...key: readonly string[]) => rows.find(row => key.every((text, i) => row[i] === text))?.[4];
    expect(cell('plan', 'b', '', 'p95')).toBe(plans[1]!.monthly!.p95);
    expect(cell('plan', 'a', '', 'cheapest')).toBe(plans[0]!.cheapest.value);
    expect(cell('budget', 'plans.a.monthly', '', 'holds')).toBe(budget[0]!.holds.value);
  });
  test('Markdown has tables whose rows have as many cells as their heads', async () => {
    const tables = markdownTables((await tco('budget.yaml', '--format', 'markdown')).stdout);
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const [head, ...rows] of tables) {
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row).toHaveLength(head!.length);
    }
  });
  test('a file has all that the screen would have, and nothing is left beside it', async () => {
    const [out, shown] = await Promise.all([
      tco('budget.yaml', '--format', 'json', '--output', 'out.json'),
      tco('budget.yaml', '--format', 'json'),
    ]);
    expect([out.code, out.stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(shown.stdout);
    expect(readdirSync(folder).filter(name => name.startsWith('out') || name.startsWith('.'))).toEqual(['out.json']);
  });
});

describe('what is wrong', () => {
  test.each([
    [['--precision', '0']],
    [['--precision', 'little']],
    [['--precision', '100%']],
    [['--draws', '10']],
    [['--draws', '5000.5']],
    [['--seed', 'x']],
    [['--seed', '-1']],
    [['--workers', '0']],
    [['--format', 'xml']],
  ])('on the command line, %j, ends in 2 without a result', async flags => {
    const { code, stdout, stderr } = await tco('two.yaml', ...flags);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`'${flags[0]} <`);
  });

  const price = (text: string) => apis(api('a', `"${text} USD/Mtok"`));
  // the price stands in line 9, from column 36 on
  test.each([
    ['a range upside down', price('30..10'), 'E216 9:36'],
    ['a range without width', price('10..10'), 'E240 9:36'],
    ['an unknown shape', price('gauss(20, 2)'), 'E241 9:36'],
    ['a shape without a unit', apis(api('a', '"normal(20, 2)"')), 'E214 9:36'],
    ['weights that are not all', price('choice(10 @60%, 20 @30%)'), 'E244 9:36'],
    ['samples that are not there', price('samples(none.csv)'), 'E246 9:36'],
    [
      'a correlation of what is not uncertain',
      TWO.replace(
        'catalogSpreads: false',
        'catalogSpreads: false, correlations: [{ between: [options.a.price.input, options.a.price.output], rank: 0.5 }]',
      ),
      'E331',
    ],
    [
      'a correlation of what is not there',
      TWO.replace(
        'catalogSpreads: false',
        'catalogSpreads: false, correlations: [{ between: [options.a.price.input, options.c.price.input], rank: 0.5 }]',
      ),
      'E330',
    ],
    [
      'correlations that cannot hold together',
      TWO.replace(
        'catalogSpreads: false',
        'catalogSpreads: false, correlations: [{ between: [options.a.price.input, options.b.price.input], rank: 0.9 }, { between: [options.b.price.input, tasks.chat.tokens], rank: 0.9 }, { between: [options.a.price.input, tasks.chat.tokens], rank: -0.9 }]',
      ),
      'E333',
    ],
  ])('in the scenario, %s, ends in 3 with its place', async (name, text, expected) => {
    const file = `${name.replaceAll(' ', '-')}.yaml`;
    write(file, text);
    const { code, stdout, stderr } = await tco(file);
    expect([code, stdout], stderr).toEqual([3, '']);
    const [, found, line, column] = /^error\[(E\d+)\][\s\S]*?--> [^\n]*?:(\d+):(\d+)$/m.exec(stderr) ?? [];
    expect(`${found} ${line}:${column}`).toContain(expected);
  });
  test('a wrong scenario leaves an older result as it was', async () => {
    write('old.json', 'old');
    write('wrong.yaml', price('30..10'));
    expect((await tco('wrong.yaml', '--output', 'old.json')).code).toBe(3);
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
    expect(existsSync(join(folder, 'old.json.tmp'))).toBe(false);
  });
});

describe('a scenario', () => {
  test('without any range is one case, said in whole sentences', async () => {
    write('fixed.yaml', apis(api('a', '10 USD/Mtok'), api('b', '15 USD/Mtok')));
    const [json, table] = await Promise.all([tco('fixed.yaml', '--format', 'json'), tco('fixed.yaml')]);
    const { unknowns, plans, breakEven, knowing } = simulation(json.stdout);
    expect([json.code, unknowns, knowing.unknowns]).toEqual([0, [], []]);
    // 500 × 10 and 500 × 15
    expect(plans.map(p => [p.monthly!.p5, p.monthly!.p95, p.cheapest.value])).toEqual([
      ['5000', '5000', '1'],
      ['7500', '7500', '0'],
    ]);
    expect(breakEven.map(b => b.always)).toEqual([[{ cheaper: 'a', share: { value: '1', halfWidth: '0' } }]]);
    expect(table.stdout).toContain('a is cheapest. No input has a range, so there is one case only');
    expect(table.stdout).not.toMatch(/^\s*(of cases|in of)/m);
  });
  test('in which no plan is possible decides nothing and ends in 5', async () => {
    // 1,000 Mtok a month are 23,148 tokens a minute
    const limited = apis(
      'a: { api: own/a, price: { input: 10..30 USD/Mtok, output: 0 USD/Mtok }, rateLimit: { tokens: 100 /min } }',
    );
    write('impossible.yaml', limited);
    const [json, table, csv, markdown] = await Promise.all(
      ['json', 'table', 'csv', 'markdown'].map(format => tco('impossible.yaml', '--format', format)),
    );
    for (const { code, stdout } of [json!, table!, csv!, markdown!]) {
      expect(code).toBe(5);
      expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
    }
    const { plans, choice, knowing } = simulation(json!.stdout);
    expect(plans[0]).toMatchObject({ possible: { value: '0' }, monthly: null, regret: null, histogram: null });
    expect(choice).toEqual({ atLikely: null, mostOften: null, leastRegret: null, costOfLikely: null });
    expect(knowing.unknowns).toEqual([]);
    expect(table!.stdout).toContain('No plan is possible in any case.');
  });
});
