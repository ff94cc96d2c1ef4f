/** A CSV text that cannot be read on: from here on a quoted cell is never closed. */
export interface CsvFault {
  /** 1-based line on which the cell begins. */
  readonly line: number;
}

/**
 * Reads CSV by RFC 4180: cells apart by commas, lines by LF or CRLF; a quoted cell may hold commas, line breaks and, doubled,
 * quotes. A line without anything on it is no row. `row` is called for each, the heading first.
 */
export function eachCsvRow(text: string, row: (cells: readonly string[], line: number) => void): CsvFault | undefined {
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const plain = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    if (!plain.includes('"')) {
      if (plain !== '') row(plain.split(','), line);
      at = end + 1;
      line++;
      continue;
    }
    const read = quotedRow(text, at);
    if (!read) return { line };
    row(read.cells, line);
    line += lineBreaks(text, at, read.end);
    at = read.end;
  }
  return undefined;
}

const lineEnd = (text: string, from: number): number => {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
};

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

const QUOTED = /"((?:[^"]|"")*)"/y;
const REST = /[^,\n]*/y;

/** One row with quotes in it, and where the next begins; undefined where a quote is never closed. */
function quotedRow(text: string, from: number): { cells: string[]; end: number } | undefined {
  const cells: string[] = [];
  for (let at = from; ; ) {
    let cell = '';
    if (text[at] === '"') {
      QUOTED.lastIndex = at;
      const quoted = QUOTED.exec(text);
      if (!quoted) return undefined;
      cell = quoted[1]!.replaceAll('""', '"');
      at += quoted[0].length;
    }
    // a cell that does not begin with a quote, or what stands behind a closing one, is taken as it is
    REST.lastIndex = at;
    const rest = REST.exec(text)![0];
    at += rest.length;
    const next = text[at];
    cells.push(cell + (next === ',' ? rest : rest.replace(/\r$/, '')));
    if (next !== ',') return { cells, end: at + 1 };
    at++;
  }
}
