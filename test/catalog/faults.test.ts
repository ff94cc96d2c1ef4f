import { expect, test } from 'vitest';
import { api, compiled, PERIOD, SOURCE } from './entries.ts';

const codes = (entries: Record<string, string>) =>
  compiled(entries).problems.map(p => `${p.code} ${p.at?.file}:${p.at?.line}:${p.at?.column}`);
const first = (text: string) => compiled({ 'api/x/m': text }).problems[0]!;

test('two prices in force at once are refused, both are named and shown', () => {
  const problem = first(api(`validTo: 2026-08-01\n${PERIOD}`, `validFrom: 2026-07-30\n${PERIOD}`));
  expect(problem).toMatchObject({
    code: 'E453',
    message: 'two prices are in force at once: the one until 2026-08-01 and the one from 2026-07-30',
    hint: 'give the earlier one `validTo: 2026-07-30`',
  });
  expect([problem.at!.line, problem.also!.at.line]).toEqual([11, 5]);
});

test('an open end overlaps everything behind it', () => {
  expect(first(api(`validFrom: 2026-01-01\n${PERIOD}`, `validFrom: 2026-07-30\n${PERIOD}`)).code).toBe('E453');
});

test('a price of 0 is refused unless it is declared free', () => {
  expect(first(api(PERIOD.replace('3 USD', '0 USD')))).toMatchObject({
    code: 'E455',
    at: { line: 7, column: 12 },
    hint: 'leave the price out and write `free: [BUCKET]` or `free: true`',
  });
  expect(compiled({ 'api/x/m': api('recordedAt: 2026-01-01\nstatus: effective\nfree: true') }).problems).toEqual([]);
});

test('a price and free contradict each other', () => {
  expect(first(api(`${PERIOD}\nfree: [input]`)).code).toBe('E455');
});

test('a missing price of output is an error, not 0', () => {
  expect(first(api(PERIOD.replace('\noutput: 15 USD/Mtok', '')))).toMatchObject({
    code: 'E451',
    message: 'the price of output is missing',
  });
});

test('a bare number says what is missing, where', () => {
  expect(first(api(PERIOD.replace('3 USD/Mtok', '3')))).toMatchObject({
    code: 'E214',
    at: { file: 'pricing-data/api/x/m.yaml', line: 7, column: 12 },
    hint: 'write the unit: `2.50 USD/Mtok`',
    excerpt: '    input: 3',
  });
});

test('a mistyped key is not ignored', () => {
  expect(first(api(`${PERIOD}\ncacheRaed: 1 USD/Mtok`))).toMatchObject({
    code: 'E301',
    hint: 'did you mean `cacheRead`?',
  });
});

test.each(['2026-02-30', '2026-3-1', '03/04/2026', '2026-06-31', '2025-02-29', '2026-13-01'])(
  '%s is not a day',
  day => {
    expect(first(api(`validFrom: ${day}\n${PERIOD}`)).code).toBe('E222');
  },
);

test('an end before its beginning is refused', () => {
  expect(first(api(`validFrom: 2026-03-01\nvalidTo: 2026-03-01\n${PERIOD}`)).code).toBe('E454');
});

test('a figure without a source does not enter', () => {
  expect(first(api(PERIOD).replace(`source: ${SOURCE}\n`, ''))).toMatchObject({
    code: 'E302',
    message: '`source` is missing',
  });
  expect(first(api(PERIOD).replace('https:', 'http:')).code).toBe('E462');
});

test.each([
  ['without a condition', 'variants: [{ input: 6 USD/Mtok }]', 'E459'],
  ['without a price', 'variants: [{ tier: batch }]', 'E451'],
  ['with a prompt size of another form', 'variants: [{ prompt: 200k, input: 6 USD/Mtok }]', 'E459'],
  ['with a window of another form', 'variants: [{ utc: [25:00-26:00], input: 6 USD/Mtok }]', 'E459'],
  [
    'that multiplies a window by a window',
    'variants: [{ utc: [01:00-04:00], input: 6 USD/Mtok }, { utc: [02:00-03:00], times: 50% }]',
    'E459',
  ],
])('a variant %s is refused', (_, variants, code) => {
  expect(first(api(`${PERIOD}\n${variants}`)).code).toBe(code);
});

test('a cache read dearer than input is most likely a slip', () => {
  expect(first(api(PERIOD.replace('0.3 USD', '30 USD'))).code).toBe('E460');
});

test('entries refer to what is there', () => {
  const offer = `source: ${SOURCE}\noffers: [{ instance: a, gpus: 1, region: any, term: on-demand, validFrom: 2026-01-01, price: 2 USD/instance/h }]\n`;
  expect(codes({ 'rentals/x/h100-sxm': offer })).toEqual(['E457 pricing-data/rentals/x/h100-sxm.yaml:1:1']);
});

test('an alias means one entry, and hides none', () => {
  const other = (id: string) => api(PERIOD).replace('source:', `aliases: [{ id: ${id} }]\nsource:`);
  expect(codes({ 'api/x/m': api(PERIOD), 'api/x/n': other('m') })).toEqual(['E458 pricing-data/api/x/n.yaml:3:11']);
  expect(codes({ 'api/x/n': other('z'), 'api/x/o': other('z') })).toEqual(['E458 pricing-data/api/x/o.yaml:3:11']);
});

test('a file that is no entry is not passed over', () => {
  expect(codes({ 'apis/x/m': api(PERIOD), 'api/x/M m': api(PERIOD) }).sort()).toEqual([
    'E450 pricing-data/api/x/M m.yaml:1:1',
    'E450 pricing-data/apis/x/m.yaml:1:1',
  ]);
});

test('anchors, tags and duplicate keys are refused as in scenarios', () => {
  expect(first(api(PERIOD).replace('name: M', 'name: &a M')).code).toBe('E112');
  expect(first(`name: M\n${api(PERIOD)}`).code).toBe('E118');
});

test('a compiled catalog without its head is refused', () => {
  expect(compiled({ catalog: 'version: 1\ndate: today\n' }).problems.map(p => p.code)).toEqual(['E450', 'E222']);
});
