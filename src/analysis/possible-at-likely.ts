import type { Margin } from '../model/line.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { likelyValues } from '../quantity/exact.ts';

/** A zero with a sign, as 0 × −1 gives it, is none. */
export const isBelowZero = (margin: Decimal): boolean => margin.isNegative() && !margin.isZero();

/** Whether a plan keeps to all its limits at likely values, in decimals. */
export const isPossible = ({ margins }: { readonly margins: readonly Pick<Margin, 'margin'>[] }): boolean =>
  !margins.some(m => isBelowZero(likelyValues(m.margin)[0]!));
