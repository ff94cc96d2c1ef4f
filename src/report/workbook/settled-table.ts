import { SheetWriter, type Told } from './sheet-writer.ts';
import type { Shape } from './workbook.ts';

/** A cell of a table of values: a text, a decimal as text with how it is shown, or nothing. */
export type Settled = string | null | { readonly number: string | null; readonly shape: Shape };

export const amount = (number: string | null, shape: Shape): Settled => ({ number, shape });

/** A sheet of what tco found by a search: values, with a mark that says whether they still belong to the inputs. */
export function settledSheet(name: string, widths: readonly number[], stale: Told): SheetWriter {
  const sheet = new SheetWriter(name, widths, { rows: 3, columns: 0 });
  sheet.text(0, 0, name, 'title');
  sheet.text(1, 0, 'Recomputed by tco:', 'settled');
  sheet.formula(1, 1, sheet.ref(stale), stale.value, 'text', 'settled');
  sheet.text(2, 0, 'Values that only a search finds; this workbook does not compute them.', 'note');
  sheet.row = 3;
  return sheet;
}

/** Adds a table, and an empty line below it. */
export function settledTable(
  sheet: SheetWriter,
  heads: readonly string[],
  rows: readonly (readonly Settled[])[],
): void {
  if (!rows.length) return;
  sheet.head(sheet.row++, heads);
  for (const cells of rows) {
    const row = sheet.row++;
    cells.forEach((cell, column) => {
      if (cell === null) return;
      if (typeof cell === 'string') sheet.text(row, column, cell, 'settled');
      else if (cell.number !== null) sheet.number(row, column, Number(cell.number), cell.shape, 'settled');
    });
  }
  sheet.row++;
}

/** Adds a sentence of its own. */
export function settledText(sheet: SheetWriter, text: string | undefined): void {
  if (text) sheet.text(sheet.row++, 0, text, 'settled');
}
