import { describe, expect, test } from 'vitest';
import { readJson } from '../../../src/catalog/import/json-tree.ts';
import { plain } from '../../../src/input/tree.ts';

function fault(text: string): string {
  const reading = readJson(text, 'prices.json');
  if (reading.ok) return 'none';
  const { code, message, at, hint } = reading.problem;
  return `${code} ${at!.line}:${at!.column} ${message}${hint ? ` (${hint})` : ''}`;
}

describe('reading JSON', () => {
  test('keeps the digits of numbers as they are written', () => {
    const reading = readJson('{"a": 3e-05, "b": [1.10, -0, 12345678901234567890.5, true, null], "c": "3"}', 'x');
    expect(reading.ok && plain(reading.tree)).toEqual({
      a: '3e-05',
      b: ['1.10', '-0', '12345678901234567890.5', 'true', 'null'],
      c: '3',
    });
  });
  test('tells a text that looks like a number from a number', () => {
    const reading = readJson('["3", 3]', 'x');
    expect(
      reading.ok && reading.tree.kind === 'list' && reading.tree.items.map(i => i.kind === 'text' && i.quoted),
    ).toEqual([true, false]);
  });
  test('reads escapes, and names its place', () => {
    const reading = readJson('{\n  "k\\u00e9y": "a\\"\\n"\n}', 'x');
    const entry = reading.ok && reading.tree.kind === 'map' ? [...reading.tree.entries][0]! : undefined;
    expect(entry?.[0]).toBe('kéy');
    expect([entry?.[1].value.mark.line, entry?.[1].value.mark.column]).toEqual([2, 15]);
    expect(entry?.[1].value).toMatchObject({ text: 'a"\n' });
  });
  test('says where the text stops to be JSON', () => {
    expect(fault('{"a": 1,\n "b": }')).toBe('E470 2:7 `}` is not a JSON value');
    expect(fault('{"a": 1\n "b": 2}')).toBe('E470 2:2 a comma or `}` is missing before this');
    expect(fault('{"a" 1}')).toBe('E470 1:6 a colon is missing behind the key `a`');
    expect(fault('{a: 1}')).toBe('E470 1:2 a key in double quotes is wanted here');
    expect(fault('[1, 2,]')).toBe('E470 1:7 a value is wanted here (JSON allows no comma behind the last value)');
    expect(fault('{"a": 1,}')).toBe(
      'E470 1:9 a key in double quotes is wanted here (JSON allows no comma behind the last value)',
    );
    expect(fault('{"a": [1, 2')).toBe('E470 1:11 the file ends before the `]` (is it cut off?)');
    expect(fault('{"a":')).toBe('E470 1:5 the file ends inside the JSON value (is it cut off?)');
    expect(fault('{"a": "b')).toBe('E470 1:7 a text that is not closed, or has a wrong escape in it');
    expect(fault('[01]')).toBe('E470 1:2 `01` is not a JSON value');
    expect(fault('[NaN]')).toBe('E470 1:2 `NaN` is not a JSON value');
    expect(fault('// prices\n{}')).toBe('E470 1:1 `//` is not a JSON value (JSON has no comments)');
    expect(fault('{} {}')).toBe('E470 1:4 the JSON value has ended, and more text follows');
    expect(fault('')).toBe('E470 1:1 the file ends inside the JSON value (is it cut off?)');
    expect(fault('<html>')).toBe('E470 1:1 `<html>` is not a JSON value');
  });
  test('ends at a depth of 64, not at the end of the stack', () => {
    expect(fault(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('none');
    expect(fault('['.repeat(100_000))).toBe('E470 1:66 nested deeper than 64');
  });
  test('takes a text of a million characters that is never closed in one go', () => {
    expect(fault(`["${'a\\n'.repeat(400_000)}`)).toBe(
      'E470 1:2 a text that is not closed, or has a wrong escape in it',
    );
  });
  test('names keys that stand twice, and takes the later one', () => {
    const reading = readJson('{\n"a": 1,\n"a": 2\n}', 'x');
    expect(reading.ok && plain(reading.tree)).toEqual({ a: '2' });
    expect(reading.ok && reading.repeated.map(r => [r.key, r.first.line, r.again.line])).toEqual([['a', 2, 3]]);
  });
  test('takes `__proto__` for a key like any other', () => {
    const reading = readJson('{"__proto__": 1}', 'x');
    expect(reading.ok && reading.tree.kind === 'map' && [...reading.tree.entries.keys()]).toEqual(['__proto__']);
  });
});
