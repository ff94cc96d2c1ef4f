import { describe, expect, test } from 'vitest';
import { lintEntries } from '../../src/catalog/guard/lint.ts';
import { compileEntries } from '../../src/catalog/source/compile.ts';
import { readProject } from '../../src/catalog/source/schema-project.ts';
import { api, compiled, compiledJson, PERIOD, SOURCE } from './entries.ts';

const BASE = compiledJson({ 'api/acme/m': api(PERIOD).replace('source:', 'aliases: [{ id: old/m }]\nsource:') });
const inFile = (path: string, text: string) =>
  compileEntries([{ path, file: `own/${path}`, text }], BASE).problems.map(
    ({ code, message, hint, expected }) => `${code} ${message} | ${hint ?? expected}`,
  );
const offers = (...list: string[]) =>
  inFile(
    'rentals/host/gpu.yaml',
    `source: ${SOURCE}\noffers:\n${list.map(o => `  - { instance: i, region: r, term: spot, ${o} }`).join('\n')}\n`,
  ).filter(p => !p.startsWith('E457'));

describe('what should stand in a file', () => {
  test.each([
    ['', 'E107 file is empty'],
    ['- a', 'E108 top level is a list, not a map'],
    ['text', 'E108 top level is a single text, not a map'],
  ])('of prices: %j', (text, words) => {
    expect(inFile('contracts/c.yaml', text)).toEqual([
      `${words} | a map with \`name:\`, \`source:\` and \`discounts:\``,
    ]);
  });
  test('of a project', () => {
    expect(readProject('', 'tco-project.yaml').problems[0]!.expected).toBe('a map with `tco:`, `base:` and `catalog:`');
  });
  test('is known even where another key of the project is not', () => {
    const { project, problems } = readProject('tco: 1\ncatlog: x\ncatalog: [a, b]\nbase: c.json\n', 'tco-project.yaml');
    expect(problems.map(p => p.code)).toEqual(['E301']);
    expect(project).toMatchObject({ catalog: ['a', 'b'], base: 'c.json' });
  });
});

test.each([
  ['api/acme/Upper.yaml', 'write it in lower case: `api/acme/upper.yaml`'],
  ['API/acme/m.yaml', 'write it in lower case: `api/acme/m.yaml`'],
  ['api/acme/x.yml', 'its name must end in `.yaml`'],
  ['api/x.yaml', 'its path would be `api/PROVIDER/MODEL.yaml`'],
  ['devices/a/b.yaml', 'its path would be `devices/ID.yaml`'],
  [
    'api/acme/a b.yaml',
    'a name has letters, digits, dots, hyphens and underscores, at most 64, the first and the last a letter or digit',
  ],
  ['rentls/host/gpu.yaml', 'did you mean `rentals`?'],
])('%s is no path of an entry: %s', (path, hint) => {
  expect(inFile(path, 'x: 1\n')).toEqual([`E450 \`${path}\` is not the path of an entry | ${hint}`]);
});

test('a wrong value is told with its key and its text', () => {
  const { problems } = compiled({
    'api/x/m': api(PERIOD.replace('3 USD/Mtok', '3').replace('status: effective', 'status: on')),
  });
  expect(problems.map(p => p.message)).toEqual([
    '`status`: `on` is not one of the allowed words',
    '`input`: `3` has no unit',
  ]);
});

describe('prices of offers', () => {
  const priced = (price: string) => offers(`gpus: 8, validFrom: 2026-01-01, price: ${price}`);
  test('per GPU are named in their own currency only, with what to do', () => {
    expect(priced('2 EUR/GPU/h')).toEqual([
      'E213 `price`: `2 EUR/GPU/h` is in EUR/GPU/h, not in EUR/instance/h | for example `55.04 USD/instance/h`; an offer is priced per instance: the price of a GPU times `gpus`',
    ]);
  });
  test('of 0 and below are refused with the limit that holds', () => {
    expect(priced('0 USD/instance/h')).toEqual([
      'E455 `price`: a price of 0 | a price that is not known is left out, it is never 0',
    ]);
    expect(priced('-1 USD/instance/h')).toEqual([
      'E215 `price`: `-1 USD/instance/h` is too small | allowed: above 0 USD/instance/h',
    ]);
  });
  test('a count beyond every machine is too large, not no number', () => {
    expect(offers('gpus: 1000000000, validFrom: 2026-01-01, price: 2 USD/instance/h')).toEqual([
      'E215 `gpus`: `1000000000` is too large | allowed: 1 to 9999999',
    ]);
  });
});

