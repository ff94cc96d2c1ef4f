import type { Amount } from './amount.ts';
import type { Axis } from './axis.ts';
import type { Decimal } from './decimal.ts';
import type { Given } from './given.ts';
import type { Source } from './source.ts';

/** An input as the arithmetics see it: three values in base units. Rows that name the same path share the variable and move together. */
export interface Variable {
  readonly path: string;
  readonly low: Ratio;
  readonly likely: Ratio;
  readonly high: Ratio;
  readonly peaked: boolean;
  readonly amount: Amount;
  readonly source: Source;
}

/** A decimal over a decimal, so that `1 s` stays exactly 1/3600 h. */
export interface Ratio {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** What a quantity is made of. */
export type Operation =
  | { readonly kind: 'given'; readonly elements: readonly Variable[] }
  | { readonly kind: 'plus' | 'minus' | 'times' | 'per' | 'max' | 'min' }
  | { readonly kind: 'ceil' | 'root12' | 'same' }
  /** `of[0] ≥ 0 ? of[1] : of[2]`. */
  | { readonly kind: 'when' }
  | { readonly kind: 'sum' | 'top'; readonly axis: Axis }
  /** Sums the elements of `from` into those of `to`. */
  | { readonly kind: 'group'; readonly from: Axis; readonly to: Axis; readonly map: readonly number[] }
  | { readonly kind: 'at'; readonly axis: Axis; readonly index: number }
  /** Per position, the sum of the `count` months that end `back` months earlier. */
  | { readonly kind: 'window'; readonly axis: Axis; readonly count: number; readonly back: number }
  /** `of[0] ^ (start + position)` along the axis. */
  | { readonly kind: 'compound'; readonly axis: Axis; readonly start: number }
  /** Units bought each month so that those in service never fall short of `of[0]`; `of[1]` are in service at the start, for `left` more months. */
  | { readonly kind: 'replenish'; readonly axis: Axis; readonly life: number; readonly left: number }
  /** Pours the work `of[1]` that may wait into the quietest hours of its day, on top of the load `of[0]`. */
  | { readonly kind: 'level'; readonly axis: Axis; readonly day: readonly number[]; readonly hours: readonly number[] };

/** An input with its values in base units. */
export function variableOf(given: Given): Variable {
  const amount = given.watched ?? given.amount;
  const { numerator, denominator } = amount.unit;
  const scaled = !numerator.eq(1);
  const based = (value: Decimal): Ratio => ({ numerator: scaled ? value.times(numerator) : value, denominator });
  const likely = based(amount.likely);
  const end = (value: Decimal): Ratio => (value === amount.likely ? likely : based(value));
  return {
    path: given.path,
    low: end(amount.low),
    likely,
    high: end(amount.high),
    peaked: amount.peaked,
    amount,
    source: given.source,
  };
}
