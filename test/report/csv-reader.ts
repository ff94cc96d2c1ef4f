/** The rows of a file as RFC 4180 has it, in the dialect of Excel where the file begins with a byte order mark; written without a look at the writer. */
export function csvRows(bytes: string, separator = ','): readonly (readonly string[])[] {
  const text = bytes.startsWith('\ufeff') ? bytes.slice(1) : bytes;
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"') {
      if (cell !== '') throw new Error(`a quotation mark inside a cell at ${i}`);
      quoted = true;
    } else if (sign === separator) {
      record.push(cell);
      cell = '';
    } else if (sign === '\n' || (sign === '\r' && text[i + 1] === '\n')) {
      if (sign === '\r') i++;
      records.push([...record, cell]);
      record = [];
      cell = '';
    } else if (sign === '\r') throw new Error(`a carriage return alone at ${i}`);
    else cell += sign;
  }
  if (quoted || cell !== '' || record.length) throw new Error('the file does not end with a line end');
  return records;
}

/** The rows by the names of the first one. */
export function readCsv(
  bytes: string,
  separator = ',',
): { readonly names: readonly string[]; readonly rows: Record<string, string>[] } {
  const [names = [], ...rows] = csvRows(bytes, separator);
  return {
    names,
    rows: rows.map(row => {
      if (row.length !== names.length) throw new Error(`${row.length} cells under ${names.length} names`);
      return Object.fromEntries(names.map((name, i) => [name, row[i]!]));
    }),
  };
}
