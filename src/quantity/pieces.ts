import type { Arithmetic } from './arithmetic.ts';
import { valuesOf } from './evaluate.ts';
import { FixedPart } from './fixed-part.ts';
import { Fraction } from './fraction.ts';
import { FRACTIONS } from './fractions.ts';
import { Laurent, NotLinear } from './laurent.ts';
import type { Quantity } from './quantity.ts';

/** Formulas as functions of one input on the stretch (from, to] around a point, inside which every rounding and choice stays as it is. `to` null: for ever. */
export interface Piece {
  readonly from: Fraction;
  readonly to: Fraction | null;
  readonly values: readonly Laurent[];
}

/** The arithmetic that follows one input x through a formula at a point, and narrows the stretch on which the result holds. */
class AtPoint implements Arithmetic<Laurent> {
  from = Fraction.ZERO;
  to: Fraction | null = null;
  readonly x: Fraction;

  constructor(x: Fraction) {
    this.x = x;
  }

  of(r: Parameters<typeof FRACTIONS.of>[0]): Laurent {
    return Laurent.constant(FRACTIONS.of(r));
  }
  plus(a: Laurent, b: Laurent): Laurent {
    return a.plus(b);
  }
  minus(a: Laurent, b: Laurent): Laurent {
    return a.plus(b, -1);
  }
  times(a: Laurent, b: Laurent): Laurent {
    return a.times(b);
  }
  per(a: Laurent, b: Laurent): Laurent {
    return a.per(b);
  }
  root12(): Laurent {
    throw new NotLinear('a root');
  }

  /** Of what rises or falls with x or with 1/x; the value of the stretch that ends at x or goes beyond it. */
  ceil(a: Laurent): Laurent {
    if (a.isConstant) return Laurent.constant(a.coefficient(0).ceil());
    const [[degree, slope], ...more] = a.terms.filter(([d]) => d !== 0) as [readonly [number, Fraction]];
    if (more.length || Math.abs(degree) !== 1) throw new NotLinear('rounding up what is no line');
    const falls = slope.sign() < 0 === degree > 0;
    const value = a.at(this.x);
    const up = value.ceil();
    const whole = falls && up.compare(value) === 0 ? up.plus(Fraction.ONE) : up;
    // where the value is n; null: nowhere above 0
    const at = (n: Fraction): Fraction | null => {
      const power = n.minus(a.coefficient(0)).per(slope);
      if (power.sign() <= 0) return null;
      return degree > 0 ? power : Fraction.ONE.per(power);
    };
    const [first, last] = falls ? [whole, whole.minus(Fraction.ONE)] : [whole.minus(Fraction.ONE), whole];
    this.narrow(at(first) ?? Fraction.ZERO, at(last));
    return Laurent.constant(whole);
  }
  max(a: Laurent, b: Laurent): Laurent {
    return this.signBefore(a.plus(b, -1)) >= 0 ? a : b;
  }
  min(a: Laurent, b: Laurent): Laurent {
    return this.signBefore(a.plus(b, -1)) <= 0 ? a : b;
  }
  when(margin: Laurent, yes: Laurent, no: Laurent): Laurent {
    return this.signBefore(margin) >= 0 ? yes : no;
  }
  atMost(a: Laurent, b: Laurent): boolean {
    return this.signBefore(a.plus(b, -1)) <= 0;
  }

  /** Sign on the stretch that ends at x or goes beyond it. */
  signBefore(d: Laurent): -1 | 0 | 1 {
    const root = d.root();
    const sign = d.at(this.x).sign();
    if (!root) return sign;
    if (sign === 0) {
      this.narrow(Fraction.ZERO, this.x);
      return d.at(this.x.per(Fraction.of(2n))).sign();
    }
    if (root.lt(this.x)) this.narrow(root, null);
    else this.narrow(Fraction.ZERO, root);
    return sign;
  }

  private narrow(from: Fraction, to: Fraction | null): void {
    if (this.from.lt(from)) this.from = from;
    if (to && (!this.to || to.lt(this.to))) this.to = to;
  }
}

/** Runs formulas piece by piece over one input, in exact fractions; what does not depend on it is computed once. */
export class PieceRun {
  private readonly outputs: readonly Quantity[];
  private readonly fixed: FixedPart;
  private readonly constants = new Map<Quantity, readonly Laurent[]>();
  private readonly input: readonly Laurent[];

  /** @param origin the input where x is 0. */
  constructor(outputs: readonly Quantity[], path: string, origin = Fraction.ZERO) {
    this.outputs = outputs;
    this.input = [Laurent.X.plus(Laurent.constant(origin))];
    this.fixed = new FixedPart(outputs, path);
  }

  /** The piece that holds x, x > 0. @throws NotLinear where the formulas are no lines there. */
  at(x: Fraction): Piece {
    const on = new AtPoint(x);
    const known = new Map<Quantity, readonly Laurent[]>();
    const of = (q: Quantity) => known.get(q) ?? this.constant(q);
    for (const q of this.fixed.rows) {
      if (this.fixed.moves(q))
        known.set(q, q.operation.kind === 'given' ? this.input : valuesOf(q, q.of.map(of), on, v => on.of(v.likely)));
    }
    return { from: on.from, to: on.to, values: this.outputs.map(q => of(q)[0]!) };
  }

  private constant(q: Quantity): readonly Laurent[] {
    const values = this.constants.get(q) ?? this.fixed.values(q).map(v => Laurent.constant(v));
    this.constants.set(q, values);
    return values;
  }
}
