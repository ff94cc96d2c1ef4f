import { Decimal } from '../../quantity/decimal.ts';
import { decimalText } from '../figure.ts';

/** Digits of a quotient of two decimals of thirty: what comes after is their rounding. */
const DIGITS = 24;

/** What one of a quantity costs; null where nothing is counted, or nothing is there. */
export function unitPrice(cost: string, quantity: string | null): string | null {
  if (quantity === null || Number(quantity) === 0) return null;
  return decimalText(new Decimal(cost).dividedBy(quantity).toSignificantDigits(DIGITS));
}
