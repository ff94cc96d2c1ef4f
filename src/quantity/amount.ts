import { outOfBounds } from './amount-bounds.ts';
import { partsOf } from './amount-parts.ts';
import { unitOf } from './amount-unit.ts';
import type { Decimal } from './decimal.ts';
import { notANumber } from './plain-digits.ts';
import { readNumber } from './read-number.ts';
import { isRefusal, type Refusal, refused } from './refusal.ts';
import { looksLikeSpread } from './spread/call.ts';
import { disorder } from './spread/disorder.ts';
import { readSpread } from './spread/read-spread.ts';
import { widthless } from './spread/widthless.ts';
import type { Spread } from './spread.ts';
import type { Unit } from './unit.ts';

/** A number with a unit as a person wrote it. `low = likely = high` unless it is uncertain; `low..high` has the midpoint as likely. */
export interface Amount {
  /** The least and the largest that a draw can take. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** What is counted with where one number is wanted. */
  readonly likely: Decimal;
  /** Whether what is likely is part of what was written: all but points and `low..high`. */
  readonly peaked: boolean;
  /** How draws lie between low and high, where two or three numbers do not say it all; {@link spreadOf} knows for every amount. */
  readonly spread?: Spread;
  readonly unit: Unit;
  readonly text: string;
}

/** What a field accepts. */
export interface Wanted {
  /** Unit of the field, as written in examples: `USD/Mtok`, `tok`, `%`; `''` for a plain number. Several when the unit decides the meaning (`USD/GPU/h` or `USD/instance/h`). */
  readonly units: readonly string[];
  /** A right value, shown in messages. */
  readonly example: string;
  /** Inclusive bounds, in the first unit (a share in `%`: `0` and `100`). */
  readonly min?: string;
  readonly max?: string;
  /** The bounds themselves are not allowed. */
  readonly above?: string;
  readonly below?: string;
  readonly whole?: boolean;
  /** `false`: one value, neither a range nor a distribution. */
  readonly ranges?: boolean;
  /** What to do where the amount is in another unit, for messages. */
  readonly otherUnit?: string;
}

export type Reading = { readonly ok: true; readonly amount: Amount } | Refusal;

export type AmountCode =
  | 'number'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-wrong'
  | 'out-of-range'
  | 'range-order'
  | 'range-not-allowed'
  | 'not-whole'
  | 'not-finite'
  | 'no-width'
  | 'spread-unknown'
  | 'spread-arguments'
  | 'spread-impossible'
  | 'choice-weights'
  | 'choice-twice'
  | 'samples-name';

/** What a scenario takes and refuses beyond the grammar that all amounts share. */
export interface Manner {
  /** `samples(FILE)` is taken; its values are read from the file afterwards. */
  readonly samples?: boolean;
  /** A range from a number to itself is refused. */
  readonly width?: boolean;
}

const LENGTH_LIMIT = 64;

/**
 * Reads `2.50 USD/Mtok`, `40k /day`, `25000..40000 USD/GPU`, `low..likely..high UNIT`, `35%`, `1/3`, and the distributions of
 * {@link readSpread}. The number goes from its text into a decimal digit by digit; a bare number where a unit is wanted is refused.
 */
export function readAmount(text: string, wanted: Wanted, manner: Manner = {}): Reading {
  const trimmed = text.trim();
  if (looksLikeSpread(trimmed)) return readSpread(trimmed, wanted, manner);
  if (trimmed.length > LENGTH_LIMIT)
    return refused('number', `is ${trimmed.length} characters long, more than ${LENGTH_LIMIT}`);
  const parts = partsOf(trimmed);
  if (!parts) return notANumber(trimmed, wanted);
  const values = parts.numbers.map(readNumber);
  if (values.some(v => v === undefined)) return notANumber(trimmed, wanted);
  const numbers = values as Decimal[];
  if (numbers.length > 1 && wanted.ranges === false)
    return refused('range-not-allowed', `\`${trimmed}\` is a range, one value is wanted here`);
  const unit = unitOf(
    parts.unit,
    wanted,
    numbers.every(n => n.isZero()),
  );
  if (isRefusal(unit)) return unit;
  const wrong = disorder(numbers, parts.numbers, trimmed);
  if (wrong) return wrong;
  const low = numbers[0]!;
  const high = numbers.at(-1)!;
  if (manner.width && numbers.length > 1 && low.eq(high)) return widthless(trimmed, parts.numbers[0]!, parts.unit);
  const likely = numbers.length === 3 ? numbers[1]! : low.plus(high).dividedBy(2);
  const fault = outOfBounds(low, high, unit, wanted, trimmed) ?? fraction(numbers, wanted, trimmed);
  return fault ?? { ok: true, amount: { low, likely, high, peaked: numbers.length === 3, unit, text: trimmed } };
}

const fraction = (numbers: readonly Decimal[], wanted: Wanted, text: string) =>
  wanted.whole && numbers.some(n => !n.isInteger())
    ? refused('not-whole', `\`${text}\` is not a whole number`)
    : undefined;
