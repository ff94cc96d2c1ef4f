import { describe, expect, test } from 'vitest';
import type { Axis } from '../../../src/quantity/axis.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { Quantity, type Variable } from '../../../src/quantity/quantity.ts';
import { columnName, reference } from '../../../src/quantity/spreadsheet/cell-name.ts';
import { Formulas } from '../../../src/quantity/spreadsheet/formulas.ts';
import { atom } from '../../../src/quantity/spreadsheet/term.ts';
import { given, HOURS, MONTHS, PATTERNS, TASKS } from '../graph.ts';

const point = (value: number): [Decimal, Decimal, Decimal] => {
  const number = new Decimal(value);
  return [number, number, number];
};
const input = (name: string, value = 2): Quantity => Quantity.given(given(name, point(value)));
const row = (axis: Axis, name: string): Quantity =>
  Quantity.row(
    axis,
    axis.labels.map((_, i) => given(`${name}${i + 1}`, point(i + 2))),
    name,
  );

/** The formulas of a quantity, row by row from B1 on; an input stands as its own path. */
function formulasOf(output: Quantity): readonly string[] {
  let used = 0;
  const formulas = new Formulas([output], {
    reserve: rows => {
      used += rows;
      return { sheet: 'S', row: used - rows, column: 1 };
    },
    input: (variable: Variable) => atom(variable.path),
  });
  formulas.blockOf(output);
  return formulas.laid.find(l => l.quantity === output)!.formulas;
}

describe('a quantity as a spreadsheet formula', () => {
  test('keeps the order of operations, and leaves out what changes nothing', () => {
    const [a, b, c] = [input('a'), input('b'), input('c')];
    expect(formulasOf(a.plus(b).times(c))).toEqual(['(a+b)*c']);
    expect(formulasOf(a.minus(b.minus(c)))).toEqual(['a-(b-c)']);
    expect(formulasOf(a.per(b.times(c)))).toEqual(['a/(b*c)']);
    expect(formulasOf(Quantity.constant(0, '', 'nothing').plus(a.times(Quantity.constant(3, '', 'three'))))).toEqual([
      'a*3',
    ]);
    expect(formulasOf(a.zero().minus(a.minus(b)))).toEqual(['-(a-b)']);
    expect(formulasOf(a.plus(b).twelfthRoot())).toEqual(['(a+b)^(1/12)']);
  });
  test('rounds a need up, but not for an error in the last digits', () => {
    expect(formulasOf(input('a').plus(input('b')).roundedUp())).toEqual(['ROUNDUP((a+b)*(1-1E-12),0)']);
  });
  test('compares many in one go, and chooses by a comparison that float64 does not turn round', () => {
    const [a, b, c] = [input('a'), input('b'), input('c')];
    expect(formulasOf(a.atLeast(b).atLeast(c))).toEqual(['MAX(a,b,c)']);
    expect(formulasOf(a.atMost(b.atLeast(c)))).toEqual(['MIN(a,MAX(b,c))']);
    expect(formulasOf(Quantity.when(a.minus(b), b, c))).toEqual(['IF(a>=b-1E-12*ABS(b),b,c)']);
    expect(formulasOf(Quantity.when(a.zero().minus(a), b, c))).toEqual(['IF(a<=0,b,c)']);
  });
  test('sums tasks as an array, below each other', () => {
    // `x` in B1:B3, `y` in B4:B6
    expect(formulasOf(row(TASKS, 'x').times(row(TASKS, 'y'), input('a')).sumOver(TASKS))).toEqual([
      'SUMPRODUCT(B1:B3*B4:B6*a)',
    ]);
    expect(formulasOf(row(TASKS, 'x').sumOver(TASKS))).toEqual(['SUM(B1:B3)']);
    expect(formulasOf(row(TASKS, 'x').maxOver(TASKS))).toEqual(['MAX(B1:B3)']);
    expect(formulasOf(row(TASKS, 'x').groupedTo(PATTERNS, TASKS, [0, 1, 0]))).toEqual(['B1+B3', 'B2']);
  });
  test('runs along months to the right', () => {
    const growth = input('g', 1);
    expect(formulasOf(growth.compounded(MONTHS, 0))).toEqual(['1', 'B1*g', 'C1*g', 'D1*g']);
    expect(formulasOf(growth.compounded(MONTHS, 1))).toEqual(['g', 'B1*g', 'C1*g', 'D1*g']);
    // `x` in B1:E1
    expect(formulasOf(row(MONTHS, 'x').windowSum(MONTHS, 2))).toEqual(['B1', 'SUM(B1:C1)', 'SUM(C1:D1)', 'SUM(D1:E1)']);
    expect(formulasOf(row(MONTHS, 'x').lag(MONTHS, 1))).toEqual(['0', 'B1', 'C1', 'D1']);
    // bought in B2:E2; each unit serves two months, and what is owned serves one
    expect(formulasOf(row(MONTHS, 'x').replenished(MONTHS, 2, input('o'), 1))).toEqual([
      'MAX(0,B1-o)',
      'MAX(0,C1-SUM(B2:B2))',
      'MAX(0,D1-SUM(C2:C2))',
      'MAX(0,E1-SUM(D2:D2))',
    ]);
  });
  test('fills the valleys of a day with work that may wait', () => {
    // load in B1:B3, arriving work in B4:B6, hours of the day in B8:B10, levels in B11:B13: the least of them is the level
    const levelled = row(HOURS, 'x').levelled(HOURS, row(HOURS, 'w'), [0, 0, 0], [8, 8, 8]);
    expect(formulasOf(levelled)[0]).toMatch(/^MAX\(B1,MIN\(B\d+,B\d+,B\d+\)\)$/);
  });
  test('sums one of two axes that both run downwards', () => {
    // hours outermost, so that patterns stand side by side: hour 1 in B1:B2; hours are added one by one
    const table = row(PATTERNS, 'p').times(row(HOURS, 'h')).as('table', '');
    expect(formulasOf(table.sumOver(PATTERNS))[0]).toMatch(/^SUM\(B\d+:B\d+\)$/);
    expect(formulasOf(table.sumOver(HOURS))[0]).toMatch(/^B\d+\+B\d+\+B\d+$/);
  });
});

describe('the name of a cell', () => {
  test('counts columns as spreadsheets do, and quotes sheets that need it', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(reference({ sheet: 'Cash flow', row: 4, column: 2 }, 'Summary')).toBe("'Cash flow'!C5");
    expect(reference({ sheet: 'Months', row: 4, column: 2 }, 'Months')).toBe('C5');
  });
});
