import { describe, expect, test } from 'vitest';
import { readMatch } from '../../../src/catalog/import/genai-match.ts';
import { readJson } from '../../../src/catalog/import/json-tree.ts';

function match(clause: unknown) {
  const reading = readJson(JSON.stringify(clause), 'x');
  return reading.ok ? readMatch(reading.tree) : undefined;
}

describe('a match clause', () => {
  test('spells names out with `equals`, and the beginning itself with `starts_with`', () => {
    expect(match({ or: [{ equals: 'a' }, { starts_with: 'b-' }, { ends_with: '-c' }] })).toMatchObject({
      names: ['a', 'b-'],
      patterns: ['starts_with b-', 'ends_with -c'],
    });
  });
  test('means what each of its parts says', () => {
    const clause = match({ or: [{ equals: 'a' }, { and: [{ starts_with: 'b' }, { contains: 'x' }] }] });
    expect(['a', 'ab', 'b', 'bax', 'xb'].map(name => clause?.means(name))).toEqual([true, false, false, true, false]);
  });
  test('joined by `and` spells out only names that meet all of it', () => {
    expect(match({ and: [{ starts_with: 'b' }, { contains: 'x' }] })?.names).toEqual([]);
    expect(match({ and: [{ equals: 'bx' }, { contains: 'x' }] })?.names).toEqual(['bx']);
  });
  test('with a regular expression is never run', () => {
    expect(match({ regex: '(a+)+$' })).toMatchObject({ names: [], patterns: ['regex (a+)+$'] });
    expect(match({ regex: '(a+)+$' })?.means('a'.repeat(50))).toBe(false);
  });
  test('of another kind is not known', () => {
    expect([
      match({ like: 'a' }),
      match({ equals: 'a', contains: 'b' }),
      match('a'),
      match({ or: [{ like: 'a' }] }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
