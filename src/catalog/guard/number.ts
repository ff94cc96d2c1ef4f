import { readAmount, type Wanted } from '../../quantity/amount.ts';
import { unit as knownUnit } from '../../quantity/unit.ts';
import type { Figure } from '../compiled.ts';

/** An amount as plain numbers in the field's first unit, money in USD: only its magnitude is judged. */
export interface Magnitude {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** As it is written. */
  readonly text: string;
}

/** USD for one unit of a currency, to the first digit (2026): a guard asks for the order of magnitude, nothing is computed with it. */
const USD: Readonly<Record<string, number>> = {
  EUR: 1.1,
  GBP: 1.3,
  CHF: 1.2,
  JPY: 0.0066,
  CNY: 0.14,
  INR: 0.0115,
  CAD: 0.72,
  AUD: 0.66,
  SEK: 0.1,
  NOK: 0.1,
  DKK: 0.15,
  PLN: 0.27,
  BRL: 0.18,
  KRW: 0.0007,
  SGD: 0.77,
  ILS: 0.28,
  AED: 0.27,
  HKD: 0.13,
  NZD: 0.6,
  CZK: 0.046,
  HUF: 0.0029,
  MXN: 0.054,
  ZAR: 0.056,
  TWD: 0.032,
};

/** The magnitude of a figure; undefined where none is written, or it cannot be read (the schema has said so). */
export function magnitudeOf(figure: Figure | number | undefined, wanted: Wanted): Magnitude | undefined {
  if (figure === undefined) return undefined;
  const text = typeof figure === 'object' ? figure.value : String(figure);
  const reading = readAmount(text, wanted);
  if (!reading.ok) return undefined;
  const { low, likely, high, unit } = reading.amount;
  const first = knownUnit(wanted.units[0]!);
  const currency = [...unit.powers.keys()].find(base => base in USD);
  const scale =
    (unit.numerator.toNumber() /
      unit.denominator.toNumber() /
      (first.numerator.toNumber() / first.denominator.toNumber())) *
    (currency ? USD[currency]! : 1);
  return { low: low.toNumber() * scale, likely: likely.toNumber() * scale, high: high.toNumber() * scale, text };
}

/** The number alone: the likely value. */
export const numberOf = (figure: Figure | number | undefined, wanted: Wanted): number | undefined =>
  magnitudeOf(figure, wanted)?.likely;
