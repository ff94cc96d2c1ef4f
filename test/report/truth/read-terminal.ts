import { columnOf, type Found, YEAR } from './expected.ts';

/** Cells of a line: two blanks and more part them. */
const cellsOf = (line: string): string[] => line.trim().split(/ {2,}/);

/** The lines of a block from the one after `head` to the next empty one. */
function* blocks(text: string, head: RegExp): Generator<[match: RegExpExecArray, lines: string[]]> {
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    const match = head.exec(line);
    if (!match) continue;
    const end = lines.indexOf('', i);
    yield [match, lines.slice(i + 1, end === -1 ? undefined : end)];
  }
}

/** The table of plans. */
export function plansInTerminal(text: string): Found {
  const found = new Map<string, string>();
  for (const [head, lines] of blocks(text, /^ {2}plan {2,}.*$/)) {
    const [, ...titles] = cellsOf(head[0]).map(columnOf);
    for (const line of lines) {
      const [plan, ...cells] = cellsOf(line);
      if (cells.length !== titles.length) continue;
      titles.forEach((title, i) => {
        found.set(`${plan!.replace(/ \(today\)$/, '')}/${title}`, cells[i]!);
      });
    }
  }
  return found;
}

/** The cost lines of every plan. */
export function linesInTerminal(text: string): Found {
  const found = new Map<string, string>();
  for (const [head, lines] of blocks(text, /^ {2}(\S+), [A-Z]{3} a month:$/)) {
    let count = 0;
    for (const line of lines) {
      const [label, amount] = cellsOf(line);
      if (amount === undefined || !/^-?[\d,.]+$/.test(amount)) continue;
      found.set(`${head[1]}/${label === 'total' ? 'total' : `${count++} ${label}`}`, amount);
    }
  }
  return found;
}

/** The fiscal years of every plan, `total` being one of them. */
export function yearsInTerminal(text: string): Found {
  const found = new Map<string, string>();
  for (const [head, lines] of blocks(text, /^ {2}(\S+) by fiscal year, [A-Z]{3}: /)) {
    const [titles = [], ...rows] = lines.map(cellsOf);
    for (const row of rows) {
      const year = row[0]!.replace(/^\d+ mo /, '');
      if (!/^(?:FY\d{4}|total)$/.test(year)) continue;
      titles.forEach((title, i) => {
        if (title in YEAR) found.set(`${head[1]}/${year}/${title}`, row[i]!);
      });
    }
  }
  return found;
}
