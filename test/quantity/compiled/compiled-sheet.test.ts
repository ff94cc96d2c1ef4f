import { describe, expect, test } from 'vitest';
import type { Axis } from '../../../src/quantity/axis.ts';
import { compileSheet } from '../../../src/quantity/compiled/compile-sheet.ts';
import { CompiledRun, moduleOf } from '../../../src/quantity/compiled/compiled-run.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given, HOURS, MONTHS } from '../graph.ts';
import { expectBothWays } from './both-ways.ts';

const one = (path: string, value: number) => {
  const decimal = new Decimal(value);
  return given(path, [decimal, decimal, decimal]);
};
const scalar = (path: string, value: number) => Quantity.given(one(path, value));
const row = (name: string, axis: Axis) =>
  Quantity.row(
    axis,
    axis.labels.map((_, k) => one(`${name}.${k}`, k + 1)),
    name,
  );

/** Elements of an output in one lane. */
const lane = (output: Float64Array, block: number, l: number) =>
  Array.from({ length: output.length / block }, (_, e) => output[e * block + l]);

describe('inputs', () => {
  test('two rows that name the same path share its lanes', () => {
    const run = new CompiledRun(compileSheet([scalar('x', 1).plus(scalar('x', 1))], ['x'], 4));
    run.inputs[0]!.set([1, 2, 3, 4]);
    run.run();
    expect([...run.outputs[0]!]).toEqual([2, 4, 6, 8]);
  });

  test('one element of a row may move and the others stay', () => {
    const months = row('m', MONTHS); // 1, 2, 3, 4
    const run = new CompiledRun(compileSheet([months.times(scalar('x', 10)), months.sumOver(MONTHS)], ['m.2', 'x'], 4));
    run.inputs[0]!.set([5, 6, 7, 8]);
    run.inputs[1]!.set([1, 10, 100, 1000]);
    run.run();
    expect(lane(run.outputs[0]!, 4, 0)).toEqual([1, 2, 5, 4]);
    expect(lane(run.outputs[0]!, 4, 3)).toEqual([1000, 2000, 8000, 4000]);
    expect([...run.outputs[1]!]).toEqual([12, 13, 14, 15]); // 1 + 2 + 4, and the third
  });

  test('an input that no formula reads is there all the same', () => {
    const sheet = compileSheet([scalar('x', 1)], ['y', 'x'], 4);
    expect(sheet.inputs.map(input => input.path)).toEqual(['y', 'x']);
    const run = new CompiledRun(sheet);
    run.inputs[1]!.set([1, 2, 3, 4]);
    run.run();
    expect([...run.outputs[0]!]).toEqual([1, 2, 3, 4]);
  });
});

describe('outputs', () => {
  test('one that does not move holds its value in every lane, before the first run as well', () => {
    const x = scalar('x', 1);
    const sheet = compileSheet([scalar('c', 7), row('m', MONTHS), x], ['x'], 4);
    const run = new CompiledRun(sheet);
    expect(sheet.outputs.map(({ size }) => size)).toEqual([1, 4, 1]);
    run.run();
    expect([...run.outputs[0]!]).toEqual([7, 7, 7, 7]);
    expect(lane(run.outputs[1]!, 4, 2)).toEqual([1, 2, 3, 4]);
  });

  test('may be the same formula twice, parts of each other, and repeat a scalar', () => {
    const x = scalar('x', 2);
    const wide = row('h', HOURS).times(row('m', MONTHS), x);
    expectBothWays([wide, wide, wide.at(HOURS, 1), x.over(MONTHS), x.over(MONTHS).over(HOURS), wide.sumOver(HOURS)]);
  });

  test('a choice made by what does not move needs no code, and a row may end up fixed', () => {
    const months = row('m', MONTHS);
    const choice = Quantity.when(scalar('c', 1), months, scalar('x', 1).times(months));
    expectBothWays([choice, months.at(MONTHS, 0).plus(scalar('c', 1))], { paths: ['m.2', 'x'] });
  });

  test('none at all, and none that moves, run as well', () => {
    new CompiledRun(compileSheet([], [])).run();
    const run = new CompiledRun(compileSheet([scalar('c', 3).times(scalar('d', 4))], [], 4));
    run.run();
    expect([...run.outputs[0]!]).toEqual([12, 12, 12, 12]);
  });

  test('loops of more operations than one group holds give the same', () => {
    let q = scalar('x', 1.01).times(row('m', MONTHS));
    const all: Quantity[] = [];
    for (let n = 0; n < 150; n++) {
      q = n % 3 ? q.plus(scalar('y', 0.3)) : q.times(scalar('z', 0.9));
      if (n % 7 === 0) all.push(q);
    }
    expectBothWays([...all, q, q.sumOver(MONTHS)]);
  });
});

describe('a run', () => {
  const x = scalar('x', 1);
  const q = row('m', MONTHS).times(x).sumOver(MONTHS); // 1 + 2 + 3 + 4 = 10 times x

  test('of fewer lanes than a block leaves the inputs of the others alone and does not fail on them', () => {
    const run = new CompiledRun(compileSheet([q.per(x)], ['x'], 64));
    run.inputs[0]!.fill(Number.NaN, 5);
    run.inputs[0]!.set([1, 2, 3, 4, 5]);
    run.run(5);
    expect([...run.outputs[0]!.subarray(0, 5)]).toEqual([10, 10, 10, 10, 10]);
  });

  test('may be repeated, and runs beside others of the same module', () => {
    const sheet = structuredClone(compileSheet([q], ['x'], 4));
    const module = moduleOf(sheet);
    const [a, b] = [new CompiledRun(sheet, module), new CompiledRun(sheet, module)];
    a.inputs[0]!.fill(1);
    b.inputs[0]!.fill(2);
    for (const run of [a, b, a]) run.run();
    expect([a.outputs[0]![3], b.outputs[0]![3]]).toEqual([10, 20]);
  });

  test('takes blocks of any size, rounded up to whole turns of its loops', () => {
    expect([1, 4, 30, 256].map(block => compileSheet([q], ['x'], block).block)).toEqual([4, 4, 32, 256]);
  });
});

test('the same formulas give the same bytes', () => {
  const built = () => {
    const x = scalar('x', 2);
    const wide = row('h', HOURS).times(row('m', MONTHS), x);
    return compileSheet([wide.sumOver(HOURS).roundedUp(), wide.maxOver(MONTHS), x.compounded(MONTHS, 1)], ['x']);
  };
  expect(built()).toEqual(built());
});
