import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Lexer, parseDocument } from 'yaml';
import { composed } from '../../src/input/composed.ts';

const OPTIONS = { schema: 'failsafe', version: '1.2', uniqueKeys: false, logLevel: 'silent' } as const;
const texts = ['test/hostile', 'scenarios'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFileSync(`${folder}/${name}`, 'utf8')),
);

test('a document composed of lexemes is the one that the library parses from the text, with the same faults', () => {
  // a second half begins in the middle of a word, a bracket, or a quote
  for (const text of texts.flatMap(whole => [whole, whole.slice(whole.length >> 1)])) {
    const own = composed([...new Lexer().lex(text)], text.length);
    const theirs = parseDocument(text, { ...OPTIONS, prettyErrors: false });
    expect([own.contents, own.errors, own.warnings, own.range]).toEqual([
      theirs.contents,
      theirs.errors,
      theirs.warnings,
      theirs.range,
    ]);
  }
  expect(texts.length).toBeGreaterThan(150);
});
