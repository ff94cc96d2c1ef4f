import type { Arithmetic } from './arithmetic.ts';
import { Decimal } from './decimal.ts';
import { EXACT } from './exact.ts';
import { Fraction, max, min } from './fraction.ts';

/** Exact fractions: the oracle of every rational operation. The twelfth root, which has no fraction, is taken at 34 digits. */
export const FRACTIONS: Arithmetic<Fraction> = {
  of: r => Fraction.from(r.numerator).per(Fraction.from(r.denominator)),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  per: (a, b) => a.per(b),
  ceil: a => a.ceil(),
  max,
  min,
  root12: a => Fraction.from(EXACT.root12(new Decimal(a.toText(40)))),
  when: (margin, yes, no) => (margin.sign() < 0 ? no : yes),
  atMost: (a, b) => a.lte(b),
};
