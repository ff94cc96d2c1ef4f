import { type Amount, readAmount } from '../../quantity/amount.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { CURRENCIES, parseUnit } from '../../quantity/unit.ts';

/** The amount that a text of the catalog states, in whatever unit it is written; undefined where the text is none. */
export function amountIn(text: string): Amount | undefined {
  const behind = text.slice(text.lastIndexOf(')') + 1);
  const percent = behind.indexOf('%');
  const gap = behind.search(/\s/);
  const unit = percent >= 0 ? behind.slice(percent).trim() : gap >= 0 ? behind.slice(gap).trim() : '';
  if (!parseUnit(unit)) return undefined;
  const reading = readAmount(text, { units: [unit], example: '' });
  return reading.ok ? reading.amount : undefined;
}

/** The likely value in base units, so that `0.003 USD/ktok` meets `3 USD/Mtok`. */
export const inBase = ({ unit }: Amount, value: Decimal): Decimal =>
  value.times(unit.numerator).dividedBy(unit.denominator);

/** Whether an amount is money, or money per something. */
export const isPrice = ({ unit }: Amount): boolean => CURRENCIES.some(currency => unit.powers.get(currency) === 1);
