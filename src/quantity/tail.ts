import type { Arithmetic } from './arithmetic.ts';
import { valuesOf } from './evaluate.ts';
import { FixedPart } from './fixed-part.ts';
import { Fraction, max, min } from './fraction.ts';
import { FRACTIONS } from './fractions.ts';
import { NotLinear } from './laurent.ts';
import type { Quantity } from './quantity.ts';

/** What a formula comes to for large x: slope × x + something between two numbers, from x = `after` on. */
export interface Tail {
  readonly slope: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly after: Fraction;
  /** Widths in x of the steps inside it. */
  readonly steps: readonly Fraction[];
}

/** Coefficient bounds of x⁻¹, 1 and x. */
type Band = readonly [Interval, Interval, Interval];
type Interval = readonly [Fraction, Fraction];

const Z: Interval = [Fraction.ZERO, Fraction.ZERO];
const add = (a: Interval, b: Interval): Interval => [a[0].plus(b[0]), a[1].plus(b[1])];
const sub = (a: Interval, b: Interval): Interval => [a[0].minus(b[1]), a[1].minus(b[0])];
const isZero = (a: Interval): boolean => a[0].sign() === 0 && a[1].sign() === 0;
const hull = (a: Interval, b: Interval): Interval => [min(a[0], b[0]), max(a[1], b[1])];
const size = (a: Interval): Fraction => max(a[1], a[0].negated());

function mul(a: Interval, b: Interval): Interval {
  if (isZero(a) || isZero(b)) return Z;
  const all = [a[0].times(b[0]), a[0].times(b[1]), a[1].times(b[0]), a[1].times(b[1])];
  return [all.reduce(min), all.reduce(max)];
}

class AtInfinity implements Arithmetic<Band> {
  after = Fraction.ONE;
  readonly steps: Fraction[] = [];

  of(r: Parameters<typeof FRACTIONS.of>[0]): Band {
    const v = FRACTIONS.of(r);
    return [Z, [v, v], Z];
  }
  plus(a: Band, b: Band): Band {
    return [add(a[0], b[0]), add(a[1], b[1]), add(a[2], b[2])];
  }
  minus(a: Band, b: Band): Band {
    return [sub(a[0], b[0]), sub(a[1], b[1]), sub(a[2], b[2])];
  }
  times(a: Band, b: Band): Band {
    if (!isZero(mul(a[2], b[2]))) throw new NotLinear('a square of the volume');
    // x⁻¹ · x⁻¹ vanishes; bounded by its value at `after` ≥ 1, added to the x⁻¹ term
    const low = mul(a[0], b[0]);
    const inverse = add(
      add(mul(a[0], b[1]), mul(a[1], b[0])),
      isZero(low) ? Z : [min(low[0], Fraction.ZERO), max(low[1], Fraction.ZERO)],
    );
    return [
      inverse,
      add(add(mul(a[1], b[1]), mul(a[0], b[2])), mul(a[2], b[0])),
      add(mul(a[1], b[2]), mul(a[2], b[1])),
    ];
  }
  per(a: Band, b: Band): Band {
    const one = (v: Interval): Interval => {
      if (v[0].sign() <= 0 && v[1].sign() >= 0) throw new NotLinear('division by what may be zero');
      return [Fraction.ONE.per(v[1]), Fraction.ONE.per(v[0])];
    };
    if (isZero(b[2]) && isZero(b[0])) {
      const r = one(b[1]);
      return [mul(a[0], r), mul(a[1], r), mul(a[2], r)];
    }
    if (!isZero(b[1]) || !isZero(b[0])) {
      // b = s·x + c: 1/b lies between 1/(s·x) and its neighbours; bounded through the x⁻¹ coefficient beyond `after`
      const s = one(b[2]);
      const offset = size(b[1]).plus(size(b[0]));
      const slope = b[2][0].sign() > 0 ? b[2][0] : b[2][1].negated();
      this.from(offset.times(Fraction.of(2n)).per(slope));
      const wide = hull(
        [s[0].times(Fraction.of(2n)), s[1].times(Fraction.of(2n))],
        [s[0].per(Fraction.of(2n)), s[1].per(Fraction.of(2n))],
      );
      if (!isZero(a[2])) throw new NotLinear('a ratio of two sums');
      return [mul(a[1], wide), Z, Z];
    }
    const s = one(b[2]);
    return [mul(a[1], s), mul(a[2], s), Z];
  }
  root12(): Band {
    throw new NotLinear('a root');
  }
  ceil(a: Band): Band {
    if (isZero(a[2]) && isZero(a[0])) return [Z, [a[1][0].ceil(), a[1][1].ceil()], Z];
    if (a[2][0].sign() > 0 && a[2][0].compare(a[2][1]) === 0) this.steps.push(Fraction.ONE.per(a[2][0]));
    return [a[0], [a[1][0], a[1][1].plus(Fraction.ONE)], a[2]];
  }
  max(a: Band, b: Band): Band {
    const sign = this.sign(this.minus(a, b));
    return sign === undefined ? this.eachOf(a, b, max) : sign >= 0 ? a : b;
  }
  min(a: Band, b: Band): Band {
    const sign = this.sign(this.minus(a, b));
    return sign === undefined ? this.eachOf(a, b, min) : sign <= 0 ? a : b;
  }
  when(margin: Band, yes: Band, no: Band): Band {
    const sign = this.sign(margin);
    if (sign === undefined) return [hull(yes[0], no[0]), hull(yes[1], no[1]), hull(yes[2], no[2])];
    return sign >= 0 ? yes : no;
  }
  atMost(): boolean {
    throw new NotLinear('an order of hours');
  }

