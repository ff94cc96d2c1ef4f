import { Decimal } from '../../quantity/decimal.ts';

const DIGITS = 6;

/** A total divided by the number of requests, to six significant digits: `59940` tokens of `60` requests are `999`. */
export const meanOf = (total: string | number, requests: number): string =>
  rounded(new Decimal(total).dividedBy(requests));

/** A figure for a note, to three significant digits. */
export const roughly = (text: string): string => new Decimal(text).toSignificantDigits(3).toFixed();

const rounded = (value: Decimal): string => value.toSignificantDigits(DIGITS).toFixed();
