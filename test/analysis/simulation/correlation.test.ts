import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choleskyOf, smallestEigenvalue } from '../../../src/analysis/simulation/cholesky.ts';
import { correlationMatrix } from '../../../src/analysis/simulation/correlation.ts';
import { CODES } from '../../../src/input/codes.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import type { Correlation } from '../../../src/scenario/uncertainty.ts';

/** `a b c: 0.5`, each on a line of its own. */
const correlations = (...lines: string[]): Correlation[] =>
  lines.map((text, i) => {
    const [paths = '', rank = ''] = text.split(': ');
    const at = (column: number) => ({ file: 'a.yaml', line: i + 1, column });
    return {
      between: paths.split(' ').map((path, j) => ({ text: path, at: at(j + 2) })),
      rank: new Decimal(rank),
      at: at(1),
    };
  });

function groupsOf(inputs: string, ...lines: string[]) {
  const result = correlationMatrix(correlations(...lines), inputs.split(' '), () => false);
  if ('problems' in result) throw new Error(result.problems.map(p => p.message).join('; '));
  return result.groups;
}

function found(inputs: string, fixed: string, ...lines: string[]): string[] {
  const result = correlationMatrix(correlations(...lines), inputs.split(' ').filter(Boolean), path =>
    fixed.split(' ').includes(path),
  );
  if ('groups' in result) return [];
  for (const { code } of result.problems) expect(CODES).toHaveProperty(code);
  return result.problems.map(({ code, at, message, hint }) => `${code} ${at?.line}:${at?.column} ${message} | ${hint}`);
}

const rounded = (values: Iterable<number>, digits = 6) => [...values].map(v => Number(v.toFixed(digits)));

