import { describe, expect, test } from 'vitest';
import type { Axis } from '../../../src/quantity/axis.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given, HOURS, MONTHS, PATTERNS, TASKS } from '../graph.ts';
import { compiled, expectBothWays } from './both-ways.ts';

const LONG: Axis = { name: 'month', labels: Array.from({ length: 23 }, (_, m) => `${m + 1}`) };

/** A row of inputs 3, 10, 17 … hundredths, each with a path of its own. */
const row = (name: string, axis: Axis, factor = 7) =>
  Quantity.row(
    axis,
    axis.labels.map((_, k) => one(`${name}.${k}`, ((k * factor + 3) % 31) / 100 + 0.4)),
    name,
  );
const one = (path: string, value: number) => {
  const decimal = new Decimal(value);
  return given(path, [decimal, decimal, decimal]);
};
const scalar = (path: string, value: number) => Quantity.given(one(path, value));
const at = (outputs: readonly Quantity[], inputs: Record<string, readonly number[]>) => {
  const lanes = Object.values(inputs)[0]!.length;
  const map = new Map(Object.entries(inputs).map(([path, values]) => [path, Float64Array.from(values)]));
  return compiled(outputs, map, lanes, 4);
};

describe('each operation on its own', () => {
  const x = scalar('x', 2);
  const y = scalar('y', 3);
  const lanes = { x: [6, -1.5, 0, 2.0000000000000004], y: [2, 4, 0.25, 2] };

  test.each([
    ['plus', x.plus(y), [8, 2.5, 0.25, 4]],
    ['minus', x.minus(y), [4, -5.5, -0.25, 2 ** -51]],
    ['times', x.times(y), [12, -6, 0, 4.000000000000001]],
    ['per', x.per(y), [3, -0.375, 0, 1.0000000000000002]],
    ['the larger', x.atLeast(y), [6, 4, 0.25, 2.0000000000000004]],
    ['the smaller', x.atMost(y), [2, -1.5, 0, 2]],
    // 2 and 4e-16 is whole up to rounding; −1.5 goes up to −1
    ['rounded up', x.roundedUp(), [6, -1, 0, 2]],
    // 6 ≥ 0 and 0 ≥ 0 take y, −1.5 takes x
    ['a choice', Quantity.when(x, y, x), [2, -1.5, 0.25, 2]],
  ])('%s', (_, q, right) => {
    expect(at([q], lanes)[0]).toEqual(right);
  });

  test('the twelfth root of 4096 is 2, of 1 it is 1, of 0 it is 0, and of a negative number there is none', () => {
    const [roots] = at([x.twelfthRoot()], { x: [4096, 1, 0, -1] });
    expect(roots![0]).toBeCloseTo(2, 14); // 2^12 = 4096
    expect(roots!.slice(1)).toEqual([1, 0, Number.NaN]);
  });

  test('a choice without a number takes the other side, as the interpreter does', () => {
    const none = x.per(y); // 0 ÷ 0
    expect(at([Quantity.when(none, x, y.plus(x))], { x: [0, 1, 0, 0], y: [0, 1, 1, 2] })[0]).toEqual([0, 1, 0, 0]);
  });

  const factor = scalar('factor', 1.02);
  const need = row('need', LONG, 11).times(scalar('scale', 40));
  const owned = scalar('owned', 9);
  const wide = row('t', TASKS).times(row('h', HOURS), row('m', MONTHS));

  test.each<[string, Quantity]>([
    ['a sum over the first, a middle and the last axis', wide.sumOver(TASKS).plus(wide.sumOver(HOURS).sumOver(MONTHS))],
    ['the highest over each axis', wide.maxOver(TASKS).maxOver(HOURS).maxOver(MONTHS)],
    ['tasks summed into patterns', wide.groupedTo(PATTERNS, TASKS, [1, 0, 1])],
    ['tasks summed into one of two patterns', wide.groupedTo(PATTERNS, TASKS, [1, 1, 1])],
    ['one place of an axis', wide.at(HOURS, 2).plus(wide.at(MONTHS, 1).at(HOURS, 0))],
    ['the same in all months', factor.over(LONG).plus(need)],
    ['powers from 1', factor.compounded(LONG, 0).times(need)],
    ['powers from the factor itself', factor.compounded(LONG, 1).times(need)],
    ['powers of a factor that differs by month', row('f', LONG).compounded(LONG, 0)],
    ['powers of a factor that differs by task', row('t', TASKS).compounded(MONTHS, 1)],
    ['months earlier and later', need.lag(LONG, 5).plus(need.lag(LONG, -3)).plus(need.lag(LONG, 40))],
    ['windows of two and three months', need.windowSum(LONG, 2).plus(need.windowSum(LONG, 3))],
    ['windows over tasks', wide.windowSum(MONTHS, 2)],
  ])('%s', (_, q) => {
    expectBothWays([q]);
  });

  test('windows of any length that end any number of months earlier or later', () => {
    const windows: Quantity[] = [];
    for (const count of [4, 5, 7, 11, 12, 22, 23, 24, 60])
      for (const back of [0, 2, -2]) windows.push(need.windowSum(LONG, count).lag(LONG, back));
    expectBothWays(windows, { tolerance: 1e-14 });
    expectBothWays([wide.windowSum(MONTHS, 4)], { tolerance: 1e-14 });
  });

  test('purchases of any service life, with devices owned at the start that serve for a while', () => {
    const bought: Quantity[] = [];
    for (const life of [1, 2, 5, 12, 22, 23, 60])
      for (const left of [0, 1, 6, 22, 23, 60]) bought.push(need.replenished(LONG, life, owned, left));
    expectBothWays(bought);
    expectBothWays([wide.replenished(MONTHS, 2, row('t', TASKS), 1), need.roundedUp().replenished(LONG, 6, owned, 3)]);
  });

  test('a horizon of one month', () => {
    const only: Axis = { name: 'month', labels: ['1'] };
    const first = row('need', only).times(scalar('scale', 40));
    expectBothWays([
      ...[0, 1, 6].map(left => first.replenished(only, 1, owned, left)),
      first.replenished(only, 36, owned, 1).sumOver(only),
      factor.compounded(only, 0).plus(factor.compounded(only, 1)),
      first.windowSum(only, 12).plus(first.lag(only, 1)),
      first.maxOver(only),
    ]);
  });
});

test('a row that is summed, and that is gathered in the first place of a longer one, are told apart', () => {
  const tasks = row('t', TASKS);
  const gathered = tasks.groupedTo(PATTERNS, TASKS, [0, 0, 0]);
  expectBothWays([tasks.sumOver(TASKS), gathered, gathered.at(PATTERNS, 1)]);
});
