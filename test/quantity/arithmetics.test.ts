import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { likelyValues } from '../../src/quantity/exact.ts';
import { FastProgram } from '../../src/quantity/fast.ts';
import { Fraction } from '../../src/quantity/fraction.ts';
import type { Quantity } from '../../src/quantity/quantity.ts';
import { inOrder, Sheet } from '../../src/quantity/sheet.ts';
import { abs, fractionValues, sizedValues } from './error-scale.ts';
import { graphs, KINDS } from './graph.ts';

const fast = (q: Quantity): readonly number[] => [...new FastProgram([q]).run(new Map(), 1)[0]!.data];
const fractionOf = (x: number | Decimal) => Fraction.from(new Decimal(x));
const within = (found: Fraction, right: Fraction, size: Fraction, tolerance: Fraction) =>
  abs(found.minus(right)).lte(size.times(tolerance));

const TWELVE = Fraction.of(1n, 10n ** 12n);
const TWENTY_EIGHT = Fraction.of(1n, 10n ** 28n);

describe('all arithmetics give the same formula the same value', () => {
  // relative to the numbers that were added: what two nearly equal ones leave over has fewer digits by nature
  test.each([
    { name: 'fast within 1e-12', values: fast, tolerance: TWELVE, seed: 100 },
    { name: 'exact within 1e-28', values: likelyValues, tolerance: TWENTY_EIGHT, seed: 101 },
  ])('$name of the fractions', ({ values, tolerance, seed }) => {
    fc.assert(
      fc.property(graphs(), ({ output }) => {
        const right = sizedValues(output);
        fc.pre(right !== undefined);
        const found: readonly (number | Decimal)[] = values(output);
        expect(found).toHaveLength(right.length);
        right.forEach(({ value, size }, i) => {
          expect(within(fractionOf(found[i]!), value, size, tolerance), `${found[i]} for ${value.toText()}`).toBe(true);
        });
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('without differences the error is below 1e-12 and 1e-28 of the value itself', () => {
    const kinds = KINDS.filter(kind => !['minus', 'replenish', 'when', 'ceil'].includes(kind));
    fc.assert(
      fc.property(graphs({ kinds }), ({ output }) => {
        const [floats, decimals] = [fast(output), likelyValues(output)];
        fractionValues(output).forEach((right, i) => {
          expect(within(fractionOf(floats[i]!), right, right, TWELVE)).toBe(true);
          expect(within(fractionOf(decimals[i]!), right, right, TWENTY_EIGHT)).toBe(true);
        });
      }),
      { seed: 102, numRuns: 800 },
    );
  });

  test('the generator makes every operation', () => {
    const made = new Set(
      fc.sample(graphs(), { seed: 100, numRuns: 300 }).flatMap(({ all }) => inOrder(all).map(q => q.operation.kind)),
    );
    expect([...made].sort()).toEqual(
      'at,ceil,compound,given,group,level,max,min,minus,per,plus,replenish,same,sum,times,top,when,window'.split(','),
    );
  });
});

describe('lanes', () => {
  test('many settings at once are the same numbers as one setting at a time', () => {
    fc.assert(
      fc.property(graphs({ ranged: true }), fc.array(fc.nat(2), { minLength: 3, maxLength: 5 }), ({ output }, ends) => {
        const { ranged } = new Sheet([output]);
        fc.pre(ranged.size > 0);
        const at = (path: string, lane: number) => {
          const v = ranged.get(path)!;
          const end = (['low', 'likely', 'high'] as const)[(ends[lane]! + path.length * lane) % 3]!;
          return v[end].numerator.toNumber() / v[end].denominator.toNumber();
        };
        const paths = [...ranged.keys()];
        const program = new FastProgram([output]);
        const inputs = new Map(paths.map(p => [p, Float64Array.from(ends, (_, lane) => at(p, lane))]));
        const together = program.run(inputs, ends.length)[0]!;
        ends.forEach((_, lane) => {
          const alone = program.run(new Map(paths.map(p => [p, Float64Array.of(at(p, lane))])), 1)[0]!;
          const own = Array.from(alone.data, (_x, e) =>
            together.lanes === 1 ? together.data[e] : together.data[e * together.lanes + lane],
          );
          expect(own).toEqual([...alone.data]);
        });
      }),
      { seed: 103, numRuns: 600 },
    );
  });
  test('a setting at the likely values gives what no setting gives', () => {
    fc.assert(
      fc.property(graphs({ ranged: true }), ({ output }) => {
        const { ranged } = new Sheet([output]);
        const likely = new Map(
          [...ranged].map(([path, v]) => [
            path,
            Float64Array.of(v.likely.numerator.toNumber() / v.likely.denominator.toNumber()),
          ]),
        );
        expect([...new FastProgram([output]).run(likely, 1)[0]!.data]).toEqual(fast(output));
      }),
      { seed: 104, numRuns: 300 },
    );
  });
});
