import type { Decimal } from '../decimal.ts';
import { type Refusal, refused } from '../refusal.ts';
import type { Call } from './call.ts';
import type { Pair } from './parameters.ts';
import { widthless } from './widthless.ts';

/** Standard deviations after which a distribution without ends is cut off: one draw in 1.7 million lies beyond. */
export const REACH = 5;

export const widthlessCall = ({ text, unit }: Call, value: Decimal): Refusal => widthless(text, value.toFixed(), unit);

/** Two quantiles of which the lower one is the larger. */
export const notRising = ({ text }: Call, [low, high]: Pair, a: Decimal, b: Decimal): Refusal =>
  refused('spread-impossible', `\`${text}\`: ${low} is ${a.toFixed()}, above ${high}, which is ${b.toFixed()}`);