describe('the hint at two prices in force at once is one that helps', () => {
  const hints = (...days: (string | undefined)[]) =>
    compiled({ 'api/x/m': api(...days.map(day => (day ? `validFrom: ${day}\n${PERIOD}` : PERIOD))) }).problems.map(
      p => `${p.code} ${p.hint}`,
    );
  test.each([
    [['2026-02-01', '2026-05-01'], 'give the earlier one `validTo: 2026-05-01`'],
    [['2026-05-01', '2026-02-01'], 'write the earlier one first, with `validTo: 2026-05-01`'],
    [['2026-05-01', undefined], 'write the earlier one first, with `validTo: 2026-05-01`'],
    [['2026-05-01', '2026-05-01'], 'both begin on the same day: delete one, or correct a `validFrom`'],
    [[undefined, undefined], 'give the earlier one a `validTo`, and the later one that day as its `validFrom`'],
  ])('%j', (days, hint) => {
    expect(hints(...days)).toEqual([`E453 ${hint}`]);
  });
});

describe('contracts', () => {
  const contract = (scope: string, discount = '12%') =>
    inFile(
      'contracts/c.yaml',
      `name: C\n${scope}\nsource: ${SOURCE}\ndiscounts: [{ recordedAt: 2026-01-01, status: effective, discount: ${discount} }]\n`,
    );
  test('for another name of an entry are told its id', () => {
    expect(contract('api: acme/old/m')).toEqual([
      'E457 the catalog has no API `acme/old/m` | `acme/old/m` is another name of `acme/m`: write that one',
    ]);
  });
  test('a discount of 120 is not said to be better written as 120%, one of 12 is', () => {
    expect(contract('api: acme/m', '120')).toEqual(['E215 `discount`: `120` is too large | allowed: above 0 to 100 %']);
    expect(contract('api: acme/m', '12')).toEqual([
      'E215 `discount`: `12` is 1200 % | write `12%` or a share between 0 and 1',
    ]);
  });
});

describe('lint', () => {
  const linted = (path: string, text: string, base: typeof BASE | undefined = BASE) =>
    lintEntries([{ path, file: path, text }], base).map(p => `${p.severity} ${p.code} ${p.message} | ${p.hint}`);
  test('tells a provider that is nearly a known one', () => {
    expect(linted('api/acmee/m.yaml', api(PERIOD))).toContain(
      'warning E438 `api/acmee/m` is a new entry of a provider that the catalog does not know | did you mean `acme`?',
    );
  });
  test('tells days of reading that lie more than a year after the catalog below', () => {
    const hint = 'what is announced for a later day has it as its `validFrom`';
    expect(linted('api/acme/m.yaml', api(PERIOD.replace('2026-01-01', '2062-01-01')))).toEqual([
      `warning E468 \`recordedAt: 2062-01-01\` lies after 2027-11-01, a year after the catalog | ${hint}`,
    ]);
    expect(linted('api/acme/m.yaml', api(PERIOD.replace('2026-01-01', '2027-11-01')))).toEqual([]);
  });
  test('a catalog has nothing that was read after its own day', () => {
    const { problems } = compiled({ 'api/x/m': api(PERIOD).replace('read: 2026-10-01', 'read: 2026-11-02') });
    expect(problems.map(p => `${p.severity} ${p.code} ${p.message}`)).toEqual([
      'error E468 `read: 2026-11-02` lies after 2026-11-01, the day up to which the catalog was read',
    ]);
  });
});

test('prices of devices and sites go by the source of their entry, unless they have one of their own', () => {
  const other = SOURCE.replace('a price list', 'a quote');
  const { catalog, problems } = compiled({
    'devices/g': `name: G\nmemory: 24 GB\nbandwidth: 1000 GB/s\nlink: pcie4\nflops: {}\nsource: ${SOURCE}\nprices: [{ recordedAt: 2026-01-01, status: effective, price: 900 USD/GPU }]\n`,
    'sites/s': `name: S\nsource: ${SOURCE}\nelectricity: [{ recordedAt: 2026-01-01, status: effective, price: 0.1 USD/kWh }]\ncolocation: [{ recordedAt: 2026-01-01, status: effective, price: 150 USD/kW/month, source: ${other} }]\n`,
  });
  expect(problems).toEqual([]);
  expect(catalog.device('g')!.prices[0]!.price.source).toMatchObject({ title: 'a price list', read: '2026-10-01' });
  expect(catalog.site('s')!.electricity!.source).toMatchObject({ title: 'a price list' });
  expect(catalog.site('s')!.colocation!.source).toMatchObject({ title: 'a quote' });
});
