import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawsOf } from '../../src/analysis/draws.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { ExactRun } from '../../src/quantity/exact.ts';
import { FastProgram } from '../../src/quantity/fast.ts';
import { Quantity, type Ratio } from '../../src/quantity/quantity.ts';
import { boundsOf, extremeCorners } from '../../src/quantity/ranged.ts';
import { Sheet } from '../../src/quantity/sheet.ts';
import { given, graphs } from './graph.ts';

const number = (r: Ratio) => r.numerator.toNumber() / r.denominator.toNumber();
/** A little room for float64: intervals and draws are computed along different ways. */
const room = (bound: number) => 1e-9 * Math.max(1, Math.abs(bound));
/** Sums only the axes it has: a sum over an axis it has not would multiply. */
const summed = (q: Quantity): Quantity => q.axes.reduce((s, axis) => s.sumOver(axis), q);

describe('bounds of a formula over its ranges', () => {
  test('hold for every draw, in every element', () => {
    fc.assert(
      fc.property(graphs({ ranged: true }), ({ output }) => {
        const sheet = new Sheet([output]);
        fc.pre(sheet.ranged.size > 0);
        const { low, high } = boundsOf(sheet)(output);
        const drawn = new FastProgram([output]).run(drawsOf(sheet.ranged, [], 16), 16)[0]!;
        expect(Math.min(...drawn.data)).toBeGreaterThanOrEqual(low - room(low));
        expect(Math.max(...drawn.data)).toBeLessThanOrEqual(high + room(high));
      }),
      { seed: 300, numRuns: 700 },
    );
  });

  test('hold at every corner', () => {
    fc.assert(
      fc.property(graphs({ ranged: true, steps: 8 }), ({ output }) => {
        const sheet = new Sheet([output]);
        const paths = [...sheet.ranged.keys()];
        fc.pre(paths.length > 0 && paths.length <= 8);
        const { low, high } = boundsOf(sheet)(output);
        const { data } = atAllCorners(output, sheet)[0]!;
        expect(Math.min(...data)).toBeGreaterThanOrEqual(low - room(low));
        expect(Math.max(...data)).toBeLessThanOrEqual(high + room(high));
      }),
      { seed: 301, numRuns: 500 },
    );
  });
});

function atAllCorners(q: Quantity, sheet: Sheet) {
  const paths = [...sheet.ranged.keys()];
  const lanes = 2 ** paths.length;
  const inputs = new Map(
    paths.map((path, i) => {
      const v = sheet.ranged.get(path)!;
      return [path, Float64Array.from({ length: lanes }, (_, l) => number((l >> i) & 1 ? v.high : v.low))];
    }),
  );
  return new FastProgram([q]).run(inputs, lanes);
}

describe('the corners of low and high', () => {
  test('are the lowest and the highest of all corners, by full enumeration', () => {
    fc.assert(
      fc.property(graphs({ ranged: true, steps: 8 }), graph => {
        const output = summed(graph.output);
        const sheet = new Sheet([output]);
        const paths = [...sheet.ranged.keys()];
        fc.pre(paths.length > 0 && paths.length <= 8);
        const all = [...atAllCorners(output, sheet)[0]!.data];
        const corners = extremeCorners(sheet, output, boundsOf(sheet)(output));
        const run = new ExactRun(sheet);
        const [low, high] = [run.value(output, corners.low).toNumber(), run.value(output, corners.high).toNumber()];
        const [least, most] = [Math.min(...all), Math.max(...all)];
        expect(low).toBeLessThanOrEqual(least + room(least));
        expect(high).toBeGreaterThanOrEqual(most - room(most));
      }),
      { seed: 302, numRuns: 800 },
    );
  });

  test('one input in two places moves once: x − x is 0 at both ends, though intervals alone would say −2 to 2', () => {
    const x = Quantity.given(given('x', [new Decimal(1), new Decimal(2), new Decimal(3)]));
    const gap = x.minus(x.times(Quantity.given(given('one', [new Decimal(1), new Decimal(1), new Decimal(1)]))));
    const sheet = new Sheet([gap]);
    const bounds = boundsOf(sheet)(gap);
    expect([bounds.low, bounds.high]).toEqual([-2, 2]);
    const corners = extremeCorners(sheet, gap, bounds);
    const run = new ExactRun(sheet);
    expect([run.value(gap, corners.low).toNumber(), run.value(gap, corners.high).toNumber()]).toEqual([0, 0]);
  });

  test('two rows that name the same path share the input', () => {
    const price = () => Quantity.given(given('price', [new Decimal(10), new Decimal(20), new Decimal(40)], 'USD'));
    const sum = price().plus(price());
    const sheet = new Sheet([sum]);
    expect([...sheet.ranged.keys()]).toEqual(['price']);
    const corners = extremeCorners(sheet, sum, boundsOf(sheet)(sum));
    // 2 × 10 and 2 × 40
    expect(new ExactRun(sheet).value(sum, corners.low).toNumber()).toBe(20);
    expect(new ExactRun(sheet).value(sum, corners.high).toNumber()).toBe(80);
  });

  test('more inputs of unknown direction than can be tried together still end below and above the likely value', () => {
    const inputs = Array.from({ length: 14 }, (_, i) =>
      Quantity.given(given(`x${i}`, [new Decimal(i + 1), new Decimal(i + 2), new Decimal(i + 3)])),
    );
    const five = Quantity.given(given('five', [new Decimal(8), new Decimal(8), new Decimal(8)]));
    // |x − 8| in each: neither end is known beforehand
    const sum = inputs.map(x => x.minus(five).atLeast(five.minus(x))).reduce((a, b) => a.plus(b));
    const sheet = new Sheet([sum]);
    const corners = extremeCorners(sheet, sum, boundsOf(sheet)(sum));
    const run = new ExactRun(sheet);
    const all = inputs.map((_, i) => [Math.abs(i + 1 - 8), Math.abs(i + 3 - 8)]);
    // each term is independent: the extremes are the sums of the extremes
    expect(run.value(sum, corners.low).toNumber()).toBe(all.reduce((s, [a, b]) => s + Math.min(a!, b!), 0));
    expect(run.value(sum, corners.high).toNumber()).toBe(all.reduce((s, [a, b]) => s + Math.max(a!, b!), 0));
  });

  test('the generator reaches formulas whose direction is not known beforehand', () => {
    const unclear = fc.sample(graphs({ ranged: true, steps: 8 }), { seed: 302, numRuns: 300 }).filter(({ output }) => {
      const sheet = new Sheet([output]);
      return [...boundsOf(sheet)(output).directions].includes(3);
    });
    expect(unclear.length).toBeGreaterThan(30);
  });
});
