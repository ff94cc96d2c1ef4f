import { expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { unsound } from '../../../src/catalog/diff/sound.ts';
import { compiledFixture } from '../../report/catalog/fixture.ts';

const sound = compiledFixture();
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
  ['no date', '"date":"2026-11-01"', '"date":"yesterday"', /date/],
])('it says what is wrong: %s', (_, from, to, message) => {
  expect(unsound(edited(from, to))).toMatch(message);
});

test('a source that is not there is found, and where', () => {
  expect(unsound({ ...sound, sources: [] })).toMatch(/^api\/acme\/one cannot be read/);
});

test('an entry of another form is named', () => {
  const api = { ...sound.api, 'acme/one': { name: 'no prices' } as never };
  expect(unsound({ ...sound, api })).toMatch(/^api\/acme\/one cannot be read/);
});

test('a file that is nothing but brackets does not end the program', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(unsound({ ...sound, rules: deep })).toMatch(/form is not that of a catalog/);
});
