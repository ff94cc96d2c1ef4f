import { amountIn, isPrice } from '../../catalog/diff/amount-in.ts';
import type { Amount } from '../../quantity/amount.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { CURRENCIES, unit } from '../../quantity/unit.ts';
import { fixed, significant, volume } from '../format.ts';

/** An amount as decimals in one unit. */
export interface Measured {
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
}

/** An amount in a unit of the same dimension; `¤` in it stands for the amount's own currency. */
export function measured(amount: Amount, wanted: string): Measured {
  const to = unit(wanted.replace('¤', currencyOf(amount) ?? '¤'));
  const scaled = (value: Decimal): string =>
    value
      .times(amount.unit.numerator)
      .times(to.denominator)
      .dividedBy(amount.unit.denominator.times(to.numerator))
      .toFixed();
  return { value: scaled(amount.likely), low: scaled(amount.low), high: scaled(amount.high), unit: to.text };
}

export const currencyOf = (amount: Amount): string | undefined =>
  CURRENCIES.find(currency => amount.unit.powers.has(currency));

/** A list price as it is written, with two decimals at least: `3.00`, `0.0028`, `1.875`; a price of 0 is one declared free. */
export function exactPrice(value: string): string {
  if (new Decimal(value).isZero()) return 'free';
  const places = new Decimal(value).decimalPlaces();
  return places > 8 ? significant(value, 4) : fixed(value, Math.max(2, places));
}

/** The ends of a range, or the one value. */
export const between = ({ low, high }: Pick<Measured, 'low' | 'high'>, eye: (value: string) => string): string =>
  low === high ? eye(low) : `${eye(low)}–${eye(high)}`;

export const whole = (value: string): string => fixed(value, new Decimal(value).decimalPlaces());
export const rounded = (value: string): string => significant(value, 4);
export const tokens = (value: string): string => volume(value, 4);

/** As written, with thousands separators. */
export function amountWords(text: string): string {
  const amount = amountIn(text);
  if (!amount) return text;
  const money = measured(amount, amount.unit.text);
  const eye = isPrice(amount) ? exactPrice : whole;
  const number = between(money, new Decimal(money.high).gte(1000) ? whole : eye);
  if (money.unit === 'param') return `${volume(money.value, 5)} param`;
  return [number, money.unit].filter(Boolean).join(' ');
}
