import fc from 'fast-check';
import { sizeOf } from '../../../src/quantity/axis.ts';
import type { Quantity, Variable } from '../../../src/quantity/quantity.ts';
import { placeIn } from '../../../src/quantity/spreadsheet/block.ts';
import { cellName, reference } from '../../../src/quantity/spreadsheet/cell-name.ts';
import { Formulas } from '../../../src/quantity/spreadsheet/formulas.ts';
import { atom } from '../../../src/quantity/spreadsheet/term.ts';
import { SheetWriter } from '../../../src/report/workbook/sheet-writer.ts';
import type { Workbook } from '../../../src/report/workbook/workbook.ts';
import { graphs, KINDS } from '../../quantity/graph.ts';

/** The cells in which one random formula came out, and what they must say. */
export interface Expected {
  readonly sheet: string;
  readonly cell: string;
  readonly value: number;
}

/** Random formulas over random axes, each on a sheet of its own. Needs are never negative, which is all that rounding up is made for. */
export function randomFormulas(count: number): { readonly workbook: Workbook; readonly expected: readonly Expected[] } {
  const kinds = KINDS.filter(kind => kind !== 'ceil');
  const outputs = fc.sample(graphs({ kinds, steps: 16 }), { numRuns: count, seed: 8 }).map(g => g.output);
  const expected: Expected[] = [];
  const sheets = outputs.map((output, i) =>
    sheetOf(output, `Graph${'ABCDEFGHIJ'[Math.floor(i / 10)]}${'ABCDEFGHIJ'[i % 10]}`, expected),
  );
  return { workbook: { title: 'random formulas', sheets: sheets.map(s => s.done()) }, expected };
}

function sheetOf(output: Quantity, name: string, expected: Expected[]): SheetWriter {
  const sheet = new SheetWriter(name, []);
  const inputs = new Map<string, string>();
  const input = (variable: Variable) => {
    const known =
      inputs.get(variable.path) ??
      reference(sheet.number(inputs.size, 0, variable.amount.likely.toNumber(), 'number'), name);
    inputs.set(variable.path, known);
    return atom(known);
  };
  let row = 0;
  const reserve = (rows: number) => {
    row += rows;
    return { sheet: name, row: row - rows, column: 1 };
  };
  const formulas = new Formulas([output], { reserve, input });
  const block = formulas.blockOf(output);
  for (const laid of formulas.laid)
    laid.formulas.forEach((formula, i) => {
      const at = placeIn(laid.block, i);
      // a wrong value, so that only a program that computes it finds the right one
      const number = Number(formula.replace(/[()]/g, ''));
      sheet.formula(at.row, at.column, formula, Number.isNaN(number) ? -1 : number, 'number');
    });
  for (let i = 0; i < sizeOf(output.axes); i++)
    expected.push({ sheet: name, cell: cellName(placeIn(block, i)), value: formulas.values(output)[i]! });
  return sheet;
}
