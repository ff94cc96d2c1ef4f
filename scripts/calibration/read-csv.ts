/** Rows of a CSV text by column; quoted cells may hold commas, quotes and line breaks. */
export function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const endCell = () => {
    lines.at(-1)!.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"') quoted = !quoted;
    else if (quoted) cell += c;
    else if (c === ',') endCell();
    else if (c === '\n') {
      endCell();
      lines.push([]);
    } else if (c !== '\r') cell += c;
  }
  if (cell || lines.at(-1)!.length) endCell();
  const [head = [], ...rows] = lines.filter(line => line.length > 0);
  return rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}
