import { Decimal } from '../quantity/decimal.ts';

/** The one place that rounds for the eye. Everything before it is at full precision; machine formats never pass here. */

type Numeric = string | Decimal;

const HALF_EVEN = Decimal.ROUND_HALF_EVEN;

/** Digits with thousands separators and exactly `places` decimals; a negative zero loses its sign. */
export function fixed(value: Numeric, places: number): string {
  const rounded = new Decimal(value).toDecimalPlaces(places, HALF_EVEN);
  const [whole = '0', decimals] = rounded.abs().toFixed(places).split('.');
  const sign = rounded.isZero() || rounded.isPositive() ? '' : '-';
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`);
}

/** At most `digits` significant digits, without trailing zeros: `0.034`, `1.2`; never an exponent. */
export function significant(value: Numeric, digits: number): string {
  const rounded = new Decimal(value).toSignificantDigits(digits, HALF_EVEN);
  return fixed(rounded, rounded.decimalPlaces());
}

/** `11,240` from 100 on, cents below, two digits of what is less than a cent. */
export function money(value: Numeric): string {
  return fixed(value, moneyPlaces(value));
}

/** An amount of money that was drawn: its last digits are the rounding of float64. */
export const moneyOfFloat = (value: number): string => money(String(Number(value.toPrecision(12))));

/** How many decimals {@link money} shows; columns that must add up are rounded to the places of their total. */
export function moneyPlaces(value: Numeric): number {
  const amount = new Decimal(value);
  const cents = amount.toDecimalPlaces(2, HALF_EVEN);
  if (amount.isZero() || cents.abs().gte(100)) return 0;
  return cents.isZero() ? amount.toSignificantDigits(2, HALF_EVEN).decimalPlaces() : 2;
}

/** A price per Mtok or per answer: two decimals, or two significant digits below 0.10. */
export function unitPrice(value: Numeric): string {
  const amount = new Decimal(value);
  if (amount.isZero() || amount.abs().gte(100)) return fixed(amount, 0);
  return amount.abs().gte('0.0995') ? fixed(amount, 2) : significant(amount, 2);
}

/** A share 0..1 as `61 %`; what is not zero never shows as 0 %, what is not all never as 100 %. */
export function percent(share: Numeric): string {
  const value = new Decimal(share).times(100);
  const size = value.abs();
  if (!size.isZero() && size.lt('0.05')) return value.isNegative() ? '-0.1 %' : '<0.1 %';
  if (size.lt(100) && size.gte('99.5')) return value.isNegative() ? '-99 %' : '>99 %';
  return `${size.lt(1) && !size.isZero() ? significant(value, 1) : fixed(value, 0)} %`;
}

const SCALES = [
  ['T', '1e12'],
  ['B', '1e9'],
  ['M', '1e6'],
  ['k', '1e3'],
] as const;

/** A token volume as the scenario writes it: `212M`, `1.24B`, `340k`. */
export function volume(value: Numeric, digits = 3): string {
  const rounded = new Decimal(value).toSignificantDigits(digits, HALF_EVEN);
  const scale = SCALES.find(([, size]) => rounded.abs().gte(size));
  return scale ? significant(rounded.dividedBy(scale[1]), 34) + scale[0] : significant(rounded, digits);
}

/** The two ends of an interval, with as many digits as it takes to tell them apart. */
export function volumes(from: Numeric, to: Numeric): [from: string, to: string] {
  for (let digits = 3; digits < 12; digits++) {
    const ends: [string, string] = [volume(from, digits), volume(to, digits)];
    if (ends[0] !== ends[1]) return ends;
  }
  return [significant(from, 34), significant(to, 34)];
}

/** A count of things; an average fleet keeps its decimals. */
export const count = (value: Numeric): string => significant(new Decimal(value).toDecimalPlaces(2, HALF_EVEN), 34);

/** Any number for a person who checks it: eight significant digits, of large ones all before the point and two behind it. */
export function plain(value: Numeric): string {
  const amount = new Decimal(value);
  if (amount.abs().lt('1e6')) return significant(amount, 8);
  const cents = amount.toDecimalPlaces(2, HALF_EVEN);
  return fixed(cents, cents.decimalPlaces());
}

/** The sum of some amounts at full precision. */
export const sumOf = (values: readonly Numeric[]): Decimal =>
  values.reduce<Decimal>((sum, value) => sum.plus(value), new Decimal(0));

/** The sum of a row, as {@link plain} shows it. */
export const summed = (values: readonly Numeric[]): string => plain(sumOf(values));

/**
 * Rounds what must add up: every part is cut to `places`, and what is missing to the rounded total goes,
 * unit by unit, to the largest remainders.
 */
export function footed(parts: readonly Numeric[], total: Numeric, places: number): Decimal[] {
  const step = new Decimal(10).pow(-places);
  const exact = parts.map(part => new Decimal(part));
  const cut = exact.map(part => part.toDecimalPlaces(places, Decimal.ROUND_FLOOR));
  const sum = cut.reduce((a, b) => a.plus(b), new Decimal(0));
  const missing = new Decimal(total).toDecimalPlaces(places, HALF_EVEN).minus(sum).dividedBy(step).toNumber();
  // parts that do not make up the total at all are rounded one by one instead of being bent into shape
  if (missing < 0 || missing > parts.length) return exact.map(part => part.toDecimalPlaces(places, HALF_EVEN));
  const order = exact.map((part, i) => ({ i, rest: part.minus(cut[i]!) })).filter(({ rest }) => !rest.isZero());
  order.sort((a, b) => b.rest.comparedTo(a.rest) || a.i - b.i);
  for (const { i } of order.slice(0, missing)) cut[i] = cut[i]!.plus(step);
  return cut;
}

/** A number with its unit, for sentences: `9.4M tok/min`, `141 GB`, `2.6 replica`. */
export function amountOf(value: Numeric, unit: string): string {
  const amount = new Decimal(value);
  const text = amount.abs().gte('1e5') ? volume(amount) : significant(amount, 3);
  return unit ? `${text} ${unit}` : text;
}
