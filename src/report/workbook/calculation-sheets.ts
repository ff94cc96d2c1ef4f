import type { Axis } from '../../quantity/axis.ts';
import { formulaOf } from '../../quantity/formula-text.ts';
import type { Quantity, Variable } from '../../quantity/quantity.ts';
import { baseUnitText } from '../../quantity/spreadsheet/base-unit.ts';
import { placeIn } from '../../quantity/spreadsheet/block.ts';
import type { Place } from '../../quantity/spreadsheet/cell-name.ts';
import { Formulas, type Laid } from '../../quantity/spreadsheet/formulas.ts';
import type { Assumptions } from './assumptions-sheet.ts';
import { SheetWriter } from './sheet-writer.ts';
import type { Shape } from './workbook.ts';

const HEADS = ['what', 'of', 'unit', 'formula in words'];
const WIDTHS = [52, 22, 18, 60];
export const FIRST_VALUE = HEADS.length;
const FIRST_ROW = 4;
const MOST_WORDS = 400;

/** The sheets on which all is computed: one for what runs over the hours of a week, one for the rest. */
export interface CalculationSheets {
  readonly formulas: Formulas;
  readonly calculation: SheetWriter;
  readonly load: SheetWriter;
  /** A line of its own above what comes next. */
  heading(text: string): void;
  /** Whether anything runs over the hours of a week. */
  hasHours(): boolean;
  /** Writes what was laid out into the sheets; elsewhere laid rows are left to who laid them. */
  write(): void;
}

export function calculationSheets(
  outputs: readonly Quantity[],
  months: Axis,
  assumptions: Assumptions,
  plain: boolean,
): CalculationSheets {
  const widths = [...WIDTHS, ...months.labels.map(() => 14)];
  const frozen = { rows: FIRST_ROW, columns: 1 };
  const calculation = new SheetWriter('Calculation', widths, frozen);
  const load = new SheetWriter('Load', widths, frozen);
  calculation.text(0, 0, 'Calculation', 'title');
  load.text(0, 0, 'Load over the hours of a week', 'title');
  for (const sheet of [calculation, load]) {
    sheet.text(
      1,
      0,
      'Every cell is a formula of inputs and of cells above or beside it. Units are base units: tokens, hours, months.',
    );
    sheet.head(FIRST_ROW - 1, [
      ...HEADS,
      ...months.labels.map((label, m) => (m === 0 ? 'value, or month 1' : `month ${label}`)),
    ]);
    sheet.row = FIRST_ROW;
  }
  const ground = {
    reserve(rows: number, axes: readonly Axis[]): Place {
      const sheet = axes.some(a => a.name === 'hour') ? load : calculation;
      const at = { sheet: sheet.name, row: sheet.row, column: FIRST_VALUE };
      sheet.row += rows;
      return at;
    },
    input: (variable: Variable, from: string) => assumptions.term(variable, from),
  };
  const formulas = new Formulas(outputs, ground, plain);
  return {
    formulas,
    calculation,
    load,
    heading(text) {
      calculation.text(calculation.row++, 0, text, 'head');
    },
    hasHours: () => load.row > FIRST_ROW,
    write() {
      for (const sheet of [calculation, load])
        for (const laid of formulas.laid) if (laid.block.at.sheet === sheet.name) writeRows(laid, sheet, formulas);
    },
  };
}

function writeRows(laid: Laid, sheet: SheetWriter, formulas: Formulas): void {
  const { quantity, called, block } = laid;
  const words = quantity ? inWords(quantity, formulas) : '';
  const unit = quantity ? baseUnitText(quantity.unit) : '';
  const rows = new Set<number>();
  laid.formulas.forEach((formula, i) => {
    const { row, column } = placeIn(block, i);
    if (!rows.has(row)) {
      rows.add(row);
      sheet.text(row, 0, called || shortened(words, 90));
      const label = labelOf(laid.axes, i);
      if (label) sheet.text(row, 1, label);
      if (unit) sheet.text(row, 2, unit);
      // a block says once how it is computed
      if (words && rows.size === 1) sheet.text(row, 3, shortened(words, MOST_WORDS), 'note');
    }
    putNumber(sheet, row, column, formula, laid.values[i]!);
  });
}

/** A formula and what it comes to. */
export function putNumber(
  sheet: SheetWriter,
  row: number,
  column: number,
  formula: string,
  value: number,
  shape: Shape = 'number',
): void {
  sheet.formula(row, column, formula, Number.isFinite(value) ? value : '#DIV/0!', shape);
}

/** Element of a quantity by the labels of its axes, months left out. */
function labelOf(axes: readonly Axis[], element: number): string {
  let rest = element;
  const labels: string[] = [];
  for (const axis of [...axes].reverse()) {
    if (axis.name !== 'month') labels.unshift(axis.labels[rest % axis.labels.length]!);
    rest = Math.floor(rest / axis.labels.length);
  }
  return labels.join(', ');
}

function inWords(q: Quantity, formulas: Formulas): string {
  const named = (part: Quantity) =>
    part.name ?? (part.operation.kind === 'given' ? 'an input' : `a ${part.operation.kind} above`);
  return formulaOf(q, named, part => part !== q && formulas.hasCells(part)).text ?? 'an input, from Assumptions';
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
