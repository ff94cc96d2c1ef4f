import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Fraction, max, min } from '../../src/quantity/fraction.ts';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 40n }))
  .map(([n, d]) => Fraction.of(n, d));
const other = fraction.filter(f => f.sign() !== 0);
const equal = (a: Fraction, b: Fraction) => a.compare(b) === 0;
const law = (seed: number) => ({ seed, numRuns: 500 });

describe('fractions are a field', () => {
  test('sums do not depend on order or brackets', () => {
    fc.assert(
      fc.property(
        fraction,
        fraction,
        fraction,
        (a, b, c) => equal(a.plus(b), b.plus(a)) && equal(a.plus(b).plus(c), a.plus(b.plus(c))),
      ),
      law(11),
    );
  });
  test('products do not depend on order or brackets', () => {
    fc.assert(
      fc.property(
        fraction,
        fraction,
        fraction,
        (a, b, c) => equal(a.times(b), b.times(a)) && equal(a.times(b).times(c), a.times(b.times(c))),
      ),
      law(12),
    );
  });
  test('a product of a sum is the sum of the products', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => equal(a.times(b.plus(c)), a.times(b).plus(a.times(c)))),
      law(13),
    );
  });
  test('0 and 1 change nothing, minus and per undo plus and times', () => {
    fc.assert(
      fc.property(
        fraction,
        other,
        (a, b) =>
          equal(a.plus(Fraction.ZERO), a) &&
          equal(a.times(Fraction.ONE), a) &&
          equal(a.plus(b).minus(b), a) &&
          equal(a.times(b).per(b), a) &&
          equal(a.plus(a.negated()), Fraction.ZERO),
      ),
      law(14),
    );
  });
  test('the order is total and agrees with the difference', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const sign = a.minus(b).sign();
        return (
          Math.sign(a.compare(b)) === sign &&
          a.lt(b) === sign < 0 &&
          a.lte(b) === sign <= 0 &&
          equal(min(a, b).plus(max(a, b)), a.plus(b)) &&
          min(a, b).lte(max(a, b))
        );
      }),
      law(15),
    );
  });
  test('division by zero is refused', () => {
    expect(() => Fraction.ONE.per(Fraction.ZERO)).toThrow(RangeError);
    expect(() => Fraction.of(1n, 0n)).toThrow(RangeError);
  });
  test('lowest terms are the same ratio', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, k) => {
        const r = Fraction.of(a.n * k, a.d * k).reduced();
        return equal(r, a) && r.d <= a.d && r.reduced().n === r.n;
      }),
      law(16),
    );
  });
});

describe('rounding is true', () => {
  test('the ceiling is the least whole number that is not below', () => {
    fc.assert(
      fc.property(fraction, a => {
        const c = a.ceil();
        return c.d === 1n && a.lte(c) && c.minus(Fraction.ONE).lt(a);
      }),
      law(17),
    );
  });
  test('the floor is minus the ceiling of minus', () => {
    fc.assert(
      fc.property(fraction, a => equal(a.floor(), a.negated().ceil().negated())),
      law(18),
    );
  });
  test.each([
    [7n, 2n, '4', '3'],
    [-7n, 2n, '-3', '-4'],
    [6n, 2n, '3', '3'],
    [-6n, 2n, '-3', '-3'],
    [0n, 5n, '0', '0'],
    [1n, 10n ** 40n, '1', '0'],
    [-1n, 10n ** 40n, '0', '-1'],
  ])('%s/%s', (n, d, up, down) => {
    const a = Fraction.of(n, d);
    expect([a.ceil().toText(), a.floor().toText()]).toEqual([up, down]);
  });
});

describe('fractions as text, decimals and floats', () => {
  test('a decimal keeps every digit on the way there and back', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -30, max: 10 }))
      .map(([digits, e]) => new Decimal(`${digits}e${e}`));
    fc.assert(
      fc.property(decimal, d => Fraction.from(d).toText(60) === (d.isZero() ? '0' : d.toFixed())),
      law(19),
    );
  });
  test('text is within half a unit of its last place', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 20 }), (a, places) => {
        const off = Fraction.from(new Decimal(a.toText(places))).minus(a);
        const half = Fraction.of(1n, 2n * 10n ** BigInt(places));
        return off.lte(half) && off.negated().lte(half);
      }),
      law(20),
    );
  });
  test('without places behind the point, zeros in front of it stay', () => {
    expect([Fraction.of(100n).toText(0), Fraction.of(100n).toText(), Fraction.of(0n).toText(0)]).toEqual([
      '100',
      '100',
      '0',
    ]);
  });
  test('halves go to the even neighbour, in both signs', () => {
    // 0.5 → 0, 1.5 → 2, 2.5 → 2; 0.25 → 0.2, 0.35 → 0.4
    expect([1n, 3n, 5n, -1n, -3n, -5n].map(n => Fraction.of(n, 2n).toText(0))).toEqual([
      '0',
      '2',
      '2',
      '0',
      '-2',
      '-2',
    ]);
    expect([Fraction.of(1n, 4n).toText(1), Fraction.of(7n, 20n).toText(1)]).toEqual(['0.2', '0.4']);
  });
  test('a float is as near as a float can be', () => {
    fc.assert(
      fc.property(other, a => {
        const exact = new Decimal(a.n.toString()).dividedBy(a.d.toString());
        // numbers far below 1e-10 are kept to 40 places only
        fc.pre(exact.abs().gt('1e-10'));
        return exact.minus(a.toNumber()).dividedBy(exact).abs().lt('1e-15');
      }),
      law(21),
    );
  });
});
