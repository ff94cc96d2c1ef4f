import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Axis } from '../../src/quantity/axis.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Fraction } from '../../src/quantity/fraction.ts';
import { NotLinear } from '../../src/quantity/laurent.ts';
import { type Piece, PieceRun } from '../../src/quantity/pieces.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { tailsOf } from '../../src/quantity/tail.ts';
import { fractionValues } from './error-scale.ts';
import { given } from './graph.ts';

const HOURS: Axis = { name: 'hour', labels: ['busy', 'quiet'] };
const V = Quantity.given(given('volume', [new Decimal(1), new Decimal(1), new Decimal(1)], 'tok'), 'volume');
const at = (q: Quantity, x: Fraction) => fractionValues(q, path => (path === 'volume' ? x : undefined))[0]!;
const F = (n: number | bigint, d: number | bigint = 1) => Fraction.of(BigInt(n), BigInt(d));

interface Recipe {
  readonly price: number;
  readonly fixed: number;
  readonly fleets: readonly { readonly cost: number; readonly size: number; readonly spares: number }[];
  readonly minimum: number;
  readonly cap: number;
  readonly tier: number;
  readonly shares: readonly [number, number];
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  price: fc.integer({ min: 0, max: 40 }),
  fixed: fc.integer({ min: 0, max: 300 }),
  fleets: fc.array(
    fc.record({
      cost: fc.integer({ min: 0, max: 500 }),
      size: fc.integer({ min: 1, max: 60 }),
      spares: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 3 },
  ),
  minimum: fc.integer({ min: 0, max: 400 }),
  cap: fc.integer({ min: 1, max: 200 }),
  tier: fc.integer({ min: 1, max: 200 }),
  shares: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
});

const n = (value: number, unitText = '') =>
  Quantity.given(given(`constant ${value} ${unitText}`, [0, 0, 0].map(() => new Decimal(value)) as never, unitText));

/** Costs as plans have them: a price with a least bill, fleets in whole replicas at the busiest hour, the overflow of a full one, a dearer tier above a volume. */
function cost({ price, fixed, fleets, minimum, cap, tier, shares }: Recipe): Quantity {
  const perTok = (v: number) => n(v, 'USD/tok');
  const bill = V.times(perTok(price), n(1).per(n(7))).atLeast(n(minimum, 'USD'));
  const hourly = Quantity.row(
    HOURS,
    shares.map((s, i) => given(`share ${i}`, [0, 0, 0].map(() => new Decimal(s)) as never)),
    'shares',
  );
  const peak = V.times(hourly).per(n(9)).maxOver(HOURS);
  const owned = fleets.map(f => peak.per(n(f.size, 'tok')).roundedUp().plus(n(f.spares)).times(n(f.cost, 'USD')));
  const overflow = V.minus(n(cap, 'tok')).atLeast(V.zero()).times(perTok(3));
  // a stretch holds its upper end: the dearer price begins behind the tier
  const dearer = Quantity.when(n(tier, 'tok').minus(V), V.times(perTok(1)), V.times(perTok(2)));
  const part = n(cap, 'tok').per(V).atMost(n(1));
  return [n(fixed, 'USD'), bill, ...owned, overflow, dearer, V.times(part).times(perTok(1))].reduce((a, b) =>
    a.plus(b),
  );
}

const inside = (x: Fraction, { from, to }: Piece) => from.lt(x) && (to === null || x.lte(to));

