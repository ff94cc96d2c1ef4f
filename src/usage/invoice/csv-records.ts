import { eachCsvRow } from '../../input/csv-rows.ts';
import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt, SourceText } from '../../input/source-text.ts';
import { cellColumn } from '../../scenario/samples/cell-column.ts';
import type { Cell, InvoiceRecord, InvoiceRecords } from './record.ts';

const PROBLEM_LIMIT = 20;

/** What else spreadsheets put between cells. */
const SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const;

/** The rows of a CSV file by the names in its first line. */
export function csvRecords(text: string, file: string): InvoiceRecords | { readonly problems: readonly Problem[] } {
  const source = new SourceText(file, text);
  const problems: Problem[] = [];
  const records: InvoiceRecord[] = [];
  let names: readonly string[] | undefined;
  let columns: ReadonlyMap<string, number> = new Map();
  const open = eachCsvRow(text, (cells, line) => {
    if (!names) {
      names = cells.map(cell => cell.trim());
      const parted = cells.length === 1 ? SEPARATORS.find(([sign]) => cells[0]!.includes(sign)) : undefined;
      if (parted)
        problems.push(
          problemAt(lineMark(source, line), 'E590', `the cells are apart by ${parted[1]}, not by commas`, {
            hint: 'save it anew with commas between cells, and decimals with a point',
          }),
        );
      columns = new Map(names.flatMap((name, i) => (name === '' ? [] : [[name, i] as const])));
      return;
    }
    if (cells.every(cell => cell.trim() === '')) return;
    if (cells.length === names.length) records.push(new CsvRecord(columns, cells, source, line));
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

/** A row of which cells are made when they are asked for: most never are, and long invoices have many. */
class CsvRecord implements InvoiceRecord {
  readonly cells = this;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #texts: readonly string[];
  readonly #source: SourceText;
  readonly #line: number;

  constructor(columns: ReadonlyMap<string, number>, texts: readonly string[], source: SourceText, line: number) {
    this.#columns = columns;
    this.#texts = texts;
    this.#source = source;
    this.#line = line;
  }

  get mark(): Mark {
    return lineMark(this.#source, this.#line);
  }

  get(name: string): Cell | undefined {
    const column = this.#columns.get(name);
    const text = column === undefined ? '' : this.#texts[column]!.trim();
    if (column === undefined || text === '') return undefined;
    const [source, line] = [this.#source, this.#line];
    return {
      text,
      get mark() {
        return cellMark(source, line, column, text.length);
      },
    };
  }
}

function cellMark(source: SourceText, line: number, index: number, length: number): Mark {
  const column = cellColumn(source.line(line), index);
  return source.mark(source.start(line) + column - 1, length);
}

const lineMark = (source: SourceText, line: number): Mark =>
  source.mark(source.start(line), Math.max(1, source.line(line).length));
