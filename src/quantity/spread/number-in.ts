import { Decimal } from '../decimal.ts';
import { plainDigits } from '../plain-digits.ts';
import { isNotFinite, readNumber } from '../read-number.ts';
import { type Refusal, refused } from '../refusal.ts';

/** A number inside the brackets of a distribution. */
export function numberIn(written: string, text: string): Decimal | Refusal {
  const value = readNumber(written);
  if (value) return value;
  if (written === '') return refused('spread-arguments', `\`${text}\`: a number is missing between the brackets`);
  if (isNotFinite(written)) return refused('not-finite', `\`${text}\`: \`${written}\` is not a finite number`);
  const plain = plainDigits(written);
  const unit = /^[\d.]+[kMBT]?\s+\S/.test(written);
  return refused(
    'number',
    `\`${text}\`: \`${written}\` is not a number this program reads`,
    unit ? 'the unit stands once, behind the bracket' : plain && readNumber(plain) ? `write \`${plain}\`` : undefined,
  );
}

/** The first fault of several readings, or all numbers. */
export function numbersIn(written: readonly string[], text: string): readonly Decimal[] | Refusal {
  const values: Decimal[] = [];
  for (const one of written) {
    const value = numberIn(one, text);
    if (!(value instanceof Decimal)) return value;
    values.push(value);
  }
  return values;
}

/** Digits of what comes out of a logarithm or an exponential, which float64 knows to about 16. */
const DIGITS = 15;

/** The decimal of a float, to 15 significant digits. */
export const rounded = (value: number): Decimal => new Decimal(value.toPrecision(DIGITS));
