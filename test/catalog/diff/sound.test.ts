import { expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { unsound } from '../../../src/catalog/diff/sound.ts';
import { COMPLIANCE, compiledFixture, ENTRIES } from '../../report/catalog/fixture.ts';

const sound = compiledFixture(COMPLIANCE);
/** The fixture with one text of its JSON replaced. */
const edited = (from: string, to: string): CompiledCatalog => {
  const text = JSON.stringify(sound);
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return JSON.parse(text.replace(from, to));
};

test('nothing is wrong with a catalog that the build makes', () => {
  expect(unsound(sound)).toBeUndefined();
});

test.each([
  ['a figure in a wrong unit', '"96 GB"', '"96 USD"', /memory.*USD/],
  ['a price that is no number', '"80 USD/instance/h"', '"cheap"', /cheap/],
  ['a price without a unit', '"4 USD/Mtok"', '"4"', /no unit/],
  ['a price below zero', '"4 USD/Mtok"', '"-4 USD/Mtok"', /too small/],
  ['a day that is none', '"2026-03-01"', '"2026-02-30"', /is not a day/],
  ['a grade that is none', '"verified"', '"trust me"', /sources/],
  ['an address that is not https', 'https://example.com', 'javascript:alert(1)', /sources/],
  ['no sha256', `"${sound.sha256}"`, '"x"', /sha256/],
  [
    'a price of 0 that nobody declared free',
    '"4 USD/Mtok"',
    '"0 USD/Mtok"',
    /^api\/acme\/one: .* is 0 and not declared/,
  ],
  ['a price beyond all numbers', '"4 USD/Mtok"', '"1e309 USD/Mtok"', /^catalog\.api\.acme\/one\.input/],
  ['a price in another unit', '"4 USD/Mtok"', '"4 USD/GPU"', /^catalog\.api\.acme\/one\.input: .*USD\/GPU/],
  ['a price that is a bare number', '"4 USD/Mtok"', '4', /^catalog\.api\.acme\/one\.input is no text with a unit/],
  [
    'two prices at once',
    '"validTo":"2026-03-01"',
    '"validTo":"2026-04-01"',
    /^api\/acme\/one: two prices are in force/,
  ],
  ['a name of nothing', '{"entry":"acme/one","from":"2026-03-01"}', '{"entry":"acme/gone"}', /means acme\/gone/],
  ['a status nobody knows', '"status":"withdrawn"', '"status":"perhaps"', /^api\/acme\/one: `status: perhaps`/],
  ['a retention in tokens', '"30 day"', '"30 tok"', /tok/],
  ['a place that is none', '["eu","uk"]', '["atlantis"]', /atlantis/],
  ['a flag that is a word', '"trainsOnInputs":false', '"trainsOnInputs":"no"', /trainsOnInputs/],
  [
    'a rule of two conditions in one',
    '"agreement":"baa",',
    '"agreement":"baa","onPremises":true,',
    /asks for 2 things/,
  ],
  ['a rule that asks for nothing', '{"agreement":"baa",', '{', /asks for nothing/],
  ['a fact that says nothing', '"retention":"0 day"', '"note":"none"', /says nothing/],
  ['a date that is none', '"date":"2026-11-01"', '"date":"2026-02-30"', /date/],
  ['no date', '"date":"2026-11-01"', '"date":"yesterday"', /date/],
])('it says what is wrong: %s', (_, from, to, message) => {
  expect(unsound(edited(from, to))).toMatch(message);
});

test('a source that is not there is found, and where', () => {
  expect(unsound({ ...sound, sources: [] })).toMatch(/^catalog\.api\.acme\/one has no source/);
});

test.each([
  ['no prices', { name: 'no prices' }],
  ['a map of prices', { ...sound.api['acme/one'], prices: {} }],
  ['no price', { ...sound.api['acme/one'], prices: [] }],
  ['nothing', null],
  ['a word', 'x'],
])('an entry of another form is named: %s', (_, entry) => {
  const api = { ...sound.api, 'acme/one': entry as never };
  expect(unsound({ ...sound, api })).toMatch(/^api\/acme\/one(?: cannot be read|: )/);
});

test('what is declared free may cost 0, and so may what `times` makes of it', () => {
  const free = ENTRIES['api/acme/one']!.replace('    cacheRead: 0.2 USD/Mtok\n', '    free: [cacheRead]\n').replace(
    'buckets: [input, output] }\n      - { tier',
    'buckets: [input, output, cacheRead] }\n      - { tier',
  );
  const catalog = compiledFixture({ 'api/acme/one': free });
  expect(JSON.stringify(catalog.api['acme/one'])).toContain('"cacheRead":"0 USD/Mtok"');
  expect(unsound(catalog)).toBeUndefined();
});

test('a file that is nothing but brackets does not end the program', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(unsound({ ...sound, rules: deep })).toMatch(/form is not that of a catalog/);
});
