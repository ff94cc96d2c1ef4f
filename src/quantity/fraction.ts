import type { Decimal } from './decimal.ts';

/** Denominators up to this size are left as they come: reducing costs more than it saves. */
const REDUCE_ABOVE = 10n ** 300n;

/** An exact ratio of whole numbers, for what must be certified: no rounding, a true ceiling. */
export class Fraction {
  readonly n: bigint;
  /** Positive. */
  readonly d: bigint;

  private constructor(n: bigint, d: bigint) {
    this.n = n;
    this.d = d;
  }

  /** @throws RangeError when the denominator is 0. */
  static of(n: bigint, d: bigint = 1n): Fraction {
    if (d === 0n) throw new RangeError('division by zero');
    if (n === 0n) return Fraction.ZERO;
    const fraction = d < 0n ? new Fraction(-n, -d) : new Fraction(n, d);
    return fraction.d > REDUCE_ABOVE ? fraction.reduced() : fraction;
  }

  /** The same ratio in lowest terms. */
  reduced(): Fraction {
    const g = gcd(this.n < 0n ? -this.n : this.n, this.d);
    return new Fraction(this.n / g, this.d / g);
  }

  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  static from(value: Decimal): Fraction {
    const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
    const digits = BigInt(mantissa.replace('.', ''));
    const shift = Number(exponent) - (mantissa.split('.')[1]?.length ?? 0);
    return shift >= 0 ? Fraction.of(digits * 10n ** BigInt(shift)) : Fraction.of(digits, 10n ** BigInt(-shift));
  }

  plus(o: Fraction): Fraction {
    return this.d === o.d ? Fraction.of(this.n + o.n, this.d) : Fraction.of(this.n * o.d + o.n * this.d, this.d * o.d);
  }
  minus(o: Fraction): Fraction {
    return this.plus(o.negated());
  }
  times(o: Fraction): Fraction {
    return Fraction.of(this.n * o.n, this.d * o.d);
  }
  per(o: Fraction): Fraction {
    return Fraction.of(this.n * o.d, this.d * o.n);
  }
  negated(): Fraction {
    return new Fraction(-this.n, this.d);
  }
  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.n < 0n ? -1 : this.n > 0n ? 1 : 0;
  }
  compare(o: Fraction): number {
    const left = this.n * o.d;
    const right = o.n * this.d;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  lt(o: Fraction): boolean {
    return this.compare(o) < 0;
  }
  lte(o: Fraction): boolean {
    return this.compare(o) <= 0;
  }
  ceil(): Fraction {
    const q = this.n / this.d;
    return new Fraction(this.n > 0n && q * this.d !== this.n ? q + 1n : q, 1n);
  }
  floor(): Fraction {
    const q = this.n / this.d;
    return new Fraction(this.n < 0n && q * this.d !== this.n ? q - 1n : q, 1n);
  }
  toNumber(): number {
    const shift = BigInt(Math.max(0, this.n.toString().length - this.d.toString().length - 30));
    return shift > 0n ? Number(this.n / this.d) : Number((this.n * 10n ** 40n) / this.d) / 1e40;
  }

  /** Plain decimal text with at most `places` digits behind the point, half-even, no trailing zeros. */
  toText(places = 30): string {
    const scale = 10n ** BigInt(places);
    const negative = this.n < 0n;
    const n = (negative ? -this.n : this.n) * scale;
    let whole = n / this.d;
    const twice = (n - whole * this.d) * 2n;
    if (twice > this.d || (twice === this.d && whole % 2n === 1n)) whole += 1n;
    const digits = whole.toString().padStart(places + 1, '0');
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
    return negative && text !== '0' ? `-${text}` : text;
  }
}

function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b];
  return a;
}

const NEAR = 10n ** 24n;

/** Whether two numbers differ by no more than what rounding at 34 digits leaves in them: 1e-24 of the larger. */
export function isNear(a: Fraction, b: Fraction): boolean {
  const size = (f: Fraction) => (f.sign() < 0 ? f.negated() : f);
  return size(a.minus(b))
    .times(Fraction.of(NEAR))
    .lte(max(size(a), size(b)));
}

export const min = (a: Fraction, b: Fraction): Fraction => (b.lt(a) ? b : a);
export const max = (a: Fraction, b: Fraction): Fraction => (a.lt(b) ? b : a);
