import { describe, expect, test } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

describe('a paragraph is broken into lines', () => {
  test('at spaces, the lines after the first hanging', () => {
    expect(wrap('one two three four', 10, 2, 4)).toEqual(['  one two', '    three', '    four']);
  });
  test('a word that is longer than a line is cut, and no space comes into it', () => {
    // a hanging line has room for 20 - 4 = 16 columns, the first for 20: the last piece still fits behind the first
    const id = `\`${'q'.repeat(16)}\``;
    expect(wrap(id, 20, 0, 4)).toEqual([id]);
    expect(
      wrap(`no ${id} here`, 20, 0, 4)
        .join('')
        .replaceAll(/^ +| {4}/g, ''),
    ).toContain('q'.repeat(16));
    for (let length = 1; length < 80; length++) {
      const lines = wrap(`the catalog has no \`${'q'.repeat(length)}\``, 40, 14, 4);
      // whatever was broken, the pieces make the word again
      expect(lines.map(line => line.trimStart()).join('')).toContain(`\`${'q'.repeat(length)}\``);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    }
  });
  test('a number keeps the % behind it', () => {
    expect(wrap('grows 12 % a month', 9)).toEqual(['grows', '12 % a', 'month']);
  });
});
