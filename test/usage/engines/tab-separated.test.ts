import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../src/usage/engines/tab-separated.ts';
import { anyText } from './any-text.ts';

test('a line of TabSeparated gives back what was written, null apart from its text', () => {
  expect(cellsOf("1\t\\N\t\t\\\\N\ta\\tb\\nc\\\\d\\'e")).toEqual(['1', null, '', '\\N', "a\tb\nc\\d'e"]);
});

test('a line of TabSeparated gives back any text', () => {
  const letters: Record<string, string> = {
    '\b': 'b',
    '\f': 'f',
    '\r': 'r',
    '\n': 'n',
    '\t': 't',
    '\0': '0',
    "'": "'",
    '\\': '\\',
  };
  const written = (cell: string | null) => cell?.replace(/[\b\f\r\n\t\0'\\]/g, found => `\\${letters[found]}`) ?? '\\N';
  const cell = fc.option(anyText(), { nil: null });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), cells => {
      expect(cellsOf(cells.map(written).join('\t'))).toEqual(cells);
    }),
    { seed: 9 },
  );
});
