import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/input/codes.ts';
import { readTree } from '../../src/input/read-tree.ts';
import { SourceText } from '../../src/input/source-text.ts';
import { keyAt, nearestMark, nodeAt, plain } from '../../src/input/tree.ts';

const tree = (text: string) => readTree(text, 'a.yaml').tree!;

describe('the located tree', () => {
  it('keeps every scalar as the text that was written', () => {
    expect(plain(tree('a: 1.10\nb: 017\nc: no\nd: "1e309"\ne: 2026-03-31\nf: ~\ng:\n'))).toEqual({
      a: '1.10',
      b: '017',
      c: 'no',
      d: '1e309',
      e: '2026-03-31',
      f: '~',
      g: '',
    });
  });

  it('knows line, column and length of keys and values, also in brackets and behind CRLF', () => {
    const read = tree('a:\r\n  - { b: "x y", c: 3 }\r\n');
    expect(nodeAt(read, ['a', 0, 'b'])).toMatchObject({
      text: 'x y',
      quoted: true,
      mark: { line: 2, column: 10, length: 5 },
    });
    expect(keyAt(read, ['a', 0, 'c'])).toMatchObject({ line: 2, column: 17, length: 1 });
    expect(nearestMark(read, ['a', 0, 'zz'])).toMatchObject({ line: 2, column: 5 });
    expect(nodeAt(read, ['a', 7])).toBeUndefined();
  });

  it('reads block texts and anchors inside quotes as text', () => {
    expect(plain(tree('a: |\n  %YAML\n  &x *y\nb: "&x"\nc: \'!t\'\n'))).toEqual({
      a: '%YAML\n&x *y\n',
      b: '&x',
      c: '!t',
    });
  });

  it('normalises accents', () => {
    expect([...tree('cafe\u0301: e\u0301').entries.keys()]).toEqual(['caf\u00e9']);
  });

  it('has no prototype in what it hands on', () => {
    expect(Object.getPrototypeOf(plain(tree('a: 1')))).toBeNull();
  });
});

describe('excerpts', () => {
  it('show tabs as arrows and hide what acts on a terminal', () => {
    const { problems } = readTree('a:\n\tb: 1\n', 'a.yaml');
    expect(problems[0]).toMatchObject({ code: 'E110', at: { line: 2, column: 1 }, excerpt: '→b: 1' });
    expect(readTree('a: \u001b[2J\n', 'a.yaml').problems[0]).toMatchObject({ excerpt: 'a: \ufffd[2J' });
  });

  it('are cut off when a line is very long, and the mark stays inside', () => {
    const problem = readTree(`a: "${'x'.repeat(5000)}" *b\n`, 'a.yaml').problems[0]!;
    expect(problem.excerpt!.length).toBeLessThan(5200);
    expect(problem.at!.column - 1 + problem.length!).toBeLessThanOrEqual(problem.excerpt!.length);
  });

  it('find the line of any offset', () => {
    const source = new SourceText('a', 'ab\n\ncd');
    expect(
      [0, 2, 3, 4, 5].map(o => {
        const { line, column } = source.mark(o);
        return [line, column];
      }),
    ).toEqual([
      [1, 1],
      [1, 3],
      [2, 1],
      [3, 1],
      [3, 2],
    ]);
  });
});

describe('the registry of codes', () => {
  it('has every code that stands in the program', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
    const used = files.flatMap(file => readFileSync(join('src', file), 'utf8').match(/'E[1-9]\d\d'/g) ?? []);
    expect(used.length).toBeGreaterThan(200);
    const unexplained = new Set(used.map(code => code.slice(1, -1)).filter(code => !(code in CODES)));
    expect([...unexplained]).toEqual([]);
  });
  it('explains every code with a title and a paragraph', () => {
    for (const [code, { title, explanation }] of Object.entries(CODES)) {
      expect(code).toMatch(/^E[1-6]\d\d$/);
      expect(title.length).toBeGreaterThan(5);
      expect(explanation.length).toBeGreaterThan(50);
    }
  });
});
