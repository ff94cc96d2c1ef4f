const CELL = /\s*(?:"(?:[^"]|"")*"[^,]*|[^,]*)/y;

/** The 1-based column at which a cell of a line of CSV begins; 1 where the line is a part of a quoted cell. */
export function cellColumn(line: string, index: number): number {
  let at = 0;
  for (let cell = 0; cell < index; cell++) {
    CELL.lastIndex = at;
    at += CELL.exec(line)?.[0].length ?? 0;
    if (line[at] !== ',') return Math.max(1, Math.min(at, line.length));
    at++;
  }
  return at + 1 + (/^\s*/.exec(line.slice(at))?.[0].length ?? 0);
}
