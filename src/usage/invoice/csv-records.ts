import { eachCsvRow } from '../../input/csv-rows.ts';
import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt, SourceText } from '../../input/source-text.ts';
import { cellColumn } from '../../scenario/samples/cell-column.ts';
import type { Cell, InvoiceRecord, InvoiceRecords } from './record.ts';

const PROBLEM_LIMIT = 20;

/** The rows of a CSV file by the names in its first line. */
export function csvRecords(text: string, file: string): InvoiceRecords | { readonly problems: readonly Problem[] } {
  const source = new SourceText(file, text);
  const problems: Problem[] = [];
  const records: InvoiceRecord[] = [];
  let names: readonly string[] | undefined;
  const open = eachCsvRow(text, (cells, line) => {
    if (!names) {
      names = cells.map(cell => cell.trim());
      return;
    }
    if (cells.every(cell => cell.trim() === '')) return;
    if (cells.length === names.length) records.push(recordOf(names, cells, source, line));
    else if (problems.length < PROBLEM_LIMIT)
      problems.push(
        problemAt(
          lineMark(source, line),
          'E590',
          `the line has ${cells.length} cells, the first line names ${names.length} columns`,
          {
            hint: 'cells are apart by commas; one with a comma in it stands in double quotes, and decimals have a point',
          },
        ),
      );
  });
  if (open) problems.push(problemAt(lineMark(source, open.line), 'E590', 'a quoted cell is never closed'));
  const twice = names?.find((name, i, all) => name !== '' && all.indexOf(name) !== i);
  if (twice !== undefined) problems.push(problemAt(source.mark(0), 'E590', `two columns are named \`${twice}\``));
  if (!names) problems.push(problemAt(source.mark(0), 'E590', 'the file is empty'));
  return problems.length ? { problems } : { mark: lineMark(source, 1), names: names!, records };
}

function recordOf(names: readonly string[], cells: readonly string[], source: SourceText, line: number): InvoiceRecord {
  const found = new Map<string, Cell>();
  for (const [i, name] of names.entries()) {
    const text = cells[i]!.trim();
    if (text === '' || name === '') continue;
    // most cells are never pointed at
    found.set(name, {
      text,
      get mark() {
        return cellMark(source, line, i, text.length);
      },
    });
  }
  return {
    get mark() {
      return lineMark(source, line);
    },
    cells: found,
  };
}

function cellMark(source: SourceText, line: number, index: number, length: number): Mark {
  const column = cellColumn(source.line(line), index);
  return source.mark(source.start(line) + column - 1, length);
}

const lineMark = (source: SourceText, line: number): Mark =>
  source.mark(source.start(line), Math.max(1, source.line(line).length));
