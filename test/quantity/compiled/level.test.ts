import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Axis } from '../../../src/quantity/axis.ts';
import { compileSheet } from '../../../src/quantity/compiled/compile-sheet.ts';
import { CompiledRun } from '../../../src/quantity/compiled/compiled-run.ts';
import { ONE } from '../../../src/quantity/decimal.ts';
import { FLOATS } from '../../../src/quantity/floats.ts';
import { levelled } from '../../../src/quantity/level.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given } from '../graph.ts';

const LANES = 8;
/** Small whole numbers, so that many hours are alike; and some that are no binary fractions. */
const number = fc.oneof(
  fc.nat(4),
  fc.nat(1000).map(n => n / 7),
);

const days = fc.integer({ min: 1, max: 9 }).chain(classes =>
  fc.record({
    day: fc.array(fc.nat(2), { minLength: classes, maxLength: classes }),
    hours: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: classes, maxLength: classes }),
    loads: fc.array(fc.array(number, { minLength: classes, maxLength: classes }), {
      minLength: LANES,
      maxLength: LANES,
    }),
    batch: fc.array(fc.array(number, { minLength: classes, maxLength: classes }), {
      minLength: LANES,
      maxLength: LANES,
    }),
  }),
);

describe('work poured into the quietest hours without sorting them', () => {
  test('reaches the level of the sorted form, hours alike included', () => {
    fc.assert(
      fc.property(days, ({ day, hours, loads, batch }) => {
        const axis: Axis = { name: 'hour', labels: day.map(String) };
        const row = (name: string) =>
          Quantity.row(
            axis,
            day.map((_, h) => given(`${name}.${h}`, [ONE, ONE, ONE])),
            name,
          );
        const q = row('load').levelled(axis, row('batch'), day, hours);
        const run = new CompiledRun(
          compileSheet([q], [...day.map((_, h) => `load.${h}`), ...day.map((_, h) => `batch.${h}`)], LANES),
        );
        run.inputs.forEach((lanes, i) => {
          const of = i < day.length ? loads : batch;
          for (let l = 0; l < LANES; l++) lanes[l] = of[l]![i % day.length]!;
        });
        run.run();
        const wrong: string[] = [];
        for (let l = 0; l < LANES; l++)
          levelled(loads[l]!, batch[l]!, day, hours, FLOATS).forEach((right, h) => {
            const found = run.outputs[0]![h * LANES + l]!;
            if (!(Math.abs(found - right) <= 1e-14 * right)) wrong.push(`${found} for ${right}`);
          });
        expect(wrong).toEqual([]);
      }),
      { seed: 510, numRuns: 400 },
    );
  });
});
