import { type Estimate, isBounded } from './estimate.ts';

const DIGITS = 6;
/** Ends of a range are no surer than this. */
const END_DIGITS = 4;

/** Less than this is the rounding of float64: a request in a thousand years, a token of a billion requests. */
const NOTHING = 1e-9;

/** A number in plain decimals, to six significant digits: half a millionth is far below what a log is sure of. */
export function plain(value: number, digits = DIGITS): string {
  if (Math.abs(value) < NOTHING || !Number.isFinite(value)) return '0';
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return value
    .toFixed(Math.min(places, 20))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** A figure within a sentence, with so many decimals at most. */
export const rounded = (value: number, places: number): string => plain(Number(value.toFixed(places)));

/** A share within a sentence. */
export const percentText = (share: number): string => `${rounded(100 * share, 1)} %`;

/** Half of the 95 % may be this share of a figure, or the figure is written as a range. */
export const SURE = 0.05;

export const isSure = ({ value, low, high }: Estimate): boolean => high - low <= 2 * SURE * Math.abs(value);

/** `1200 tok`, or `900..1200..1500 tok` where it is not sure; within bounds. `factor`: 100 for shares written in percent. */
export function amountText(
  estimate: Estimate,
  unit: string,
  { factor = 1, min = 0, max = Number.POSITIVE_INFINITY, always = false } = {},
): string {
  const value = Math.max(min, Math.min(estimate.value, max));
  const low = Math.max(estimate.low, min);
  const high = Math.min(estimate.high, max);
  const join = unit.startsWith('%') ? '' : ' ';
  const figures = [plain(low * factor, END_DIGITS), plain(value * factor), plain(high * factor, END_DIGITS)];
  const bounded = isBounded(estimate) && figures[0] !== figures[2];
  const ordered = Number(figures[0]) <= Number(figures[1]) && Number(figures[1]) <= Number(figures[2]);
  return bounded && ordered && (always || !isSure(estimate))
    ? `${figures.join('..')}${join}${unit}`
    : `${plain(value * factor)}${join}${unit}`;
}