describe('a formula on the piece around a point', () => {
  const point = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 20 })).map(([a, b]) => F(a, b));

  test('agrees with the fractions at the point and everywhere else inside it', () => {
    fc.assert(
      fc.property(recipe, point, fc.integer({ min: 1, max: 99 }), (r, x, k) => {
        const q = cost(r);
        const run = new PieceRun([q], 'volume');
        const piece = run.at(x);
        expect(inside(x, piece)).toBe(true);
        const [line] = piece.values;
        expect(line!.at(x).compare(at(q, x))).toBe(0);
        const end = piece.to ?? x.times(F(3));
        const other = piece.from.plus(end.minus(piece.from).times(F(k, 100)));
        expect(line!.at(other).compare(at(q, other))).toBe(0);
        // the end belongs to the piece
        expect(line!.at(end).compare(at(q, end))).toBe(0);
      }),
      { seed: 400, numRuns: 500 },
    );
  });

  test('the same piece is found from any point inside it', () => {
    fc.assert(
      fc.property(recipe, point, fc.integer({ min: 1, max: 99 }), (r, x, k) => {
        const run = new PieceRun([cost(r)], 'volume');
        const piece = run.at(x);
        fc.pre(piece.to !== null);
        const other = piece.from.plus(piece.to.minus(piece.from).times(F(k, 100)));
        const again = run.at(other);
        expect(again.from.compare(piece.from)).toBe(0);
        expect(again.to?.compare(piece.to)).toBe(0);
      }),
      { seed: 401, numRuns: 400 },
    );
  });

  test('pieces stand one behind the other, and at each end something changes', () => {
    fc.assert(
      fc.property(recipe, ({ fleets, ...r }) => {
        // every part costs something, so that none changes unseen
        const paid = fleets.map(f => ({ ...f, cost: f.cost + 1 }));
        const run = new PieceRun([cost({ ...r, price: r.price + 1, minimum: r.minimum + 1, fleets: paid })], 'volume');
        let piece = run.at(F(1, 1000));
        expect(piece.from.sign()).toBe(0);
        for (let i = 0; i < 20 && piece.to; i++) {
          const next = run.at(piece.to.plus(F(1, 10n ** 12n)));
          expect(next.from.compare(piece.to)).toBe(0);
          const change = next.values[0]!.plus(piece.values[0]!, -1);
          expect(change.terms.length, `nothing changes at ${piece.to.toText()}`).toBeGreaterThan(0);
          piece = next;
        }
      }),
      { seed: 402, numRuns: 150 },
    );
  });

  test('a step of replicas ends where one is full: ceil(V ÷ 3) changes behind 3, 6, 9 …', () => {
    const run = new PieceRun([V.per(n(3, 'tok')).roundedUp()], 'volume');
    const ends = [1, 3, 4, 6, 7].map(x => [
      run.at(F(x)).from.toText(),
      run.at(F(x)).to!.toText(),
      run.at(F(x)).values[0]!.at(F(x)).toText(),
    ]);
    expect(ends).toEqual([
      ['0', '3', '1'],
      ['0', '3', '1'],
      ['3', '6', '2'],
      ['3', '6', '2'],
      ['6', '9', '3'],
    ]);
  });

  test('a least bill of 10 against 2 a token ends at 5 tokens', () => {
    const run = new PieceRun([V.times(n(2, 'USD/tok')).atLeast(n(10, 'USD'))], 'volume');
    expect([run.at(F(1)).from.toText(), run.at(F(1)).to!.toText()]).toEqual(['0', '5']);
    expect(run.at(F(5)).to!.toText()).toBe('5');
    expect([run.at(F(6)).from.toText(), run.at(F(6)).to]).toEqual(['5', null]);
  });

  test('what is no line is refused, not approximated', () => {
    const inverse = n(1, 'tok')
      .per(V)
      .plus(V.per(n(1, 'tok')))
      .roundedUp();
    expect(() => new PieceRun([inverse], 'volume').at(F(1))).toThrow(NotLinear);
  });

  test('what falls as the input rises keeps its step up to the end: ceil(6 ÷ V) is 3 on (2, 3] less its last point, 2 from there', () => {
    // 6 ÷ V is above 2 below V = 3, above 3 below V = 2; at V = 3 itself the stretch that ends there is told
    const run = new PieceRun([n(6, 'tok').per(V).roundedUp()], 'volume');
    const at = (x: Fraction) => {
      const { from, to, values } = run.at(x);
      return [from.toText(), to?.toText() ?? null, values[0]!.at(x).toText()];
    };
    expect([F(5, 2), F(3), F(7, 2), F(6), F(7)].map(at)).toEqual([
      ['2', '3', '3'],
      ['2', '3', '3'],
      ['3', '6', '2'],
      ['3', '6', '2'],
      ['6', null, '1'],
    ]);
  });

  test('an input that begins below 0 is walked from its origin', () => {
    // ceil(5 − 2 V) at V = x − 4: 13 − 2 x; 11 on (0.5, 1) … the step from 12 to 11 lies at x = 1
    const run = new PieceRun(
      [
        n(5, 'tok')
          .minus(V.times(n(2, '')))
          .roundedUp(),
      ],
      'volume',
      F(-4),
    );
    const { from, to, values } = run.at(F(5, 4));
    expect([from.toText(), to!.toText(), values[0]!.at(F(5, 4)).toText()]).toEqual(['1', '1.5', '11']);
  });
});

describe('the course for large volumes', () => {
  test('slope × V + something between low and high, from `after` on', () => {
    fc.assert(
      fc.property(
        recipe,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 50 })), {
          minLength: 5,
          maxLength: 5,
        }),
        (r, offsets) => {
          const q = cost(r);
          const [tail] = tailsOf([q], 'volume');
          for (const [a, b] of offsets) {
            const x = tail!.after.plus(F(a, b));
            const rest = at(q, x).minus(tail!.slope.times(x));
            expect(tail!.low.lte(rest), `${rest.toText()} below ${tail!.low.toText()}`).toBe(true);
            expect(rest.lte(tail!.high), `${rest.toText()} above ${tail!.high.toText()}`).toBe(true);
          }
        },
      ),
      { seed: 403, numRuns: 400 },
    );
  });

  test('the widths of its steps are those of the replicas', () => {
    // ceil(V ÷ 3): a step every 3 tokens; slope 5 ÷ 3, rest between 0 and 5
    const [tail] = tailsOf([V.per(n(3, 'tok')).roundedUp().times(n(5, 'USD'))], 'volume');
    expect([tail!.slope, tail!.low, tail!.high].map(f => f.reduced()).map(f => `${f.n}/${f.d}`)).toEqual([
      '5/3',
      '0/1',
      '5/1',
    ]);
    expect(tail!.steps.map(s => s.toText())).toEqual(['3']);
  });

  test('a square of the volume has no slope', () => {
    expect(() => tailsOf([V.times(V)], 'volume')).toThrow(NotLinear);
  });
});
