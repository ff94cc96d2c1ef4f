import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fraction } from '../../src/quantity/fraction.ts';
import { Laurent, NotLinear } from '../../src/quantity/laurent.ts';

const number = fc
  .tuple(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: 1n, max: 20n }))
  .map(([n, d]) => Fraction.of(n, d));
const point = fc
  .tuple(fc.bigInt({ min: 1n, max: 60n }), fc.bigInt({ min: 1n, max: 20n }))
  .map(([n, d]) => Fraction.of(n, d));
const constant = (n: Fraction) => Laurent.constant(n);
/** a + b·x */
const line = fc.tuple(number, number).map(([a, b]) => constant(a).plus(Laurent.X.times(constant(b))));
const same = (a: Fraction, b: Fraction) => a.compare(b) === 0;
const law = (seed: number) => ({ seed, numRuns: 500 });

describe('a polynomial in one variable runs like the numbers it stands for', () => {
  test('sum, difference and product at a point are those of the values there', () => {
    fc.assert(
      fc.property(
        line,
        line,
        point,
        (f, g, x) =>
          same(f.plus(g).at(x), f.at(x).plus(g.at(x))) &&
          same(f.plus(g, -1).at(x), f.at(x).minus(g.at(x))) &&
          same(f.times(g).at(x), f.at(x).times(g.at(x))),
      ),
      law(31),
    );
  });
  test('division by a single power is that of the values', () => {
    fc.assert(
      fc.property(line, number, fc.boolean(), point, (f, k, overX, x) => {
        fc.pre(k.sign() !== 0);
        const divisor = overX ? Laurent.X.times(constant(k)) : constant(k);
        return same(f.per(divisor).at(x), f.at(x).per(divisor.at(x)));
      }),
      law(32),
    );
  });
  test('what cancels is gone: a line less itself is the constant 0', () => {
    fc.assert(
      fc.property(line, f => f.plus(f, -1).isConstant && f.plus(f, -1).terms.length === 0),
      law(33),
    );
  });
  test('the root of a line is where it is zero, and only if that is above 0', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const f = constant(a).plus(Laurent.X.times(constant(b)));
        const root = f.root();
        const above = a.sign() * b.sign() < 0;
        return above ? root !== undefined && root.sign() > 0 && f.at(root).sign() === 0 : root === undefined;
      }),
      law(34),
    );
  });
});

describe('what is no line is refused', () => {
  const X = Laurent.X;
  const one = constant(Fraction.ONE);
  test('division by a sum', () => {
    expect(() => one.per(X.plus(one))).toThrow(new NotLinear('division by a sum'));
  });
  test('a cube', () => {
    expect(() => X.times(X).times(X)).toThrow(new NotLinear('a power beyond the square'));
  });
  test('the root of x² − 1, which changes its sign once but has two powers to weigh', () => {
    expect(() => X.times(X).plus(one, -1).root()).toThrow(NotLinear);
  });
  test('division by zero is no matter of lines', () => {
    expect(() => one.per(Laurent.ZERO)).toThrow(RangeError);
  });
  test('a line knows that it is one', () => {
    expect([X.isLine, X.times(X).isLine, one.per(X).isLine, one.isLine]).toEqual([true, false, false, true]);
    expect([X.isConstant, one.isConstant]).toEqual([false, true]);
  });
});
