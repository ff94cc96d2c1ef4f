import type { Arithmetic } from './arithmetic.ts';
import { Decimal } from './decimal.ts';
import { valuesOf } from './evaluate.ts';
import type { Quantity, Ratio, Variable } from './quantity.ts';
import { inOrder, isRanged, type Sheet } from './sheet.ts';

/** A relative slack of 1e-28: a need that is whole up to rounding is not raised by a unit. */
const SLACK = new Decimal('1e-28');

const divided = (r: Ratio): Decimal => (r.denominator.eq(1) ? r.numerator : r.numerator.dividedBy(r.denominator));

/** 34-digit decimals, half-even: every reported figure. */
export const EXACT: Arithmetic<Decimal> = {
  of: divided,
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  per: (a, b) => a.dividedBy(b),
  ceil: a => (a.isInteger() ? a : a.minus(a.abs().times(SLACK)).ceil()),
  max: (a, b) => (a.lt(b) ? b : a),
  min: (a, b) => (b.lt(a) ? b : a),
  root12: a => a.sqrt().sqrt().cbrt(),
  when: (margin, yes, no) => (margin.isNegative() && !margin.isZero() ? no : yes),
  atMost: (a, b) => a.lte(b),
};

/** Which end each ranged input takes; inputs that are not named take their likely value. */
export type Corner = ReadonlyMap<string, 'low' | 'high'>;

export const LIKELY: Corner = new Map();

/** Values at likely inputs; a formula has the same ones in whatever sheet it stands. */
const atLikely = new WeakMap<Quantity, readonly Decimal[]>();

/** Values of a formula at likely inputs, in base units, row-major over its axes. */
export function likelyValues(q: Quantity): readonly Decimal[] {
  for (const part of inOrder([q], row => atLikely.has(row))) {
    const parts = part.of.map(p => atLikely.get(p)!);
    atLikely.set(
      part,
      valuesOf(part, parts, EXACT, v => divided(v.likely)),
    );
  }
  return atLikely.get(q)!;
}

/** Runs a sheet in decimals, at any corner of its ranges; what two corners share is computed once. */
export class ExactRun {
  private readonly sheet: Sheet;
  private readonly known = new Map<Quantity, Map<string, readonly Decimal[]>>();

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  /** Values in base units, row-major over the axes of the quantity. */
  values(q: Quantity, corner: Corner = LIKELY): readonly Decimal[] {
    const ends = this.sheet.dependenciesOf(q).map(path => corner.get(path)?.[0] ?? '-');
    if (ends.every(end => end === '-')) return likelyValues(q);
    const key = ends.join('');
    const byCorner = this.known.get(q) ?? new Map<string, readonly Decimal[]>();
    this.known.set(q, byCorner);
    let values = byCorner.get(key);
    if (!values) {
      const parts = q.of.map(part => this.values(part, corner));
      values = valuesOf(q, parts, EXACT, v => divided(inputAt(v, corner)));
      byCorner.set(key, values);
    }
    return values;
  }

  /** The value of a quantity without axes. */
  value(q: Quantity, corner: Corner = LIKELY): Decimal {
    return this.values(q, corner)[0]!;
  }

  /** The value in the unit it is shown in. */
  shown(q: Quantity, corner: Corner = LIKELY): Decimal {
    return inShownUnit(this.value(q, corner), q);
  }
}

export const inShownUnit = (value: Decimal, q: Quantity): Decimal =>
  value.times(q.shown.denominator).dividedBy(q.shown.numerator);

export const inputAt = (v: Variable, corner: Corner): Ratio =>
  isRanged(v) ? v[corner.get(v.path) ?? 'likely'] : v.likely;
