import { expect } from 'vitest';
import { compileSheet } from '../../../src/quantity/compiled/compile-sheet.ts';
import { CompiledRun } from '../../../src/quantity/compiled/compiled-run.ts';
import { FastProgram, type LaneInputs } from '../../../src/quantity/fast.ts';
import type { Quantity, Variable } from '../../../src/quantity/quantity.ts';
import { inOrder } from '../../../src/quantity/sheet.ts';

/** Numbers of each output: element by element, and within an element lane by lane. */
export type Values = readonly (readonly number[])[];

/** Every input of some formulas, by path. */
export function inputsOf(outputs: readonly Quantity[]): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>();
  for (const { operation } of inOrder(outputs))
    if (operation.kind === 'given') for (const v of operation.elements) found.set(v.path, v);
  return found;
}

/** Lanes around the likely value of each input: from half of it to one and a half, no two alike. */
export function lanesOf(outputs: readonly Quantity[], paths: readonly string[], lanes: number): LaneInputs {
  const inputs = inputsOf(outputs);
  return new Map(
    paths.map((path, i) => {
      const { numerator, denominator } = inputs.get(path)!.likely;
      const likely = numerator.toNumber() / denominator.toNumber();
      return [
        path,
        Float64Array.from({ length: lanes }, (_, l) => likely * (0.5 + (((l + 1) * Math.sqrt(i + 2)) % 1))),
      ];
    }),
  );
}

export function interpreted(outputs: readonly Quantity[], inputs: LaneInputs, lanes: number): Values {
  return new FastProgram(outputs)
    .run(inputs, lanes)
    .map(({ data, lanes: own }) =>
      own === lanes ? [...data] : [...data].flatMap(value => Array<number>(lanes).fill(value)),
    );
}

/** Runs as many blocks as the lanes need, and lays the outputs out as the interpreter does. */
export function compiled(outputs: readonly Quantity[], inputs: LaneInputs, lanes: number, block = 8): Values {
  const run = new CompiledRun(compileSheet(outputs, [...inputs.keys()], block));
  const results = outputs.map(() => [] as number[]);
  for (let from = 0; from < lanes; from += block) {
    const count = Math.min(block, lanes - from);
    [...inputs.values()].forEach((values, i) => {
      run.inputs[i]!.set(values.subarray(from, from + count));
    });
    run.run(count);
    run.outputs.forEach((output, o) => {
      for (let e = 0; e < output.length / block; e++)
        for (let l = 0; l < count; l++) results[o]![e * lanes + from + l] = output[e * block + l]!;
    });
  }
  return results;
}

/** Fails where the two differ by more than `tolerance`, relative to the value; 0 asks for the same bits. */
export function expectSame(found: Values, right: Values, tolerance = 0): void {
  expect(found.map(values => values.length)).toEqual(right.map(values => values.length));
  const wrong: string[] = [];
  right.forEach((values, o) => {
    values.forEach((value, i) => {
      const other = found[o]![i]!;
      const close = Math.abs(other - value) <= tolerance * Math.abs(value);
      if (other !== value && !close && !(Number.isNaN(other) && Number.isNaN(value)))
        wrong.push(`output ${o}, number ${i}: ${other} for ${value}`);
    });
  });
  expect(wrong).toEqual([]);
}

/** Both ways give the same, with all inputs or the named ones moving. */
export function expectBothWays(
  outputs: readonly Quantity[],
  { paths = [...inputsOf(outputs).keys()], lanes = 11, tolerance = 0 } = {},
): void {
  const inputs = lanesOf(outputs, paths, lanes);
  expectSame(compiled(outputs, inputs, lanes), interpreted(outputs, inputs, lanes), tolerance);
}
