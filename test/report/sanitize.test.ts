import { describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { sanitize } from '../../src/report/sanitize.ts';
import { PAGE, toAscii } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { displayWidth, shortened } from '../../src/report/width.ts';
import { figure, line, plan, report } from './fixture.ts';

describe('a text that could act on a screen', () => {
  test.each([
    ['\u001b[2J', '\\u{1B}[2J'],
    ['a\u0000b\u0007', 'a\\u{0}b\\u{7}'],
    ['\u009b31m', '\\u{9B}31m'],
    ['a\r\nb\tc\u2028d', 'a b c d'],
    ['\u202egpj.exe', '\\u{202E}gpj.exe'],
    ['in\u200bvisible\u00ad', 'in\\u{200B}visible\\u{AD}'],
    ['\ud800', '\\u{D800}'],
    ['::set-output name=x::1', '\\u{3A}:set-output name=x::1'],
    ['a ##[error]', 'a #\\u{23}[error]'],
    ['folded ::error::here, and std::vector', 'folded \\u{3A}:error::here, and std::vector'],
    ['Übersetzer für Zürich', 'Übersetzer für Zürich'],
    ['👩‍💻 日本語', '👩‍💻 日本語'],
    ['plain', 'plain'],
  ])('%j is shown as %s', (text, safe) => {
    expect(sanitize(text)).toBe(safe);
  });
  test('a flood of combining marks ends', () => {
    expect(sanitize(`a${'\u0301'.repeat(500)}`).length).toBe(5);
  });
  test('begins no line with a command of a CI runner, wherever a long name is folded', () => {
    const words = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(i)} ::error::pwned`).join(' ');
    for (const width of [20, 40, 80]) {
      const page = renderTerminal(report({ scenario: { name: words, sha256: '' } }), { ...PAGE, width });
      expect(page.split('\n').filter(text => /^\s*::/.test(text))).toEqual([]);
    }
  });
  test('reaches no output', () => {
    const evil = '\u001b]0;x\u0007\n\u202e::error::';
    const dangerous = report({
      scenario: { name: evil, sha256: '' },
      plans: [plan(evil, { lines: [line(evil, evil, evil, figure('1000'), '1')], reasons: [evil] })],
      verdict: { ...report().verdict, cheapest: evil },
      problems: [{ code: 'E231', severity: 'warning', at: { file: evil, line: 1, column: 1 }, details: evil }],
    });
    for (const text of [
      renderTerminal(dangerous, PAGE),
      renderCsv(dangerous),
      renderMarkdown(dangerous, PAGE),
      renderJson(dangerous),
    ]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^\s*::/m);
    }
  });
});

describe('long and wide names', () => {
  test.each([
    ['abcdefghij', 5, 'abcd…'],
    ['abcde', 5, 'abcde'],
    ['日本語日本語', 5, '日本…'],
    ['👩‍💻👩‍💻👩‍💻', 4, '👩‍💻…'],
    ['éééééé', 3, 'éé…'],
  ])('%s fits %i columns as %s', (text, limit, expected) => {
    expect(shortened(text, limit)).toBe(expected);
    expect(displayWidth(shortened(text, limit))).toBeLessThanOrEqual(limit);
  });
  test('a name of 100,000 signs does not take long', () => {
    const begin = performance.now();
    expect(displayWidth(shortened('🙂'.repeat(100_000), 30))).toBeLessThanOrEqual(30);
    expect(performance.now() - begin).toBeLessThan(500);
  });
  test('a terminal without Unicode gets the nearest letters', () => {
    expect(toAscii('Zürich – 50 % · ×2 日')).toBe('Zurich - 50 % | x2 ?');
  });
});

describe('CSV', () => {
  const named = (id: string) => renderCsv(report({ plans: [plan(id, { lines: [] })] })).split('\n')[1]!;
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '\r=1', ' =1'])(
    'a text that begins like the formula %j gets an apostrophe',
    text => {
      expect(named(text)).toMatch(/^plan,'/);
    },
  );
  test('a negative amount stays a number', () => {
    const csv = renderCsv(report({ plans: [plan('a', { monthly: figure('-12.50') })] }));
    expect(csv.split('\n')[1]).toContain(',-12.50,-12.50,-12.50,USD/month,');
  });
  test('commas, quotes and semicolons are quoted', () => {
    expect(named('a,"b";c')).toContain('plan,"a,""b"";c",api');
  });
  test('ends its lines with LF, with as many cells in each', () => {
    const rows = renderCsv(report()).split('\n');
    expect(rows.pop()).toBe('');
    expect(new Set(rows.map(row => row.replace(/"[^"]*"/g, '').split(',').length)).size).toBe(1);
    expect(rows).toHaveLength(1 + 5 + 2 + 2 + 4);
  });
});
