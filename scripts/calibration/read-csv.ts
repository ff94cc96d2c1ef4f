import { eachCsvRow } from '../../src/input/csv-rows.ts';

/** Rows of a CSV text by column. */
export function readCsv(text: string): Record<string, string>[] {
  let head: readonly string[] | undefined;
  const rows: Record<string, string>[] = [];
  const fault = eachCsvRow(text, cells => {
    if (head) rows.push(Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
    else head = cells;
  });
  if (fault) throw new Error(`line ${fault.line}: a quoted cell is never closed`);
  return rows;
}
