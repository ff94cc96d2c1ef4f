import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt, SourceText } from '../../input/source-text.ts';

/** A cell of a CSV file, and where it stands. */
export interface Cell {
  readonly text: string;
  readonly mark: Mark;
}

const PLAIN = /[^,"\n]*/y;
const QUOTED = /"((?:[^"]|"")*)"/y;

/** Reads CSV (RFC 4180) into rows of cells; a line without anything on it is a row without cells. */
export function readCsv(
  text: string,
  file: string,
):
  | { readonly ok: true; readonly rows: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly problem: Problem } {
  const source = new SourceText(file, text);
  const rows: Cell[][] = [];
  for (let at = 0; at < text.length; ) {
    const row: Cell[] = [];
    for (;;) {
      const pattern = text[at] === '"' ? QUOTED : PLAIN;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      const end = found ? at + found[0].length : at;
      const mark = source.mark(at, Math.max(1, end - at));
      if (!found || !(text[end] === ',' || text[end] === '\n' || text[end] === undefined))
        return {
          ok: false,
          problem: problemAt(mark, 'E520', 'a quoted cell of CSV that is not closed before a comma'),
        };
      row.push({ text: found[1]?.replaceAll('""', '"') ?? found[0].trim(), mark });
      at = end + 1;
      if (text[end] !== ',') break;
    }
    rows.push(row.length === 1 && row[0]!.text === '' ? [] : row);
  }
  return { ok: true, rows };
}
