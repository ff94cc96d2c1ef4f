/** The rows of a CSV text by RFC 4180, as records by the names of the first row. Not the program's reader. */
export function recordsIn(text: string, comma = ','): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === comma) {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (sign === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted || cell !== '' || rows.at(-1)!.length) throw new Error('the text does not end with a whole row');
  const [head = [], ...body] = rows.slice(0, -1);
  return body.map(row => {
    if (row.length !== head.length) throw new Error(`a row of ${row.length} cells under a head of ${head.length}`);
    return Object.fromEntries(head.map((name, i) => [name, row[i]!]));
  });
}