  /** Coefficient by coefficient; right as a bound where the two bands do not separate. */
  private eachOf(a: Band, b: Band, pick: (x: Fraction, y: Fraction) => Fraction): Band {
    const one = (x: Interval, y: Interval): Interval => [pick(x[0], y[0]), pick(x[1], y[1])];
    const only = (k: 0 | 1 | 2) =>
      [0, 1, 2].every(i => i === k || (isZero(sub(a[i]!, b[i]!)) && a[i]![0].compare(a[i]![1]) === 0));
    for (const k of [0, 1, 2] as const)
      if (only(k)) return [0, 1, 2].map(i => (i === k ? one(a[i]!, b[i]!) : a[i]!)) as unknown as Band;
    return [hull(a[0], b[0]), hull(a[1], b[1]), hull(a[2], b[2])];
  }

  /** Sign for all x beyond `after`, which is moved out as far as that takes; undefined where the bounds do not tell. */
  private sign(d: Band): -1 | 0 | 1 | undefined {
    for (const degree of [2, 1, 0] as const) {
      const c = d[degree];
      if (isZero(c)) continue;
      const sign = c[0].sign() > 0 ? 1 : c[1].sign() < 0 ? -1 : undefined;
      if (sign === undefined) return undefined;
      const rest = degree === 2 ? size(d[1]).plus(size(d[0])) : degree === 1 ? size(d[0]) : Fraction.ZERO;
      this.from(rest.per(sign > 0 ? c[0] : c[1].negated()).plus(Fraction.ONE));
      return sign;
    }
    return 0;
  }

  private from(x: Fraction): void {
    if (this.after.lt(x)) this.after = x;
  }
}

/** How formulas run for large x. @throws NotLinear where they are no lines with steps. */
export function tailsOf(outputs: readonly Quantity[], path: string): readonly Tail[] {
  const fixed = new FixedPart(outputs, path);
  const on = new AtInfinity();
  const known = new Map<Quantity, readonly Band[]>();
  const of = (q: Quantity): readonly Band[] => {
    const bands = known.get(q) ?? fixed.values(q).map((v): Band => [Z, [v, v], Z]);
    known.set(q, bands);
    return bands;
  };
  for (const q of fixed.rows) {
    if (fixed.moves(q))
      known.set(
        q,
        q.operation.kind === 'given'
          ? [[Z, Z, [Fraction.ONE, Fraction.ONE]]]
          : valuesOf(q, q.of.map(of), on, v => on.of(v.likely)),
      );
  }
  return outputs.map(q => {
    const [inverse, constant, slope] = of(q)[0]!;
    if (slope[0].compare(slope[1]) !== 0) throw new NotLinear('no single slope');
    // beyond `after` ≥ 1 the x⁻¹ term stays within its coefficient
    const rest: Interval = [min(inverse[0], Fraction.ZERO), max(inverse[1], Fraction.ZERO)];
    return {
      slope: slope[0],
      low: constant[0].plus(rest[0]),
      high: constant[1].plus(rest[1]),
      after: on.after,
      steps: on.steps,
    };
  });
}