describe('correlations as a matrix', () => {
  test('a rank becomes the correlation of the normal variables behind it', () => {
    const [group] = groupsOf('a b c', 'a c: 0.5');
    // 2 sin(π × 0.5 ÷ 6) = 2 sin 15° = 0.517638
    expect(rounded(group!.matrix)).toEqual([1, 0.517638, 0.517638, 1]);
    // L = [[1, 0], [r, √(1 − r²)]]: √(1 − 0.267949) = 0.855600
    expect(rounded(group!.cholesky)).toEqual([1, 0, 0.517638, 0.8556]);
    expect(group!.inputs).toEqual([0, 2]);
  });
  test('of more than two amounts every pair is correlated', () => {
    const [group] = groupsOf('a b c', 'c a b: 0.5');
    const r = 0.517638;
    expect(group!.inputs).toEqual([0, 1, 2]);
    expect(rounded(group!.matrix)).toEqual([1, r, r, r, 1, r, r, r, 1]);
  });
  test('what hangs together is one group, what does not is another', () => {
    const groups = groupsOf('a b c d e f g', 'e g: 0.5', 'a b: 0.2', 'd b: 0.3');
    expect(groups.map(group => group.inputs)).toEqual([
      [0, 1, 3],
      [4, 6],
    ]);
    // a and d share b, and nothing is said of the two: 0
    expect(groups[0]!.matrix[2]).toBe(0);
  });
  test('a rank of 0 is a correlation, too; without any there is no group', () => {
    expect(rounded(groupsOf('a b', 'a b: 0')[0]!.cholesky)).toEqual([1, 0, 0, 1]);
    expect(groupsOf('a b')).toEqual([]);
  });
  test('the factor times itself is the matrix', () => {
    const rank = fc.integer({ min: -300, max: 300 }).map(n => n / 1000);
    fc.assert(
      fc.property(fc.array(rank, { minLength: 6, maxLength: 6 }), ranks => {
        const pairs = ['a b', 'a c', 'a d', 'b c', 'b d', 'c d'];
        // four amounts whose ranks are below a third: the matrix is diagonally dominant
        const [{ matrix, cholesky } = { matrix: [], cholesky: [] }] = groupsOf(
          'a b c d',
          ...pairs.map((p, i) => `${p}: ${ranks[i]}`),
        );
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < 4; j++) {
            const product = [0, 1, 2, 3].reduce((sum, k) => sum + cholesky[i * 4 + k]! * cholesky[j * 4 + k]!, 0);
            expect(product).toBeCloseTo(matrix[i * 4 + j]!, 12);
          }
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});

describe('correlations that cannot be', () => {
  test('of three that move with each other, none moves against another', () => {
    // r = 2 sin(π × 0.9 ÷ 6) = 0.907981; the eigenvalues are 1 + r, 1 + r and 1 − 2r = −0.815962.
    // They are positive while r < 0.5, that is ρ < 6 ÷ π × asin 0.25 = 0.482584 = 0.9 × 0.5362
    expect(found('a b c d', '', 'a b: 0.9', 'b c: 0.9', 'a c: -0.9')).toEqual([
      'E333 1:1 the correlations of `a`, `b`, `c` cannot hold together (smallest eigenvalue -0.816) | with all of their ranks times 0.536 they could',
    ]);
    expect(found('a b c', '', 'a b: 0.4824', 'b c: 0.4824', 'a c: -0.4824')).toEqual([]);
    expect(found('a b c', '', 'a b: 0.4827', 'b c: 0.4827', 'a c: -0.4827')).toHaveLength(1);
  });
  test('only the group that cannot is told, at its own place', () => {
    expect(found('a b c d e', '', 'd e: 0.5', 'a b: 0.9', 'b c: 0.9', 'a c: -0.9').map(p => p.slice(0, 8))).toEqual([
      'E333 2:1',
    ]);
  });
  test('of many amounts the first six are named', () => {
    // all of n against each other: 1 + (n − 1) r > 0 wants r > −1 ÷ 7
    expect(found('a b c d e f g h', '', 'a b c d e f g h: -0.5')[0]).toContain(
      '`e`, `f` and 2 more cannot hold together',
    );
  });
  test('an unknown path, with what may be meant', () => {
    const inputs = 'options.a.rent.price options.b.rent.price tasks.chat.requests';
    expect(
      found(inputs, '', 'options.a.rent.prise tasks.chat.requests: 0.5', 'sites.x.price tasks.chat.requests: 0.5'),
    ).toEqual([
      'E330 1:2 no uncertain amount is at `options.a.rent.prise` | did you mean `options.a.rent.price` or `options.b.rent.price`?',
      'E330 2:2 no uncertain amount is at `sites.x.price` | did you mean `options.a.rent.price` or `options.b.rent.price`?',
    ]);
    expect(found(inputs, '', 'nothing tasks.chat.requests: 0.5')[0]).toContain(
      'uncertain: options.a.rent.price, options.b',
    );
    expect(found('', '', 'a b: 0.5')[0]).toContain('nothing in this scenario is uncertain');
  });
  test('an amount that is one value', () => {
    expect(found('a b', 'c', 'a c: 0.5')).toEqual([
      'E331 1:3 `c` is one fixed value, not uncertain | give it a range or a distribution, or leave it out of the correlation',
    ]);
  });
  test('everything at once', () => {
    const codes = found('a b c', 'd', 'a b: 0.9', 'b c: 0.9', 'a c: -0.9', 'a d: 0.1', 'a x: 0.1').map(p =>
      p.slice(0, 4),
    );
    expect(codes).toEqual(['E331', 'E330', 'E333']);
  });
});

describe('the smallest eigenvalue', () => {
  test.each([
    // [[1, r], [r, 1]] has 1 ± r
    [0.3, 2, 0.7],
    [-0.3, 2, 0.7],
    // n equal correlations: 1 − r, and 1 + (n − 1) r
    [0.25, 5, 0.75],
    [-0.5, 5, -1],
    [0.999, 40, 0.001],
  ])('of %f between %i', (r, size, value) => {
    const matrix = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : r));
    expect(smallestEigenvalue(matrix, size)).toBeCloseTo(value, 7);
    expect(choleskyOf(matrix, size) === undefined).toBe(value <= 0);
  });
});
