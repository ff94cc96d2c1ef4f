import { describe, expect, test } from 'vitest';
import { CODES } from '../../../src/input/codes.ts';
import type { Problem } from '../../../src/input/problem.ts';
import { spreadOf } from '../../../src/quantity/spread.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { type SampleFiles, sampleNames } from '../../../src/scenario/samples/sample-files.ts';
import type { RentOption } from '../../../src/scenario/scenario.ts';

const scenario = (price: string, more = '') => `tasks:
  chat: { requests: 1k /day, input: 1500 tok, output: 300 tok }
options:
  gpt: { api: openai/gpt-4o }
  own:
    model: m
    replica: 1 x h100-sxm
    rent: { price: ${price} }
${more}`;
/** Where the price stands. */
const AT = 'plans/a.yaml:8:20';

const parsed = (price: string, files: Record<string, string | readonly Problem[]>, more = '', set: string[] = []) =>
  parseScenario(
    scenario(price, more),
    'plans/a.yaml',
    set.map(value => ({ path: 'options.own.rent.price', value })),
    '',
    new Map(Object.entries(files)) as SampleFiles,
  );

/** Low, likely, high and the values. */
function read(price: string, file: string) {
  const { scenario: found, problems } = parsed(price, { 'prices.csv': file });
  if (!found) throw new Error(problems.map(p => p.message).join('; '));
  const { amount } = (found.options[1] as RentOption).rent.price!;
  const spread = spreadOf(amount);
  const values = spread?.kind === 'samples' ? spread.values.map(v => v.toFixed()) : [];
  return { ends: [amount.low, amount.likely, amount.high].map(v => v.toFixed()), values };
}

