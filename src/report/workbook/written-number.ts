import type { Decimal } from '../../quantity/decimal.ts';
import { literal } from '../../quantity/spreadsheet/cell-name.ts';
import { ATOM, PRODUCT, type Term } from '../../quantity/spreadsheet/term.ts';
import type { Unit } from '../../quantity/unit.ts';
import type { Shape } from './workbook.ts';

/** Whether amounts of a unit stand as shares, which a spreadsheet shows in percent: `8%` and `8 %/year` are 0.08. */
const inPercent = ({ text }: Unit): boolean => text.startsWith('%');

/** The number that a cell holds for an amount in its unit. */
export const cellNumber = (value: Decimal, unit: Unit): number =>
  (inPercent(unit) ? value.dividedBy(100) : value).toNumber();

export const shapeOf = (unit: Unit): Shape => (inPercent(unit) ? 'percent' : 'number');

/** The unit beside such a cell: a share a year is `/year`. */
export const cellUnit = (unit: Unit): string => unit.text;

/** Such a cell in base units. */
export function inBaseUnits(cell: string, unit: Unit): Term {
  const denominator = inPercent(unit) ? unit.denominator.dividedBy(100) : unit.denominator;
  const above = unit.numerator.eq(1) ? '' : `*${literal(unit.numerator.toNumber())}`;
  const below = denominator.eq(1) ? '' : `/${literal(denominator.toNumber())}`;
  return { text: `${cell}${above}${below}`, level: above || below ? PRODUCT : ATOM };
}
