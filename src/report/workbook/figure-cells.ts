import type { Plan } from '../../model/plan.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { SheetWriter, Told } from './sheet-writer.ts';
import type { Shape } from './workbook.ts';

/** What runs short by less than this share is the rounding of float64. */
const ROUNDING = '1E-9';

/** Whether a limit is kept, but for what is the rounding of float64; as a formula on a sheet, and what it comes to. */
export function limitHolds(
  { margin, need, have }: Plan['margins'][number],
  sheet: string,
  formulas: Formulas,
): { readonly formula: string; readonly holds: boolean } {
  const [room, needed, there] = [margin, need, have].map(q => formulas.term(q, 0, sheet).text);
  const [m, n, h] = [margin, need, have].map(q => formulas.values(q)[0]!) as [number, number, number];
  return {
    formula: `(${room})>=-${ROUNDING}*MAX(ABS(${needed}),ABS(${there}))`,
    holds: m >= -Number(ROUNDING) * Math.max(Math.abs(n), Math.abs(h)),
  };
}

/** A formula cell for a quantity without axes. */
export function figure(
  sheet: SheetWriter,
  row: number,
  column: number,
  q: Quantity,
  formulas: Formulas,
  shape: Shape,
): Told {
  const value = formulas.values(q)[0]!;
  return sheet.formula(
    row,
    column,
    formulas.term(q, 0, sheet.name).text,
    Number.isFinite(value) ? value : '#DIV/0!',
    shape,
  );
}