/** Every problem as `CODE file:line:column message`. */
function found(price: string, files: Record<string, string | readonly Problem[]>, more = '', set: string[] = []) {
  const { scenario: result, problems } = parsed(price, files, more, set);
  expect(result).toBeUndefined();
  for (const { code, excerpt } of problems) {
    expect(CODES).toHaveProperty(code);
    expect(excerpt).toBeTypeOf('string');
  }
  return problems.map(
    ({ code, at, message, hint }) =>
      `${code} ${at?.file}:${at?.line}:${at?.column} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

const ONE = 'samples(prices.csv) USD/GPU/h';
const USED = 'in the samples of `options.own.rent.price`';

describe('samples of an amount come from a file', () => {
  test('one number a line, with or without a heading; the median is likely, of two the lower one', () => {
    // 2.1 2.5 3 4: the middle two are 2.5 and 3
    const numbers = { ends: ['2.1', '2.5', '4'], values: ['2.5', '4', '2.1', '3'] };
    expect(read(ONE, '2.50\n4\n2.1\n3\n')).toEqual(numbers);
    expect(read(ONE, 'price\r\n2.50\r\n4\r\n\r\n2.1\r\n3')).toEqual(numbers);
    expect(read(ONE, '"USD an hour"\n"2.50"\n 4 \n2.1\n3\n')).toEqual(numbers);
    // of three, the one in the middle
    expect(read(ONE, '3\n1\n2\n').ends).toEqual(['1', '2', '3']);
  });
  test('of several columns, one is named', () => {
    const file = 'day,"spot, a GPU",on demand\n2026-01-01,1.9,2.5\n2026-01-02,"2.1",2.6\n';
    expect(read('"samples(prices.csv; spot, a GPU) USD/GPU/h"', file).values).toEqual(['1.9', '2.1']);
    expect(read('"samples(prices.csv, on demand) USD/GPU/h"', file).values).toEqual(['2.5', '2.6']);
  });
  test('numbers are written as in a scenario', () => {
    expect(read(ONE, '0.1k\n2e1\n3/2\n').values).toEqual(['100', '20', '1.5']);
  });
  test('the unit is that of the scenario, for the bounds of the field, too', () => {
    const share = (unit: string, file: string) =>
      parsed('2 USD/GPU/h', { 's.csv': file }, `    targetUtilisation: samples(s.csv)${unit}\n`).problems.map(
        p => p.code,
      );
    expect(share('%', '50\n80\n')).toEqual([]);
    expect(share('', '0.5\n0.8\n')).toEqual([]);
    expect(share('', '50\n80\n')).toEqual(['E248', 'E248']);
  });
  test('--set names files, too', () => {
    const files = { 'other.csv': '1\n2\n' };
    const { scenario: result } = parsed('2 USD/GPU/h', files, '', ['samples(other.csv) USD/GPU/h']);
    expect((result!.options[1] as RentOption).rent.price!.amount.high.toFixed()).toBe('2');
  });
});

describe('what is wrong with a file of samples is told where it stands there', () => {
  test('lines that hold no number', () => {
    expect(found(ONE, { 'prices.csv': 'price\n2.5\nn/a\n$3\n""\n-1\n2,5\n' })).toEqual([
      `E248 plans/prices.csv:3:1 \`n/a\` is not a number this program reads, ${USED} | plain numbers, in USD/GPU/h`,
      `E248 plans/prices.csv:4:1 \`$3\` is not a number this program reads, ${USED} | write \`3 USD\``,
      `E248 plans/prices.csv:5:1 the cell is empty, ${USED} | delete the line`,
      `E248 plans/prices.csv:6:1 \`-1\` is too small, ${USED} | allowed: at least 0 USD/GPU/h`,
      `E248 plans/prices.csv:7:1 the line has 2 cells, the first one has 1, ${USED} | a comma ends a cell: decimals have a point, thousands nothing`,
    ]);
  });
  test('at the column of the cell, behind quoted ones, too', () => {
    const file = 'day,region,price\n2026-01-01,"us, east",x\n2026-01-02,eu,  y\n2026-01-03\n';
    expect(found('"samples(prices.csv, price) USD/GPU/h"', { 'prices.csv': file }).map(p => p.slice(0, 26))).toEqual([
      'E248 plans/prices.csv:2:23',
      'E248 plans/prices.csv:3:17',
      'E248 plans/prices.csv:4:10',
    ]);
  });
  test('ten of them, and how many more', () => {
    const problems = found(ONE, { 'prices.csv': 'x\n'.repeat(40) });
    // the first of the 40 lines is taken for a heading: 39 are bad, ten are told
    expect(problems).toHaveLength(11);
    expect(problems[10]).toBe(`E248 plans/prices.csv:12:1 and 29 more bad lines, ${USED}`);
  });
  test('a file that two amounts name is told once', () => {
    const more = '    upfront: samples(prices.csv) USD\n';
    expect(found(ONE, { 'prices.csv': '1\nx\n' }, more)).toEqual([
      expect.stringMatching(/^E248 plans\/prices\.csv:2:1 `x` is not a number/),
    ]);
  });
  test('an unknown column, none at all, and two of one name', () => {
    const file = { 'prices.csv': 'day,price,price2\n1,2,3\n' };
    expect(found('"samples(prices.csv, pric) USD/GPU/h"', file)).toEqual([
      `E247 plans/prices.csv:1:1 there is no column \`pric\`, ${USED} | did you mean \`price\` or \`price2\`?`,
    ]);
    expect(found(ONE, file)).toEqual([
      `E247 plans/prices.csv:1:1 the file has 3 columns, and none of them is named, ${USED} | columns: \`day\`, \`price\`, \`price2\``,
    ]);
    expect(found(ONE, { 'prices.csv': '1,2\n3,4\n' })[0]).toContain('the first line has 2 cells and no names');
    expect(found('"samples(prices.csv, a) USD/GPU/h"', { 'prices.csv': 'a,a\n3,4\n' })[0]).toContain('two columns are');
  });
  test('an empty file, a quote that is never closed', () => {
    expect(found(ONE, { 'prices.csv': '\n\n' })).toEqual([`E247 plans/prices.csv:1:1 the file is empty, ${USED}`]);
    expect(found(ONE, { 'prices.csv': '1\n"2\n3\n' })).toEqual([
      `E247 plans/prices.csv:2:1 a quoted cell is never closed, ${USED}`,
    ]);
  });
  test('no sample, one value, more than a hundred thousand', () => {
    expect(found(ONE, { 'prices.csv': 'price\n' })).toEqual([`E249 ${AT} \`price\`: \`prices.csv\` has no samples`]);
    expect(found(ONE, { 'prices.csv': '2\n2.0\n' })).toEqual([
      `E249 ${AT} \`price\`: every sample in \`prices.csv\` is 2 | write \`2 USD/GPU/h\``,
    ]);
    expect(found(ONE, { 'prices.csv': '1\n2\n'.repeat(50_001) })).toEqual([
      `E249 ${AT} \`price\`: \`prices.csv\` has 100002 samples, more than 100000`,
    ]);
    expect(read(ONE, '1\n2\n'.repeat(50_000)).values).toHaveLength(100_000);
  });
  test('a file that was not handed in, or cannot be read', () => {
    expect(found(ONE, {})).toEqual([`E246 ${AT} \`price\`: the samples in \`prices.csv\` were not read`]);
    const problem: Problem = { code: 'E130', severity: 'error', message: 'there is no file `plans/prices.csv`' };
    expect(found(ONE, { 'prices.csv': [problem] })).toEqual([
      `E246 ${AT} \`price\`: there is no file \`plans/prices.csv\``,
    ]);
  });
  test('together with everything else that is wrong, the scenario first', () => {
    expect(found(ONE, { 'prices.csv': 'x\ny\n' }, '    upfront: 5\n').map(p => p.slice(0, 4))).toEqual([
      'E214',
      'E248',
    ]);
  });
  test('a name that leads anywhere else is refused before anything is read', () => {
    expect(found('samples(../prices.csv) USD/GPU/h', { '../prices.csv': '1\n2\n' })[0]).toContain(
      'E246 plans/a.yaml:8:20',
    );
  });
});

test('the names of files are found before a text is read as YAML', () => {
  expect(sampleNames(scenario('samples( a.csv ,b) USD'))).toEqual(['a.csv']);
  expect(sampleNames('a: "samples(x, y.csv; c)"\nb: samples(z.csv\nc: samples(d/e.csv) # samples(f)')).toEqual([
    'x, y.csv',
    'd/e.csv',
    'f',
  ]);
  expect(sampleNames('  # price: samples(old.csv) USD\n# samples(x)')).toEqual([]);
});

test('a bad line of samples in another currency is told as in USD', () => {
  expect(found('samples(prices.csv) EUR/GPU/h', { 'prices.csv': '1.9\nx\n2\n' }, 'currency: EUR\n')[0]).toMatch(
    /^E248 plans\/prices\.csv:2:1 /,
  );
});
