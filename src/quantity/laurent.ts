import { Fraction } from './fraction.ts';

/** What is not a line in the volume and cannot be walked piece by piece. */
export class NotLinear extends Error {}

/** Degrees that can occur on the way to a line: a share of the volume is a number over it. */
const LOWEST = -2;
const HIGHEST = 2;

/** A polynomial in one variable x > 0 with powers from −2 to 2, coefficients by degree; exact. */
export class Laurent {
  readonly terms: readonly (readonly [degree: number, coefficient: Fraction])[];

  private constructor(terms: readonly (readonly [number, Fraction])[]) {
    this.terms = terms;
  }

  static constant(value: Fraction): Laurent {
    return new Laurent(value.sign() === 0 ? [] : [[0, value]]);
  }

  static readonly X = new Laurent([[1, Fraction.ONE]]);
  static readonly ZERO = new Laurent([]);

  coefficient(degree: number): Fraction {
    return this.terms.find(([d]) => d === degree)?.[1] ?? Fraction.ZERO;
  }

  get isConstant(): boolean {
    return this.terms.every(([d]) => d === 0);
  }

  /** Whether it is intercept + slope × x. */
  get isLine(): boolean {
    return this.terms.every(([d]) => d === 0 || d === 1);
  }

  plus(o: Laurent, sign: 1 | -1 = 1): Laurent {
    if (o.terms.length === 0) return this;
    const sum = new Map(this.terms);
    for (const [d, c] of o.terms)
      sum.set(d, sign === 1 ? (sum.get(d) ?? Fraction.ZERO).plus(c) : (sum.get(d) ?? Fraction.ZERO).minus(c));
    return Laurent.of(sum);
  }

  times(o: Laurent): Laurent {
    const product = new Map<number, Fraction>();
    for (const [d, c] of this.terms)
      for (const [e, k] of o.terms) product.set(d + e, (product.get(d + e) ?? Fraction.ZERO).plus(c.times(k)));
    return Laurent.of(product);
  }

  /** @throws NotLinear when the divisor has more than one power; RangeError when it is 0. */
  per(o: Laurent): Laurent {
    if (o.terms.length === 0) throw new RangeError('division by zero');
    if (o.terms.length > 1) throw new NotLinear('division by a sum');
    const [e, k] = o.terms[0]!;
    return Laurent.of(new Map(this.terms.map(([d, c]) => [d - e, c.per(k)])));
  }

  at(x: Fraction): Fraction {
    let sum = Fraction.ZERO;
    for (const [d, c] of this.terms) {
      let term = c;
      for (let k = 0; k < Math.abs(d); k++) term = d > 0 ? term.times(x) : term.per(x);
      sum = sum.plus(term);
    }
    return sum;
  }

  /** The only x > 0 at which the sign changes; undefined when there is none. @throws NotLinear for three powers or more. */
  root(): Fraction | undefined {
    if (this.terms.length < 2) return undefined;
    const [[d, c], [e, k]] = this.terms as [readonly [number, Fraction], readonly [number, Fraction]];
    if (this.terms.length > 2 || Math.abs(d - e) !== 1) throw new NotLinear('no single root');
    const root = d > e ? k.negated().per(c) : c.negated().per(k);
    return root.sign() > 0 ? root : undefined;
  }

  private static of(terms: Map<number, Fraction>): Laurent {
    const kept = [...terms].filter(([, c]) => c.sign() !== 0);
    if (kept.some(([d]) => d < LOWEST || d > HIGHEST)) throw new NotLinear('a power beyond the square');
    return new Laurent(kept);
  }
}
