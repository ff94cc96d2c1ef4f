import type { Wanted } from '../amount.ts';
import { allowedIn, boundsIn } from '../amount-bounds.ts';
import { Decimal } from '../decimal.ts';
import { type Refusal, refused } from '../refusal.ts';
import type { Unit } from '../unit.ts';
import type { Draft, Tails } from './draft.ts';
import { widthless } from './widthless.ts';

/** So much of the way from a bound that is not reached to the middle is left out. */
const CLOSE = 1000;
/** A share is known to about 15 digits. */
const ROUNDING = 1e-12;

/** The ends of a distribution without ends, cut off at the bounds of its field; refused where most of it lies beyond them. */
export function cutOff(
  { low, likely, high }: Draft,
  { below, step }: Tails,
  unit: Unit,
  wanted: Wanted,
  text: string,
): Pick<Draft, 'low' | 'likely' | 'high'> | Refusal {
  const { least, most } = boundsIn(unit, wanted);
  const within = (most ? below(most.value) : 1) - (least ? below(least.value) : 0);
  if (within < 0.5 - ROUNDING) {
    const share = within * 100 < 1 ? 'less than 1' : (within * 100).toPrecision(2);
    return refused(
      'out-of-range',
      `only ${share} % of \`${text}\` lies within the bounds`,
      `allowed: ${allowedIn(wanted)}`,
    );
  }
  const gap = (bound: Decimal) => Decimal.max(likely.minus(bound).abs(), step).dividedBy(CLOSE);
  const from = least && (least.open ? least.value.plus(gap(least.value)) : least.value);
  const to = most && (most.open ? most.value.minus(gap(most.value)) : most.value);
  const ends = { low: from ? Decimal.max(low, from) : low, high: to ? Decimal.min(high, to) : high };
  // so narrow that 34 digits do not tell its ends apart
  if (!ends.low.lt(ends.high)) return widthless(text, likely.toFixed(), unit.text);
  return { ...ends, likely: Decimal.min(Decimal.max(likely, ends.low), ends.high) };
}
