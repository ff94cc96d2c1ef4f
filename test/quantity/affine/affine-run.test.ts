import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AffineRun, NotLinear } from '../../../src/quantity/affine/affine-run.ts';
import type { Column } from '../../../src/quantity/affine/column.ts';
import { valueAt } from '../../../src/quantity/affine/linear.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { FastProgram } from '../../../src/quantity/fast.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given, HOURS, MONTHS } from '../graph.ts';
import { formulas, KINDS } from './formulas.ts';

const ALL = [...KINDS, 'replenish'] as const;

/** What every column is worth once the unknowns are: each auxiliary rests on columns before it. */
function settledAt(run: AffineRun, point: readonly number[]): Float64Array {
  const values = Float64Array.from(run.columns, (_, i) => point[i] ?? 0);
  for (const { kind, at, of } of run.auxiliaries) {
    const numbers = of.map(a => valueAt(a, values));
    values[at] = kind === 'ceil' ? Math.ceil(numbers[0]! - 1e-9) : Math[kind](...numbers);
  }
  return values;
}

const fastAt = (q: Quantity, unknowns: readonly Column[], point: readonly number[]): number[] => {
  const inputs = new Map(unknowns.map((c, i) => [c.name, Float64Array.of(point[i]!)] as const));
  return [...new FastProgram([q]).run(inputs, 1)[0]!.data];
};

describe('a formula as a sum of unknowns', () => {
  const points = fc.array(fc.integer({ min: 0, max: 64 }), { minLength: 4, maxLength: 4 });
  test('is worth at any point what the fast arithmetic says', () => {
    let compared = 0;
    let auxiliaries = 0;
    fc.assert(
      fc.property(formulas(false, ALL, 14), points, ({ output, unknowns }, sixteenths) => {
        const point = unknowns.map((c, i) => (c.integer ? sixteenths[i]! % 5 : sixteenths[i]! / 16));
        const run = new AffineRun(unknowns);
        const [affine] = run.values([output]);
        const settled = settledAt(run, point);
        const right = fastAt(output, unknowns, point);
        // a need within rounding of a whole number may go either way
        const border = run.auxiliaries.some(({ kind, of }) => {
          const x = kind === 'ceil' ? valueAt(of[0]!, settled) : 0.5;
          return Math.abs(x - Math.round(x)) < 1e-9 && !Number.isInteger(x);
        });
        fc.pre(!border);
        compared++;
        auxiliaries += run.auxiliaries.length;
        affine!.forEach((a, i) => {
          expect(Math.abs(valueAt(a, settled) - right[i]!)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(right[i]!)),
          );
        });
        // and what is brought in stays within the bounds that it was given
        run.columns.forEach(({ lower, upper, integer }, i) => {
          const slack = 1e-9 * Math.max(1, Math.abs(lower), Math.abs(upper));
          expect(settled[i]!).toBeGreaterThanOrEqual(lower - slack);
          expect(settled[i]!).toBeLessThanOrEqual(upper + slack);
          if (integer) expect(settled[i]!).toBe(Math.round(settled[i]!));
        });
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(400);
    expect(auxiliaries).toBeGreaterThan(400);
  });

  test('asked for in turn, formulas share what they have in common', () => {
    const [x] = unknownRow();
    const doubled = x!.plus(x!).roundedUp();
    const run = new AffineRun([column('x.0'), column('x.1'), column('x.2')]);
    run.values([doubled]);
    const before = run.auxiliaries.length;
    run.values([doubled.plus(doubled), doubled]);
    expect(run.auxiliaries).toHaveLength(before);
  });
});

const column = (name: string, integer = false): Column => ({ name, lower: 0, upper: 4, integer });
const one = new Decimal(1);
const scalar = (path: string) => Quantity.given(given(path, [one, one, one]));

function unknownRow(): [Quantity, Quantity] {
  const row = Quantity.row(
    HOURS,
    HOURS.labels.map((_, i) => given(`x.${i}`, [one, one, one])),
    'x',
  );
  return [row, scalar('y')];
}

describe('what is not linear is refused', () => {
  const [x, y] = unknownRow();
  const plain = scalar('plain');
  test.each([
    ['a product of two unknowns', x.times(y)],
    ['an unknown times itself', x.times(x)],
    ['a product of sums of unknowns', x.plus(plain).times(y.minus(plain))],
    ['a number divided by an unknown', plain.per(y)],
    ['an unknown divided by an unknown', x.per(y)],
    ['a choice by the sign of an unknown', Quantity.when(y, plain, plain.plus(plain))],
    ['powers of an unknown', y.compounded(MONTHS, 1)],
    ['the twelfth root of an unknown', y.twelfthRoot()],
    ['unknown work poured into valleys', x.levelled(HOURS, plain, [0, 0, 0], [8, 8, 8])],
    ['valleys into which unknown work is poured', x.zero().over(HOURS).levelled(HOURS, y, [0, 0, 0], [8, 8, 8])],
    ['a rounded unknown times an unknown', y.roundedUp().times(y)],
  ])('%s', (_, formula) => {
    const run = new AffineRun(['x.0', 'x.1', 'x.2', 'y'].map(name => column(name)));
    expect(() => run.values([formula])).toThrow(NotLinear);
  });

  test('but the same formulas of what is known are numbers', () => {
    const run = new AffineRun([column('z')]);
    // 1 × 1 + 1 ÷ 1 = 2 in each hour
    expect(run.values([x.times(y).plus(x.per(y))])).toEqual([[2, 2, 2]]);
  });
});
