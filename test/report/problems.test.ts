import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/input/problem.ts';
import { renderProblems, renderProblemsJson } from '../../src/report/problems.ts';
import { PAGE } from '../../src/report/screen.ts';

const problem = (line: number, changes: Partial<Problem> = {}): Problem => ({
  code: 'E214',
  severity: 'error',
  message: `fault ${line}`,
  at: { file: 'a.yaml', line, column: 3 },
  length: 4,
  excerpt: '  abcd: 1',
  ...changes,
});

describe('problems', () => {
  test('are shown with place, excerpt, caret, what was expected and a hint', () => {
    const text = renderProblems(
      [
        problem(14, {
          message: 'price has no unit',
          at: { file: 'scenario.yaml', line: 14, column: 12 },
          excerpt: '    input: 2.50',
          expected: 'a price such as `2.50 USD/Mtok`',
          hint: 'did you mean 2.50 USD per million tokens?',
        }),
      ],
      PAGE,
    );
    expect(text).toBe(`error[E214]: price has no unit
  --> scenario.yaml:14:12
   |
14 |     input: 2.50
   |            ^^^^
   = expected: a price such as \`2.50 USD/Mtok\`
   = help: did you mean 2.50 USD per million tokens?

1 error in scenario.yaml; more: tco error E214
`);
  });
  test('that belong to two places show both', () => {
    const also = { at: { file: 'a.yaml', line: 2, column: 1 }, excerpt: 'gpus: 1', label: 'first written here' };
    expect(
      renderProblems(
        [
          problem(9, {
            message: 'duplicate key `gpus`',
            excerpt: 'gpus: 2',
            at: { file: 'a.yaml', line: 9, column: 1 },
            also,
          }),
        ],
        PAGE,
      ),
    ).toContain(' --> a.yaml:2:1\n  |\n2 | gpus: 1\n  | ^ first written here\n');
  });
  test('with the same words are said once, with all their places', () => {
    const same = [3, 5, 8].map(line => problem(line, { message: 'price has no unit' }));
    const text = renderProblems(same, PAGE);
    expect(text.match(/price has no unit/g)).toHaveLength(1);
    expect(text.match(/--> a\.yaml/g)).toHaveLength(3);
    expect(text).toContain('3 errors in a.yaml');
  });
  test('are counted at the end, warnings before errors', () => {
    const text = renderProblems([problem(2), problem(1, { severity: 'warning', code: 'E231' })], PAGE);
    expect(text.indexOf('warning[E231]')).toBeLessThan(text.indexOf('error[E214]'));
    expect(text).toMatch(/\n1 error, 1 warning in a\.yaml; more: tco error E214\n$/);
  });
  test('beyond twenty are counted, not shown; warnings go first', () => {
    const many = Array.from({ length: 25 }, (_, i) => problem(i + 1));
    const text = renderProblems([...many, problem(1, { severity: 'warning', message: 'w' })], PAGE);
    expect(text.match(/^error\[/gm)).toHaveLength(20);
    expect(text).not.toContain('warning[');
    expect(text).toContain('\nand 6 more\n\n25 errors, 1 warning');
  });
  test('in a very long line show the part around the caret', () => {
    const text = renderProblems(
      [
        problem(1, {
          at: { file: 'a.yaml', line: 1, column: 401 },
          excerpt: `${'x'.repeat(400)}HERE${'y'.repeat(90)}`,
          length: 4,
        }),
      ],
      PAGE,
    );
    const [, , , shown = '', carets = ''] = text.split('\n');
    expect(shown.slice(carets.indexOf('^'), carets.indexOf('^') + 4)).toBe('HERE');
    expect(shown.length).toBeLessThanOrEqual(82);
  });
  test('are marked no further than the part of the line that is shown', () => {
    const text = renderProblems([problem(4, { excerpt: `prices: [${'x'.repeat(200)}]`, length: 150 })], PAGE);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
    expect(text).toMatch(/\n {2}\| {3}\^{73}\n/);
  });
  test('below wide letters have their caret in the right column', () => {
    const text = renderProblems(
      [problem(1, { at: { file: 'a.yaml', line: 1, column: 5 }, excerpt: '日本: x', length: 1 })],
      PAGE,
    );
    expect(text).toContain('  |       ^\n');
  });
  test('without a place have none', () => {
    expect(renderProblems([{ code: 'E130', severity: 'error', message: 'there is no file `x`' }], PAGE)).toBe(
      'error[E130]: there is no file `x`\n\n1 error; more: tco error E130\n',
    );
  });
  test('of which some have no place are not said to be in the file of the others', () => {
    const text = renderProblems([problem(1), { code: 'E439', severity: 'warning', message: 'changed' }], PAGE);
    expect(text).toMatch(/\n1 error, 1 warning; more: tco error E214\n$/);
  });
  test('are data for programs', () => {
    expect(JSON.parse(renderProblemsJson([problem(1)]))).toEqual({ schema: 'tco-problems/1', problems: [problem(1)] });
  });
});
