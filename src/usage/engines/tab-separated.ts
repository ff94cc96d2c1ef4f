import type { Cell } from '../engine.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  r: '\r',
  n: '\n',
  t: '\t',
  0: '\0',
  a: '\x07',
  v: '\v',
};

/** The cells of a line in ClickHouse's format TabSeparated, which writes every number in full in all versions. */
export const cellsOf = (line: string): readonly Cell[] =>
  line.split('\t').map(text => (text === '\\N' ? null : text.includes('\\') ? unescaped(text) : text));

const unescaped = (text: string): string => text.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
