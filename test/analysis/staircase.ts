import fc from 'fast-check';
import { type Curve, curveOf } from '../../src/analysis/curve.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Fraction } from '../../src/quantity/fraction.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { given } from '../quantity/graph.ts';

export const F = (n: number | bigint, d: number | bigint = 1): Fraction => Fraction.of(BigInt(n), BigInt(d));

/** A cost as plans have them, simple enough to be computed by hand at any volume. */
export interface Staircase {
  readonly fixed: number;
  /** Cents per token. */
  readonly price: number;
  /** Least bill for the tokens. */
  readonly minimum: number;
  readonly fleets: readonly { readonly size: number; readonly cost: number }[];
  /** Largest volume that can be served. */
  readonly limit: number | null;
}

export const staircase: fc.Arbitrary<Staircase> = fc.record({
  fixed: fc.integer({ min: 0, max: 500 }),
  price: fc.integer({ min: 0, max: 300 }),
  minimum: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 800 })),
  fleets: fc.array(fc.record({ size: fc.integer({ min: 3, max: 90 }), cost: fc.integer({ min: 1, max: 200 }) }), {
    maxLength: 2,
  }),
  limit: fc.option(fc.integer({ min: 20, max: 900 }), { freq: 4 }),
});

/** Its cost in cents, in exact fractions, straight from its definition; undefined where it cannot serve. */
export function costOf({ fixed, price, minimum, fleets, limit }: Staircase, x: Fraction): Fraction | undefined {
  if (limit !== null && F(limit).lt(x)) return undefined;
  const bill = x.times(F(price, 100));
  const least = bill.lt(F(minimum)) ? F(minimum) : bill;
  return fleets.reduce((sum, f) => sum.plus(x.per(F(f.size)).ceil().times(F(f.cost))), F(fixed).plus(least));
}

/** The same as a formula, and its curve. */
export function curve(id: string, { fixed, price, minimum, fleets, limit }: Staircase): Curve {
  const n = (value: string, unitText: string) => {
    const d = new Decimal(value);
    return Quantity.given(given(`${id} ${value} ${unitText}`, [d, d, d], unitText));
  };
  const one = new Decimal(1);
  const V = Quantity.given(given('volume', [one, one, one], 'tok'), 'volume');
  const bill = V.times(n(`${price / 100}`, 'USD/tok')).atLeast(n(`${minimum}`, 'USD'));
  const stairs = fleets.map(f =>
    V.per(n(`${f.size}`, 'tok'))
      .roundedUp()
      .times(n(`${f.cost}`, 'USD')),
  );
  const cost = [n(`${fixed}`, 'USD'), ...stairs].reduce((a, b) => a.plus(b), bill);
  const margins = limit === null ? [] : [n(`${limit}`, 'tok').minus(V)];
  return curveOf(id, [{ cost, margins }], 'volume');
}
