import { Decimal } from '../../quantity/decimal.ts';

/** Decimals of the effects. With amounts below 10^15 a sum of such numbers is exact. */
const PLACES = 18;

/** A difference of two reported figures. */
export const differenceOf = (a: string, b: string): Decimal => new Decimal(b).minus(a).toDecimalPlaces(PLACES);

/** Rounds effects so that they add up to the difference to the last digit; what the rounding leaves goes to the largest. */
export function addingUp(effects: readonly Decimal[], difference: Decimal): Decimal[] {
  const rounded = effects.map(effect => effect.toDecimalPlaces(PLACES));
  const left = rounded.reduce((rest, effect) => rest.minus(effect), difference);
  if (left.isZero() || rounded.length === 0) return rounded;
  const largest = rounded.reduce((best, effect, i) => (effect.abs().gt(rounded[best]!.abs()) ? i : best), 0);
  rounded[largest] = rounded[largest]!.plus(left);
  return rounded;
}

/** Plain text of a decimal, without a negative zero. */
export const exactText = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());
