import { expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { ExactProgram } from '../../src/quantity/exact-program.ts';
import { constantGiven } from '../../src/quantity/given.ts';
import { Quantity } from '../../src/quantity/quantity.ts';

const given = (value: string, path: string) => Quantity.given(constantGiven(value, '', path));

test('a formula is run again with other inputs; what is not set keeps its value', () => {
  const [a, b, c] = [given('0', 'a'), given('0', 'b'), given('0.1', 'c')];
  const sum = a.plus(b);
  const rounded = sum.times(c).roundedUp().atLeast(b.per(c));
  const program = new ExactProgram([sum, rounded], ['a', 'b']);
  const run = (values: Readonly<Record<string, string>>) =>
    program.run(path => new Decimal(values[path]!)).map(value => value.toString());
  // 14 + 3 = 17; the greater of ceil(17 × 0.1) = 2 and 3 ÷ 0.1 = 30
  expect(run({ a: '14', b: '3' })).toEqual(['17', '30']);
  // 41 + 0 = 41; ceil(4.1) = 5 against 0
  expect(run({ a: '41', b: '0' })).toEqual(['41', '5']);
});

test('a formula over an axis has no place in it', () => {
  const axis = { name: 'month', labels: ['1', '2'] } as const;
  expect(() => new ExactProgram([given('1.5', 'x').compounded(axis, 0)], ['x'])).toThrow('runs over month');
});
