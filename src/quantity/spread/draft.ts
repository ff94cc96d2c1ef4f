import type { Decimal } from '../decimal.ts';
import type { Refusal } from '../refusal.ts';
import type { Spread } from '../spread.ts';
import type { Call } from './call.ts';

/** A distribution that was read, before its unit and the bounds of its field are looked at; numbers are in its own unit. */
export interface Draft {
  readonly spread: Spread;
  readonly low: Decimal;
  readonly likely: Decimal;
  readonly high: Decimal;
  /** Every number it can take, where these can be counted. */
  readonly values?: readonly Decimal[];
  /** Of a distribution without ends, which is cut off at the bounds of its field. */
  readonly tails?: Tails;
}

export interface Tails {
  /** The share of the draws below a number. */
  below(value: Decimal): number;
  /** The size of a usual step away from the middle. */
  readonly step: Decimal;
}

/** What a kind of distribution makes of what stands between its brackets. */
export type DraftOf = (call: Call) => Draft | Refusal;
