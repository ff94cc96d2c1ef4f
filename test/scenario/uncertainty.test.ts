import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/input/codes.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const scenario = (more: string) => `tasks:
  chat: { requests: 1k..2k /day, input: 1500 tok, output: 300 tok }
options:
  gpt: { api: openai/gpt-4o }
${more}`;

const uncertainty = (...entries: string[]) =>
  parseScenario(scenario(`uncertainty:\n  correlations:\n${entries.map(e => `    - ${e}\n`).join('')}`), 'a.yaml');

/** Every problem as `CODE line:column message`. */
function found(...entries: string[]): string[] {
  const { problems, scenario: result } = uncertainty(...entries);
  expect(result).toBeUndefined();
  for (const { code } of problems) expect(CODES).toHaveProperty(code);
  return problems.map(({ code, at, message }) => `${code} ${at?.line}:${at?.column} ${message}`);
}

describe('the section `uncertainty` of a scenario', () => {
  test('left out: nothing is correlated, and the catalog joins in', () => {
    const { scenario: result } = parseScenario(scenario(''), 'a.yaml');
    expect(result!.uncertainty).toEqual({ correlations: [], catalogSpreads: true });
    expect(parseScenario(scenario('uncertainty: {}\n'), 'a.yaml').scenario!.uncertainty).toEqual(result!.uncertainty);
  });
  test('can leave what is uncertain in the catalog at its likely value', () => {
    const { scenario: result } = parseScenario(scenario('uncertainty: { catalogSpreads: false }\n'), 'a.yaml');
    expect(result!.uncertainty.catalogSpreads).toBe(false);
  });
  test('keeps the path and the place of every amount, and the rank', () => {
    const { scenario: result, problems } = uncertainty(
      '{ between: [options.a.rent.price, "options.\\"a b\\".rent.price"], rank: 0.8 }',
      '{ between: [tasks.chat.requests, options.a.rent.price, x], rank: -0.25 }',
      '{ between: [y, z], rank: 0 }',
    );
    expect(problems).toEqual([]);
    const { correlations } = result!.uncertainty;
    expect(correlations.map(c => [c.rank.toFixed(), c.at.line, c.at.column])).toEqual([
      ['0.8', 7, 7],
      ['-0.25', 8, 7],
      ['0', 9, 7],
    ]);
    expect(correlations[0]!.between).toEqual([
      { text: 'options.a.rent.price', at: { file: 'a.yaml', line: 7, column: 19 } },
      { text: 'options."a b".rent.price', at: { file: 'a.yaml', line: 7, column: 41 } },
    ]);
  });
  test('a rank may be set on the command line', () => {
    const text = scenario('uncertainty: { correlations: [{ between: [a, b], rank: 0.5 }] }\n');
    const set = [{ path: 'uncertainty.correlations.0.rank', value: '-0.5' }];
    expect(parseScenario(text, 'a.yaml', set).scenario!.uncertainty.correlations[0]!.rank.toFixed()).toBe('-0.5');
  });
});

describe('what cannot be a correlation is refused at its place', () => {
  test('a rank of 1 or more, of −1 or less, a range of ranks', () => {
    for (const rank of ['1', '-1', '1.5', '120%', '0.5..0.7', 'normal(0.5; 0.1)', 'strong'])
      expect(found(`{ between: [a, b], rank: ${rank} }`)).toHaveLength(1);
    expect(found('{ between: [a, b], rank: 1 }')).toEqual(['E215 7:32 `rank`: `1` is too large']);
    expect(found('{ between: [a, b], rank: -1 }')).toEqual(['E215 7:32 `rank`: `-1` is too small']);
    expect(found('{ between: [a, b] }')).toEqual(['E302 7:7 `rank` is missing in `correlations[0]`']);
  });
  test('fewer than two amounts', () => {
    expect(found('{ between: [a], rank: 0.5 }')).toEqual(['E227 7:18 `between` has 1 amount']);
    expect(found('{ between: [], rank: 0.5 }')).toEqual(['E227 7:18 `between` has no amounts']);
    expect(found('{ between: a, rank: 0.5 }')).toEqual(['E225 7:18 `between`: expected a list, got the text `a`']);
    expect(found('{ rank: 0.5 }')).toEqual(['E302 7:7 `between` is missing in `correlations[0]`']);
  });
  test('what is no path', () => {
    expect(found('{ between: [a..b, c d], rank: 0.5 }')).toEqual([
      'E330 7:19 `a..b` is not a path',
      'E330 7:25 `c d` is not a path',
    ]);
  });
  test('an amount with itself, however its path is quoted', () => {
    expect(found(`{ between: [a.b, c, '"a".b'], rank: 0.5 }`)).toEqual(['E332 7:27 `a.b` stands twice in `between`']);
  });
  test('a pair that has a correlation already', () => {
    const { problems } = uncertainty('{ between: [a, b, c], rank: 0.5 }', '{ between: [c, a], rank: 0.6 }');
    expect(problems).toMatchObject([
      { code: 'E332', message: 'the pair `a` and `c` is correlated twice', at: { line: 8 }, also: { at: { line: 7 } } },
    ]);
    // two entries may share one amount
    expect(uncertainty('{ between: [a, b], rank: 0.5 }', '{ between: [b, c], rank: 0.6 }').problems).toEqual([]);
  });
  test('unknown keys, and everything else in the same run', () => {
    expect(found('{ betwen: [a, b], rank: 2 }').map(p => p.slice(0, 4))).toEqual(['E302', 'E301', 'E215']);
    expect(parseScenario(scenario('uncertainty: [a]\n'), 'a.yaml').problems.map(p => p.code)).toEqual(['E225']);
    expect(parseScenario(scenario('uncertainty: { correlations: {} }\n'), 'a.yaml').problems.map(p => p.code)).toEqual([
      'E225',
    ]);
  });
  test('more amounts than a matrix should have', () => {
    const paths = (from: number, count: number) => Array.from({ length: count }, (_, i) => `p${from + i}`).join(', ');
    expect(uncertainty(`{ between: [${paths(0, 500)}], rank: 0.1 }`).problems).toEqual([]);
    const many = [`{ between: [${paths(0, 400)}], rank: 0.1 }`, `{ between: [${paths(300, 201)}], rank: 0.1 }`];
    expect(found(...many)).toEqual(['E227 6:3 more than 500 amounts are correlated']);
  });
});
