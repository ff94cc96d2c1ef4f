import type { Arithmetic } from '../../src/quantity/arithmetic.ts';
import { valuesOf } from '../../src/quantity/evaluate.ts';
import { Fraction, max } from '../../src/quantity/fraction.ts';
import { FRACTIONS } from '../../src/quantity/fractions.ts';
import type { Quantity } from '../../src/quantity/quantity.ts';
import { inOrder } from '../../src/quantity/sheet.ts';

/** An exact value with the size of the largest numbers it was made of: what a rounding error is relative to. */
export interface Sized {
  readonly value: Fraction;
  readonly size: Fraction;
}

const CLOSE = Fraction.of(1n, 10n ** 9n);
export const abs = (a: Fraction) => (a.sign() < 0 ? a.negated() : a);
const lesser = (a: Sized, b: Sized) => ({ value: b.value.lt(a.value) ? b.value : a.value, size: max(a.size, b.size) });
const greater = (a: Sized, b: Sized) => ({ value: a.value.lt(b.value) ? b.value : a.value, size: max(a.size, b.size) });

/** A choice stands on a knife's edge when rounding errors decide it: no arithmetic but fractions can be asked for it. */
class KnifeEdge extends Error {}

/** Fractions that keep the size of what they were made of, and refuse what only fractions can decide. */
const SIZED: Arithmetic<Sized> = {
  of: r => {
    const value = FRACTIONS.of(r);
    return { value, size: abs(value) };
  },
  plus: (a, b) => ({ value: a.value.plus(b.value), size: a.size.plus(b.size) }),
  minus: (a, b) => ({ value: a.value.minus(b.value), size: a.size.plus(b.size) }),
  times: (a, b) => ({ value: a.value.times(b.value), size: a.size.times(b.size) }),
  // a divisor is an input in these graphs: its size is its value
  per: (a, b) => ({ value: a.value.per(b.value), size: a.size.per(abs(b.value)) }),
  ceil: a => {
    const value = a.value.ceil();
    // a whole number stays what it is, as long as its error is small beside it
    const off = value.minus(a.value);
    const floor = Fraction.ONE.minus(off);
    const edge = a.size.times(CLOSE);
    if (off.sign() !== 0 && (off.lt(edge) || floor.lt(edge))) throw new KnifeEdge();
    if (off.sign() === 0 && abs(a.value).times(Fraction.of(100n)).lt(a.size)) throw new KnifeEdge();
    return { value, size: max(a.size, abs(value)) };
  },
  max: greater,
  min: lesser,
  root12: () => {
    throw new Error('no root in these graphs');
  },
  when: (margin, yes, no) => {
    if (abs(margin.value).lt(margin.size.times(CLOSE))) throw new KnifeEdge();
    const chosen = margin.value.sign() < 0 ? no : yes;
    return { value: chosen.value, size: max(yes.size, no.size) };
  },
  atMost: (a, b) => a.value.lte(b.value),
};

/** Values with their sizes in fractions; undefined where something stands on a knife's edge. */
export function sizedValues(q: Quantity): readonly Sized[] | undefined {
  const known = new Map<Quantity, readonly Sized[]>();
  try {
    for (const row of inOrder([q])) {
      const parts = row.of.map(part => known.get(part)!);
      known.set(
        row,
        valuesOf(row, parts, SIZED, v => SIZED.of(v.likely)),
      );
    }
  } catch (fault) {
    if (fault instanceof KnifeEdge) return undefined;
    throw fault;
  }
  return known.get(q)!;
}

/** Values in plain fractions. */
export function fractionValues(q: Quantity, input?: (path: string) => Fraction | undefined): readonly Fraction[] {
  const known = new Map<Quantity, readonly Fraction[]>();
  for (const row of inOrder([q])) {
    const parts = row.of.map(part => known.get(part)!);
    known.set(
      row,
      valuesOf(row, parts, FRACTIONS, v => input?.(v.path) ?? FRACTIONS.of(v.likely)),
    );
  }
  return known.get(q)!;
}
