/** Rows of a CSV text as RFC 4180 has them, read sign by sign. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',' || sign === '\n') {
      row.push(cell);
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  if (quoted || cell || row.length) throw new Error('the last row does not end');
  return rows;
}

/** Tables of a Markdown text: of each the cells of its rows, a `|` that is escaped being text. */
export function markdownTables(text: string): string[][][] {
  const tables: string[][][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const isRow = line.startsWith('|');
    if (isRow && !inside) tables.push([]);
    inside = isRow;
    if (isRow) tables.at(-1)!.push(line.split(/(?<!\\)\|/).slice(1, -1));
  }
  return tables;
}
