import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secrets } from '../../../src/usage/engines/secrets.ts';
import { anyText } from './any-text.ts';

const hiding = (secret: string, user?: string): Secrets => {
  const secrets = new Secrets();
  secrets.add(secret, user);
  return secrets;
};

describe('secrets', () => {
  test.each([
    ['in plain', 'password "p@ss:w/o%41rd" is wrong'],
    ['as a part of an address', 'cannot reach http://p%40ss%3Aw%2Fo%2541rd/x'],
    ['in a header', `authorization: Basic ${Buffer.from('reader:p@ss:w/o%41rd').toString('base64')}`],
  ])('are removed %s', (_, text) => {
    const left = hiding('p@ss:w/o%41rd', 'reader').removedFrom(text);
    expect(left).toContain('…');
    expect(left).not.toMatch(/p@ss|p%40ss|cmVhZGVy/);
  });

  test('are removed wherever the same word stands', () => {
    expect(hiding('table').removedFrom('no such table: table')).toBe('no such …: …');
  });

  test('of an address are removed even when nobody has named them', () => {
    expect(new Secrets().removedFrom('bad: http://me:p@ss/w@host:1/x, ftp://host/')).toBe(
      'bad: http://…@host:1/x, ftp://host/',
    );
  });

  test('that are empty hide nothing', () => {
    expect(hiding('').removedFrom('as it was')).toBe('as it was');
  });

  test('never come out, whatever they are made of', () => {
    const secret = anyText({ minLength: 3, maxLength: 20 }).filter(
      text => !/\p{Cs}/u.test(text) && !text.includes('…'),
    );
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        const spelled = [hidden, JSON.stringify(hidden), encodeURIComponent(hidden)];
        for (const text of spelled)
          expect(hiding(hidden).removedFrom(`${before}${text}${after}`)).not.toContain(hidden);
      }),
      { seed: 9 },
    );
  });
});
